using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>One source of <c>vpcflow ship</c>: a queue, a bucket, or all files.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Source">Finds the objects.</param>
internal sealed record ShipSource(string Name, IFlowLogSource Source) : IDisposable
{
    /// <summary>What the source has met besides the objects that it delivered; <see langword="null"/> if it counts nothing.</summary>
    public FlowLogSourceCounters? Counters => Source switch
    {
        SqsSource queue => queue.Counters,
        S3PollingSource bucket => bucket.Counters,
        _ => null,
    };

    public void Dispose() => (Source as IDisposable)?.Dispose();

    /// <summary>Creates the sources: one for each queue and each bucket, and one for all files.</summary>
    /// <param name="options">The options of the command.</param>
    /// <param name="files">The files.</param>
    /// <param name="state">Remembers what of a bucket was delivered.</param>
    /// <param name="messages">Receives what is left out, and what goes wrong later.</param>
    /// <exception cref="UsageException">A source can't be what it is given as.</exception>
    public static IReadOnlyList<ShipSource> CreateAll(
        ShipOptions options, IReadOnlyList<InputFile> files, FlowLogStateFolder state, MessageWriter messages)
    {
        SourceSettings settings = options.Settings.Source;
        var sources = new List<ShipSource>();
        sources.AddRange(settings.S3.Select((s, i) => CreateBucket(s, $"Source:S3:{i}", options, state, messages)));
        sources.AddRange(settings.Sqs.Select((s, i) => CreateQueue(s, $"Source:Sqs:{i}", options, messages)));
        if (files.Count > 0)
            sources.Add(new ShipSource(Amounts.Count(files.Count, "file"), new InputSource(files, needsIdentity: true)));
        return sources;
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
            throw new UsageException($"{settings.QueueUrl}: {e.Message}");
        }
    }
}
