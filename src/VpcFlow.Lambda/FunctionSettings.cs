using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Shipping;

namespace VpcFlow.Lambda;

/// <summary>The settings of the function: those of <c>vpcflow ship</c>, but for the sources, since events are the source.</summary>
/// <param name="Options">The settings.</param>
/// <param name="DeadLetterQueueUrl">
/// The queue for what can't be delivered; <see langword="null"/> if it is kept in the folder of the state.
/// </param>
internal sealed record FunctionSettings(ShipOptions Options, string? DeadLetterQueueUrl)
{
    private const string QueueVariable = "VPCFLOW_DEAD_LETTER_QUEUE_URL";
    private const string FileName = "vpcflow.json";

    /// <summary>An invocation pays for waiting, and nothing but its own event fills requests.</summary>
    private static readonly TimeSpan s_idleInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>Loads the settings of the environment, and of a file beside the function if there is one.</summary>
    /// <exception cref="UsageException">A setting is not what it should be.</exception>
    public static FunctionSettings Load()
    {
        string file = Path.Combine(AppContext.BaseDirectory, FileName);
        ShipSettings settings = ConfigurationFile.Load(File.Exists(file) ? file : null, Environment.GetEnvironmentVariables());
        string? queue = Environment.GetEnvironmentVariable(QueueVariable) is { Length: > 0 } url ? url : null;
        Check(settings, queue);
        settings.State ??= Path.Combine(Path.GetTempPath(), "vpcflow");
        return new FunctionSettings(ShipOptions.Read(settings) with { IdleInterval = s_idleInterval }, queue);
    }

    private static void Check(ShipSettings settings, string? queue)
    {
        if (settings.Source.HasAny())
            throw new UsageException("Source: a function takes flow logs from its events only; leave the section out");
        if (settings.Sinks.AllFiles().Any(f => f.Rolling != FlowLogFileRolling.Object))
        {
            throw new UsageException(
                "Sinks: files and S3 need Rolling Object in a function, so that they are complete when an event is answered");
        }

        // Documents of a transformation are in its answer; whatever else there is needs a place that outlives the function.
        bool delivers = settings.Sinks.Elasticsearch.Count + settings.Sinks.Kafka.Count + settings.Sinks.AllFiles().Count() > 0;
        if (delivers && queue is null && settings.State is null)
        {
            throw new UsageException(
                $"there is no place for what can't be delivered: set {QueueVariable} to the URL of a queue, "
                + "or VPCFLOW__STATE to a folder of a file system that stays");
        }
    }
}
