using System.CommandLine;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Shipping;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow ship</c>: flow logs into Elasticsearch or OpenSearch.</summary>
internal static class ShipCommand
{
    public const string Name = "ship";

    public static Command Create(MessageWriter messages)
    {
        Argument<string[]> sources = Symbols.Input<string[]>(
            "Files, folders, patterns, - for standard input, the URLs of SQS queues that receive notifications of S3, and "
                + "s3://bucket/prefix for buckets that are searched again and again.");
        Option<string[]> format = FormatArgument.CreateOptions("The format of lines without a header, as for 'vpcflow convert'.");
        Option<string?> where = WhereArgument.CreateOption();
        var connection = new ConnectionOptions();
        var dataNamespace = new Option<string>("--namespace")
        {
            HelpName = "NS",
            Description = "The namespace of the data stream logs-aws.vpcflow-NS.",
            DefaultValueFactory = _ => "default",
        };
        Option<string> onError = Symbols.Choice(
            "--on-error",
            "How to handle a line that can't be parsed. skip: report it and leave it out; document: deliver a document with the error.",
            "skip",
            "document");
        var state = new Option<string?>("--state")
        {
            HelpName = "DIR",
            Description = "The folder that remembers what of buckets was delivered, and keeps messages and documents that can't be "
                + "delivered; by default ~/.local/state/vpcflow. One process can have it at a time.",
        };
        var once = new Option<bool>("--once") { Description = "End when everything is delivered. Files are always read once." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check the sources and the cluster, and deliver nothing." };
        Option<bool> quiet = Symbols.Quiet();
        Option<long> threads = Symbols.Number(
            "--threads", "How many batches to read and render at the same time; by default the number of processors.", "N", min: 1, 256);
        threads.DefaultValueFactory = _ => Math.Min(Environment.ProcessorCount, 256);
        var enrichment = new EnrichmentOptions();
        var queue = new QueueOptions();
        var selection = new SelectionOptions();

        var command = new Command(Name, "Deliver flow logs to Elasticsearch or OpenSearch.") { sources };
        connection.AddTo(command);
        foreach (Option option in new Option[] { dataNamespace, format, where, onError, once, dryRun, state, threads })
            command.Add(option);
        enrichment.AddTo(command);
        queue.AddTo(command);
        selection.AddTo(command);
        command.Add(quiet);
        command.SetAction((parsed, _) =>
        {
            var options = new ShipOptions
            {
                Sources = parsed.GetRequiredValue(sources),
                Connection = connection.Get(parsed),
                Selection = selection.Get(parsed),
                Formats = FormatArgument.ParseAll(parsed.GetValue(format)),
                Where = parsed.GetValue(where) is { } filter ? WhereArgument.Parse(filter) : null,
                Enrichment = enrichment.Get(parsed),
                Namespace = NamespaceArgument.Validate(parsed.GetRequiredValue(dataNamespace)),
                OnError = parsed.GetRequiredValue(onError) == "document" ? FlowLogErrorHandling.Document : FlowLogErrorHandling.Skip,
                Aws = queue.GetAws(parsed),
                VisibilityTimeout = queue.GetVisibilityTimeout(parsed),
                BucketListInterval = queue.GetBucketListInterval(parsed),
                MaxReceiveCount = queue.GetMaxReceiveCount(parsed),
                NumberOfWorkers = queue.GetNumberOfWorkers(parsed),
                DeadLetterQueueUrl = queue.GetDeadLetterQueue(parsed),
                State = parsed.GetValue(state) ?? DefaultState(),
                Once = parsed.GetValue(once),
                DryRun = parsed.GetValue(dryRun),
                IsQuiet = parsed.GetValue(quiet),
                Threads = (int)parsed.GetRequiredValue(threads),
            };
            return Task.Run(() => ShipRun.RunAsync(options, messages), CancellationToken.None);
        });
        return command;
    }

    private static string DefaultState()
    {
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "vpcflow");
        string? root = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        return string.IsNullOrEmpty(root)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state", "vpcflow")
            : Path.Combine(root, "vpcflow");
    }
}
