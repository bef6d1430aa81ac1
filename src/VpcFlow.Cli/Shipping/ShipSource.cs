using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>One source of <c>vpcflow ship</c>: a queue, a bucket, log groups, topics, a port, or all files.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Source">Finds the objects.</param>
internal sealed record ShipSource(string Name, IFlowLogSource Source) : IDisposable
{
    /// <summary>The name in metrics and traces: one of few, whatever is read.</summary>
    public string Label => Source switch
    {
        SqsSource => $"sqs:{Name.TrimEnd('/').Split('/')[^1]}",
        S3PollingSource => $"s3:{Name["s3://".Length..]}",
        CloudWatchSource or KafkaSource => Name,
        FirehosePort => "firehose",
        FileSource => "files",
        _ => "stdin",
    };

    /// <summary>What the source has met besides the objects that it delivered; <see langword="null"/> if it counts nothing.</summary>
    public FlowLogSourceCounters? Counters => Source switch
    {
        SqsSource queue => queue.Counters,
        S3PollingSource bucket => bucket.Counters,
        CloudWatchSource groups => groups.Counters,
        FileSource files => files.Counters,
        KafkaSource topics => topics.Counters,
        _ => null,
    };

    /// <summary>Asks whether the source is there and may be read, as far as that can be asked before it is read.</summary>
    /// <exception cref="IOException">It is not there, or can't be asked now.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public Task CheckAsync(CancellationToken cancellationToken) => Source switch
    {
        SqsSource queue => queue.CheckAsync(cancellationToken),
        S3PollingSource bucket => bucket.CheckAsync(cancellationToken),
        CloudWatchSource groups => groups.CheckAsync(cancellationToken),
        _ => Task.CompletedTask,
    };

    public void Dispose() => (Source as IDisposable)?.Dispose();

    /// <summary>
    /// Creates the sources: one for each queue, bucket and setting of log groups or topics, one for the port, and one for all files.
    /// </summary>
    /// <param name="options">The options of the command.</param>
    /// <param name="flowLogs">The files that are read once.</param>
    /// <param name="state">Remembers what was delivered.</param>
    /// <param name="messages">Receives what is left out, and what goes wrong later.</param>
    /// <exception cref="UsageException">A source can't be what it is given as.</exception>
    public static IReadOnlyList<ShipSource> CreateAll(
        ShipOptions options, IReadOnlyList<InputFile> flowLogs, FlowLogStateFolder state, MessageWriter messages)
    {
        SourceSettings settings = options.Settings.Source;
        var sources = new List<ShipSource>();
        sources.AddRange(settings.S3.Select((s, i) => CreateBucket(s, $"Source:S3:{i}", options, state, messages)));
        sources.AddRange(settings.Sqs.Select((s, i) => CreateQueue(s, $"Source:Sqs:{i}", options, messages)));
        sources.AddRange(settings.CloudWatch.Select((s, i) => CreateLogGroup(s, $"Source:CloudWatch:{i}", options, state, messages)));
        sources.AddRange(settings.Kafka.Select((s, i) => ShipKafka.CreateSource(s, $"Source:Kafka:{i}", options, messages)));
        if (settings.Firehose is { } firehose)
            sources.Add(new ShipSource($"firehose:{firehose.Port}", FirehosePort.Create(firehose, "Source:Firehose", options, messages)));
        if (settings.Files is { } files)
            sources.AddRange(ShipFiles.Create(files, flowLogs, options, state, messages));
        return sources;
    }

    private static ShipSource CreateLogGroup(
        CloudWatchSourceSettings settings, string path, ShipOptions options, FlowLogStateFolder state, MessageWriter messages)
    {
        AwsOptions aws = (settings.Aws ?? new()).Create(options.Settings.Aws, $"{path}:Aws");
        try
        {
            string name = settings.LogGroupName ?? $"{settings.LogGroupNamePrefix}*";
            return new ShipSource($"cloudwatch:{name}", new CloudWatchSource(new CloudWatchSourceOptions
            {
                LogGroupName = settings.LogGroupName,
                LogGroupNamePrefix = settings.LogGroupNamePrefix,
                LogStreams = settings.LogStreams,
                LogStreamPrefix = settings.LogStreamPrefix,
                StartPosition = settings.StartPosition,
                StartTimestamp = settings.StartTimestamp ?? options.Selection.Since,
                ScanFrequency = settings.ScanFrequency,
                Latency = settings.Latency,
                LookBack = settings.LookBack,
                Aws = aws,
                State = state,
                StopsAtEnd = options.Once,
                OnProblem = messages.Error,
            }));
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"{path}: {UsageException.ReasonOf(e)}");
        }
    }

    private static ShipSource CreateBucket(
        S3SourceSettings settings, string path, ShipOptions options, FlowLogStateFolder state, MessageWriter messages)
    {
        AwsOptions aws = (settings.Aws ?? new()).Create(options.Settings.Aws, $"{path}:Aws");
        return new ShipSource($"s3://{settings.Bucket}/{settings.BucketListPrefix}", new S3PollingSource(new S3PollingSourceOptions
        {
            Bucket = settings.Bucket!,
            BucketListPrefix = settings.BucketListPrefix,
            BucketListInterval = settings.BucketListInterval,
            LookBack = settings.LookBack,
            StartTimestamp = settings.StartTimestamp ?? options.Selection.Since,
            IgnoreOlder = settings.IgnoreOlder,
            MaxAttempts = settings.MaxAttempts,
            AccessPointArn = settings.AccessPointArn,
            KeyFilter = key => options.Selection.Select(key) != Selected.No,
            Aws = aws,
            State = state,
            StopsAtEnd = options.Once,
            OnProblem = messages.Error,
        }));
    }

    private static ShipSource CreateQueue(SqsSourceSettings settings, string path, ShipOptions options, MessageWriter messages)
    {
        AwsOptions aws = (settings.Aws ?? new()).Create(options.Settings.Aws, $"{path}:Aws");
        try
        {
            return new ShipSource(settings.QueueUrl!, new SqsSource(new SqsSourceOptions
            {
                QueueUrl = settings.QueueUrl!,
                Aws = aws,
                VisibilityTimeout = settings.VisibilityTimeout,
                WaitTime = settings.WaitTime,
                MaxReceiveCount = settings.MaxReceiveCount,
                NumberOfWorkers = settings.NumberOfWorkers,
                AccessPointArn = settings.AccessPointArn,
                KeyFilter = key => options.Selection.Select(key) != Selected.No,
                DeadLetterQueueUrl = settings.DeadLetterQueueUrl,
                DeadLetterFolder = settings.DeadLetterQueueUrl is null ? Path.Combine(options.State, "messages") : null,
                StopsWhenEmpty = options.Once,
                OnProblem = messages.Error,
            }));
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            throw new UsageException($"{settings.QueueUrl}: {UsageException.ReasonOf(e)}");
        }
    }
}
