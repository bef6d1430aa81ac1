using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>One source of <c>vpcflow ship</c>: a queue, a bucket, or all files.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Source">Finds the objects.</param>
internal sealed record ShipSource(string Name, IFlowLogSource Source) : IDisposable
{
    private const string S3 = "s3://";

    public void Dispose() => (Source as IDisposable)?.Dispose();

    /// <summary>Creates the sources: one for each queue and each bucket, and one for all files.</summary>
    /// <param name="options">The options of the command.</param>
    /// <param name="state">Remembers what of a bucket was delivered.</param>
    /// <param name="messages">Receives what is left out, and what goes wrong later.</param>
    /// <exception cref="UsageException">A source can't be what it is given as.</exception>
    public static IReadOnlyList<ShipSource> CreateAll(ShipOptions options, FlowLogStateFolder state, MessageWriter messages)
    {
        var sources = new List<ShipSource>();
        foreach (string url in options.Sources.Where(IsUrl))
        {
            IFlowLogSource source = url.StartsWith(S3, StringComparison.Ordinal)
                ? CreateBucket(url, options, state, messages)
                : CreateQueue(url, options, messages);
            sources.Add(new ShipSource(url, source));
        }

        string[] files = [.. options.Sources.Where(s => !IsUrl(s))];
        if (files.Length == 0)
            return sources;
        var leftOut = new FileNotes(messages, "left out");
        InputExpander inputs = InputExpander.Expand(files, options.Selection, leftOut);
        leftOut.Complete();
        InputNotes.Write(inputs, options.Selection, messages);
        if (inputs.Problems.Count > 0)
            throw new UsageException(string.Join("\nvpcflow: ", inputs.Problems));
        if (inputs.Files.Count > 0)
            sources.Add(new ShipSource(Amounts.Count(inputs.Files.Count, "file"), new InputSource(inputs.Files, needsIdentity: true)));
        return sources;
    }

    private static bool IsUrl(string source) => source.Contains("://", StringComparison.Ordinal);

    private static S3PollingSource CreateBucket(string url, ShipOptions options, FlowLogStateFolder state, MessageWriter messages)
    {
        string[] parts = url[S3.Length..].Split('/', 2);
        if (parts[0].Length == 0)
            throw new UsageException($"{url}: the name of the bucket is missing");
        return new S3PollingSource(new S3PollingSourceOptions
        {
            Bucket = parts[0],
            BucketListPrefix = parts.Length > 1 ? parts[1] : "",
            BucketListInterval = options.BucketListInterval,
            StartTimestamp = options.Selection.Since,
            KeyFilter = key => options.Selection.Select(key) != Selected.No,
            Aws = options.Aws,
            State = state,
            StopsAtEnd = options.Once,
            OnProblem = messages.Error,
        });
    }

    private static SqsSource CreateQueue(string url, ShipOptions options, MessageWriter messages)
    {
        try
        {
            return new SqsSource(new SqsSourceOptions
            {
                QueueUrl = url,
                Aws = options.Aws,
                VisibilityTimeout = options.VisibilityTimeout,
                MaxReceiveCount = options.MaxReceiveCount,
                NumberOfWorkers = options.NumberOfWorkers,
                KeyFilter = key => options.Selection.Select(key) != Selected.No,
                DeadLetterQueueUrl = options.DeadLetterQueueUrl,
                DeadLetterFolder = options.DeadLetterQueueUrl is null ? Path.Combine(options.State, "messages") : null,
                StopsWhenEmpty = options.Once,
                OnProblem = messages.Error,
            });
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            throw new UsageException($"{url}: {e.Message}");
        }
    }
}
