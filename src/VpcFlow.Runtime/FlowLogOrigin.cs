using VpcFlow.Documents.Fragments;

namespace VpcFlow;

/// <summary>
/// Represents where the records of an input come from: a file, an object in S3, or a log group of CloudWatch Logs. Documents show it in
/// members such as <c>log.file.path</c>, see <see cref="EcsWriterOptions.Origin"/>.
/// </summary>
public sealed class FlowLogOrigin
{
    private OriginMembers? _members;

    private FlowLogOrigin()
    {
    }

    /// <summary>A stream without a name, such as standard input: documents have only <c>log.offset</c>.</summary>
    public static FlowLogOrigin Stream { get; } = new();

    /// <summary>
    /// A request with records of CloudWatch Logs, such as one of Data Firehose: what its payloads name, and what Elastic's integration
    /// adds,
    /// <c>event.dataset</c>, <c>event.module</c> and <c>tags</c>. There is no <c>log.offset</c>, since there is no file.
    /// </summary>
    public static FlowLogOrigin Request { get; } = new() { IsForwarded = true };

    /// <summary>The path of the file, or the URL of the object in S3: <c>log.file.path</c>.</summary>
    public string? Path { get; private init; }

    /// <summary>The name of the bucket: <c>aws.s3.bucket.name</c>.</summary>
    public string? Bucket { get; private init; }

    /// <summary>The ARN of the bucket: <c>aws.s3.bucket.arn</c>.</summary>
    public string? BucketArn { get; private init; }

    /// <summary>The key of the object, not encoded: <c>aws.s3.object.key</c>.</summary>
    public string? Key { get; private init; }

    /// <summary>The log group: <c>aws.cloudwatch.log_group</c>.</summary>
    public string? LogGroup { get; private init; }

    /// <summary>The log stream: <c>aws.cloudwatch.log_stream</c>.</summary>
    public string? LogStream { get; private init; }

    /// <summary>The region: <c>cloud.region</c> of records that do not name their own.</summary>
    public string? Region { get; private init; }

    /// <summary>Whether the records were forwarded by a service of AWS.</summary>
    internal bool IsForwarded
    {
        get => field || Bucket is not null || LogGroup is not null;
        private init;
    }

    /// <summary>The members that all documents of this origin share.</summary>
    internal OriginMembers Members => _members ??= new OriginMembers(this);

    /// <summary>Creates the origin of a file: <c>log.file.path</c> and <c>log.offset</c>.</summary>
    /// <param name="path">The path, as documents are to show it.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public static FlowLogOrigin File(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FlowLogOrigin { Path = path };
    }

    /// <summary>
    /// Creates the origin of an object in S3: its bucket and key, its URL as <c>log.file.path</c>, <c>log.offset</c>, <c>cloud.region</c>,
    /// and what Elastic's integration adds, <c>event.dataset</c>, <c>event.module</c> and <c>tags</c>.
    /// </summary>
    /// <param name="bucket">The name of the bucket.</param>
    /// <param name="key">The key of the object, not encoded as in a URL.</param>
    /// <param name="region">The region of the bucket.</param>
    /// <param name="logRegion">
    /// The region of the flow log, which the key says, for buckets that collect those of many; <see langword="null"/> for that of the
    /// bucket.
    /// </param>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    public static FlowLogOrigin S3Object(string bucket, string key, string region, string? logRegion = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentException.ThrowIfNullOrEmpty(region);
        return new FlowLogOrigin
        {
            Path = $"https://{bucket}.s3.{region}.amazonaws.com/{key}",
            Bucket = bucket,
            BucketArn = $"arn:{PartitionOf(region)}:s3:::{bucket}",
            Key = key,
            Region = string.IsNullOrEmpty(logRegion) ? region : logRegion,
        };
    }

    /// <summary>
    /// Creates the origin of a log group of CloudWatch Logs: its name, the log stream, <c>cloud.region</c>, and what Elastic's integration
    /// adds, <c>event.dataset</c>, <c>event.module</c> and <c>tags</c>. There is no <c>log.offset</c>, since there is no file.
    /// </summary>
    /// <param name="logGroup">The name of the log group.</param>
    /// <param name="logStream">The name of the log stream; <see langword="null"/> if unknown.</param>
    /// <param name="region">The region; <see langword="null"/> if unknown.</param>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    public static FlowLogOrigin CloudWatch(string logGroup, string? logStream = null, string? region = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(logGroup);
        return new FlowLogOrigin { LogGroup = logGroup, LogStream = NotEmpty(logStream), Region = NotEmpty(region) };

        static string? NotEmpty(string? value)
        {
            if (value is not null)
                ArgumentException.ThrowIfNullOrEmpty(value);
            return value;
        }
    }

    /// <summary>
    /// Creates the origin of messages that others forward: their place as <c>log.file.path</c>, <c>log.offset</c>, and what Elastic's
    /// integration adds, <c>event.dataset</c>, <c>event.module</c> and <c>tags</c>.
    /// </summary>
    /// <param name="path">The place, such as <c>kafka:topic/partition</c>.</param>
    internal static FlowLogOrigin Messages(string path) => new() { Path = path, IsForwarded = true };

    /// <summary>Returns the partition of AWS that a region is in.</summary>
    private static string PartitionOf(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };
}
