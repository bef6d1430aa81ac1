using System.CommandLine;
using VpcFlow.Cli.Configuration;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Policies;
using VpcFlow.Cli.Shipping;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow ship</c>: flow logs into Elasticsearch, OpenSearch or files.</summary>
internal static class ShipCommand
{
    public const string Name = "ship";

    public static Command Create(MessageWriter messages)
    {
        Argument<string[]> sources = Symbols.Input<string[]>(
            "Files, folders, patterns, - for standard input, the URLs of SQS queues that receive notifications of S3, "
                + "s3://bucket/prefix for buckets and cloudwatch:GROUP or cloudwatch:PREFIX* for log groups that are searched again and "
                + "again, kafka://broker:9092/topic for a topic of Kafka, and firehose:PORT for an endpoint of Data Firehose, whose access "
                + "key is in VPCFLOW_FIREHOSE_ACCESS_KEY. They replace those of --config.");
        sources.Arity = ArgumentArity.ZeroOrMore;
        var config = new Option<string?>("--config")
        {
            HelpName = "FILE",
            Description = "The settings in JSON; environment variables such as VPCFLOW__SINKS__ELASTICSEARCH__NAMESPACE and options of "
                + "the command replace those of the file.",
        };
        var connection = new ConnectionOptions();
        var files = new FileSinkOptions();
        var contents = new ShipContentOptions();
        var state = new Option<string?>("--state")
        {
            HelpName = "DIR",
            Description = "The folder that remembers what was delivered, and keeps messages and documents that can't be "
                + "delivered; by default ~/.local/state/vpcflow. One process can have it at a time.",
        };
        var once = new Option<bool>("--once")
        {
            Description = "End when everything is delivered; files end without it, too, unless they are followed.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check the sources and the sinks, and deliver nothing." };
        var printPolicy = new Option<string?>("--print-policy")
        {
            HelpName = "iam|elasticsearch|opensearch",
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Print the least permissions in AWS that the sources and sinks need, and the least role in the cluster, as JSON, "
                + "and do nothing else; one of them by its name.",
        };
        printPolicy.AcceptOnlyFromAmong("iam", "elasticsearch", "opensearch");
        var metrics = new MetricsOption();
        var log = new Option<string?>("--log")
        {
            HelpName = "text|json",
            Description = "How messages are written to standard error. text: for people; json: each as one line with @timestamp, log.level "
                + "and message. By default text on a terminal, and json otherwise.",
        };
        log.AcceptOnlyFromAmong("text", "json");
        Option<bool> quiet = Symbols.Quiet();
        var queue = new QueueOptions();
        var streams = new StreamOptions();
        var kafka = new KafkaOptions();
        var selection = new SelectionOptions();

        var command = new Command(Name, "Deliver flow logs to Elasticsearch, OpenSearch, files, S3 or Kafka.") { sources, config };
        connection.AddTo(command);
        files.AddTo(command);
        contents.AddTo(command);
        foreach (Option option in new Option[] { once, dryRun, printPolicy, state, metrics, log })
            command.Add(option);
        queue.AddTo(command);
        streams.AddTo(command);
        kafka.AddTo(command);
        selection.AddTo(command);
        command.Add(quiet);
        command.SetAction((parsed, _) =>
        {
            ShipSettings settings = ConfigurationFile.Load(parsed.GetValue(config), Environment.GetEnvironmentVariables());
            SourceArguments.Apply(parsed.GetValue(sources) ?? [], settings);
            connection.Apply(parsed, settings);
            files.Apply(parsed, settings.Sinks);
            contents.Apply(parsed, settings);
            queue.Apply(parsed, settings);
            streams.Apply(parsed, settings);
            kafka.Apply(parsed, settings);
            selection.Apply(parsed, settings.Select);
            settings.State = parsed.GetValue(state) ?? settings.State;
            metrics.Apply(parsed, settings.Telemetry);
            if (Symbols.IsGiven(parsed, printPolicy))
                return Task.FromResult(PolicyPrinter.Print(settings, parsed.GetValue(printPolicy), messages));
            ShipOptions options = ShipOptions.Create(settings) with
            {
                Once = parsed.GetValue(once),
                DryRun = parsed.GetValue(dryRun),
                IsQuiet = parsed.GetValue(quiet),
            };
            messages.IsJson = IsJson(parsed.GetValue(log), settings.Log, options.DryRun);
            return Task.Run(() => ShipRun.RunAsync(options, messages), CancellationToken.None);
        });
        return command;
    }

    /// <summary>Off a terminal, programs read messages, unless somebody wants them for people. A dry run is for people.</summary>
    private static bool IsJson(string? option, LogFormat? setting, bool isDryRun)
    {
        if (option is not null)
            return option == "json";
        return !isDryRun && (setting is { } format ? format == LogFormat.Json : Console.IsErrorRedirected);
    }
}
