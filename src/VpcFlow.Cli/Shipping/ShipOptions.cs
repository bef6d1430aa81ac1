using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>The options of <c>vpcflow ship</c>.</summary>
internal sealed record ShipOptions
{
    /// <summary>Files, folders, patterns, <c>-</c>, the URLs of queues, and buckets.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The cluster, with the secrets of the environment.</summary>
    public required ElasticsearchConnection Connection { get; init; }

    /// <summary>Which files to read, by their paths.</summary>
    public InputSelection Selection { get; init; } = InputSelection.All;

    public IReadOnlyList<FlowLogFormat> Formats { get; init; } = [];

    public FlowLogFilter? Where { get; init; }

    public EnrichmentFiles Enrichment { get; init; } = EnrichmentFiles.None;

    public string Namespace { get; init; } = "default";

    /// <summary>Whether rejected lines become documents.</summary>
    public FlowLogErrorHandling OnError { get; init; }

    public AwsOptions Aws { get; init; } = new();

    public TimeSpan VisibilityTimeout { get; init; }

    public int MaxReceiveCount { get; init; }

    /// <summary>The time between two searches of a bucket.</summary>
    public TimeSpan BucketListInterval { get; init; }

    public int NumberOfWorkers { get; init; }

    /// <summary>The queue for messages that can't be delivered; <see langword="null"/> for the folder of the state.</summary>
    public string? DeadLetterQueueUrl { get; init; }

    /// <summary>The folder for what was delivered of buckets, and for what can't be delivered.</summary>
    public required string State { get; init; }

    /// <summary>Whether to end when everything is delivered, rather than wait for more.</summary>
    public bool Once { get; init; }

    /// <summary>Whether only to say what would be read and delivered.</summary>
    public bool DryRun { get; init; }

    public bool IsQuiet { get; init; }

    public int Threads { get; init; } = 1;
}
