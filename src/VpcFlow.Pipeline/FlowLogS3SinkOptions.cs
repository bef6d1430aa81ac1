namespace VpcFlow;

/// <summary>The options of a <see cref="FlowLogS3Sink"/>: where objects go, and how the files that become objects are written.</summary>
public sealed class FlowLogS3SinkOptions : FlowLogFileSinkOptions
{
    /// <summary>Creates options, whose <see cref="FlowLogFileSinkOptions.Name"/> is <c>s3</c> unless set.</summary>
    public FlowLogS3SinkOptions() => Name = "s3";

    /// <summary>The name of the bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>What the keys begin with, before the folders of partitions; by default nothing.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>How AWS is reached.</summary>
    public AwsOptions Aws { get; init; } = new();

    /// <summary>How long an upload that failed waits; twice as long each time after that, up to a minute.</summary>
    internal TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The size of the parts of large uploads: S3 takes at most 10,000 of them.</summary>
    internal int PartSize { get; init; } = 64 << 20;
}
