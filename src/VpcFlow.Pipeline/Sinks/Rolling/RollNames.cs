using System.Globalization;
using System.Text;

namespace VpcFlow.Pipeline.Sinks.Rolling;

/// <summary>The names of files, and how the documents of an object are written.</summary>
/// <param name="options">The options of the sink.</param>
internal sealed class RollNames(FlowLogFileSinkOptions options)
{
    public string Extension { get; } = options switch
    {
        { Format: FlowLogFileFormat.Parquet } => ".parquet",
        { Gzip: true } => ".ndjson.gz",
        _ => ".ndjson",
    };

    /// <summary>Returns a name that no other roll has.</summary>
    public string Next() => string.Create(
        CultureInfo.InvariantCulture,
        $"vpcflow-{options.TimeProvider.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{Random.Shared.NextInt64(1L << 32):x8}");

    /// <summary>
    /// Returns the name for an object, which is the same whenever it comes. Events of CloudWatch Logs have ids of their own, and what has
    /// them has no identity as a whole.
    /// </summary>
    public string Of(FlowLogObject source)
        => source.Identity is { UsesEventIds: false } identity ? $"vpcflow-{Encoding.ASCII.GetString(identity.Prefix)}" : Next();

    public EcsWriterOptions OptionsOf(FlowLogObject source) => new()
    {
        Namespace = source.DataStreamNamespace ?? options.Namespace,
        Origin = source.Origin,
        Identity = source.Identity,
        OnError = options.OnError,
        Enricher = options.Enricher,
        TimeProvider = options.TimeProvider,
    };
}
