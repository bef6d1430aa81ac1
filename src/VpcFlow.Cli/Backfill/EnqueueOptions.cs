using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Backfill;

/// <summary>The options of <c>vpcflow enqueue</c>.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">What the keys begin with.</param>
/// <param name="QueueUrl">The URL of the queue.</param>
/// <param name="Selection">The objects of interest.</param>
/// <param name="Aws">How AWS is reached.</param>
internal sealed record EnqueueOptions(string Bucket, string Prefix, string QueueUrl, InputSelection Selection, AwsOptions Aws)
{
    /// <summary>The URL of the manifest of an inventory.</summary>
    public string? Inventory { get; init; }

    /// <summary>The maximum number of objects in a second.</summary>
    public int? Rate { get; init; }

    /// <summary>The folder of the state; <see langword="null"/> for the usual one.</summary>
    public string? State { get; init; }

    /// <summary>What distinguishes the run from others, as it was written on the command line.</summary>
    public required string Name { get; init; }

    public bool StartsAgain { get; init; }

    public bool IsDryRun { get; init; }

    public bool IsQuiet { get; init; }

    /// <summary>The objects, for people.</summary>
    public string Source => Inventory ?? $"s3://{Bucket}/{Prefix}";
}
