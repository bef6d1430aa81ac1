namespace VpcFlow;

/// <summary>The options of a <see cref="FlowLogBackfill"/>.</summary>
public sealed class FlowLogBackfillOptions
{
    private readonly int? _objectsPerSecond;

    /// <summary>The bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>What the keys begin with; empty for all.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>
    /// The URL of a manifest of S3 Inventory, such as <c>s3://bucket/path/2024-12-04T01-00Z/manifest.json</c>, whose files, in CSV or
    /// Parquet, name the objects; <see langword="null"/> to list the bucket.
    /// </summary>
    public string? InventoryManifest { get; init; }

    /// <summary>The URL of the queue.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>
    /// The first time of interest: objects whose keys say that all their records are earlier are left out. <see langword="null"/> for all.
    /// </summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The time before which all times of interest are, as for <see cref="Since"/>.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Selects objects by their keys; <see langword="null"/> for all.</summary>
    public Func<string, bool>? KeyFilter { get; init; }

    /// <summary>The maximum number of objects that are put on the queue in a second; <see langword="null"/> for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? ObjectsPerSecond
    {
        get => _objectsPerSecond;
        init
        {
            if (value is { } rate)
                ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1);
            _objectsPerSecond = value;
        }
    }

    /// <summary>Remembers how far a run has come.</summary>
    public required FlowLogStateFolder State { get; init; }

    /// <summary>
    /// What distinguishes this run from others in the state folder; <see langword="null"/> for bucket, prefix, manifest, queue and times.
    /// A run that is resumed has the times of its beginning, so a name is of use where they are relative to the current time.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Whether to begin anew what has been begun or finished.</summary>
    public bool StartsAgain { get; init; }

    /// <summary>How AWS is reached.</summary>
    public AwsOptions Aws { get; init; } = new();

    /// <summary>The clock of the rate.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
