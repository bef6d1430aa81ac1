using System.Runtime.CompilerServices;
using Amazon.SQS;
using Amazon.SQS.Model;
using VpcFlow.Pipeline.Sources;
using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.DeadLetters;
using VpcFlow.Pipeline.Sources.Previews;
using VpcFlow.Pipeline.Sources.Sqs;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow;

/// <summary>
/// Reads the objects that the messages of an SQS queue name: notifications of S3, directly or by SNS, and events of EventBridge. A message
/// is deleted when all its objects are delivered; until then it is kept invisible to other receivers.
/// </summary>
public sealed class SqsSource : IFlowLogSource, IMeasuredSource, IDisposable
{
    /// <summary>SQS counts in whole seconds, and by its own clock.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(2);

    /// <summary>The number of messages without access, one after the other, after which a source that is to end does.</summary>
    private const int MaxDenials = 20;

    private readonly SqsSourceOptions _options;
    private readonly AwsClients _clients;
    private readonly IS3Clients _s3;
    private readonly IAmazonSQS _sqs;
    private readonly IAmazonSQS? _deadLetterSqs;
    private readonly IDeadLetters _deadLetters;

    /// <summary>Creates a source.</summary>
    /// <param name="options">The queue, and how its messages are handled.</param>
    /// <exception cref="ArgumentException">
    /// A URL isn't that of a queue, or there is not exactly one place for messages that can't be delivered.
    /// </exception>
    /// <exception cref="IOException">The profile has no credentials.</exception>
    public SqsSource(SqsSourceOptions options)
        : this(options, s3: null)
    {
    }

    internal SqsSource(SqsSourceOptions options, IS3Clients? s3, IAmazonSQS? sqs = null, IAmazonSQS? deadLetterSqs = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Uri url = QueueUrls.Parse(options.QueueUrl, nameof(options.QueueUrl));
        if (options.DeadLetterFolder is null == options.DeadLetterQueueUrl is null)
        {
            throw new ArgumentException(
                "Messages that can't be delivered need a place; set either DeadLetterFolder or DeadLetterQueueUrl.", nameof(options));
        }

        _options = options;
        _clients = new AwsClients(options.Aws);
        _s3 = s3 ?? _clients;
        _sqs = sqs ?? _clients.CreateSqs(url);
        if (options.DeadLetterQueueUrl is { } deadLetterQueue)
        {
            Uri deadLetterUrl = QueueUrls.Parse(deadLetterQueue, nameof(options.DeadLetterQueueUrl));
            _deadLetterSqs = deadLetterSqs ?? _clients.CreateSqs(deadLetterUrl);
            _deadLetters = new DeadLetterQueue(new SqsQueue(_deadLetterSqs, deadLetterQueue));
        }
        else
        {
            _deadLetters = new DeadLetterFolder(options.DeadLetterFolder!);
        }
    }

    /// <summary>Counts what the source has met besides the objects that it delivered.</summary>
    public FlowLogSourceCounters Counters { get; } = new() { Queue = new QueueState(TimeProvider.System) };

    /// <summary>
    /// Asks whether the queue is there and its messages may be kept and deleted. No message is received: that would count as a receipt.
    /// </summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="FileNotFoundException">The queue doesn't exist.</exception>
    /// <exception cref="UnauthorizedAccessException">A request is not allowed, or there are no credentials.</exception>
    /// <exception cref="IOException">The queue can't be asked now.</exception>
    public Task CheckAsync(CancellationToken cancellationToken = default)
        => new SqsQueue(_sqs, _options.QueueUrl).CheckAsync(cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The queue doesn't exist.</exception>
    /// <exception cref="UnauthorizedAccessException">Receiving messages is not allowed.</exception>
    public async IAsyncEnumerable<FlowLogObject> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var problems = new Problems(Counters, _options.OnProblem);
        var queue = new SqsQueue(_sqs, _options.QueueUrl);
        var receiver = new SqsReceiver(queue, _options, problems);
        await using var leases = new SqsLeases(queue, _options.VisibilityTimeout, problems, TimeProvider.System);
        var room = new SemaphoreSlim(_options.NumberOfWorkers);
        var settlement = new SqsSettlement(queue, leases, _deadLetters, _options, problems, room);
        var intake = new SqsIntake(_s3, settlement, _options, Counters);
        await using var waiting = new SqsWaiting();
        await using var depth = new SqsDepth(queue, Counters.Queue!, problems, TimeProvider.System);
        while (true)
        {
            if (_options.StopsWhenEmpty && settlement.Denials.Streak > MaxDenials)
            {
                problems.Report($"{queue.Name} is left as it is: none of the last {MaxDenials} messages has objects that may be read.");
                yield break;
            }

            if (!_options.StopsWhenEmpty)
                await Task.Delay(settlement.Denials.Pause, cancellationToken).ConfigureAwait(false);
            int places = await TakePlacesAsync(room, cancellationToken).ConfigureAwait(false);
            bool isLast = _options.StopsWhenEmpty && leases.Count == 0 && settlement.AllVisible < DateTimeOffset.UtcNow - s_margin;
            IReadOnlyList<Message> received = await receiver.ReceiveAsync(places, cancellationToken).ConfigureAwait(false);
            Counters.Queue!.Received(received.Min(SqsMessage.SentOf));
            if (received.Count < places)
                room.Release(places - received.Count);
            if (received.Count == 0 && isLast)
                yield break;
            foreach (Message message in received)
            {
                leases.Add(message.ReceiptHandle);
                waiting.Add(new SqsMessage(message, settlement));
            }

            while (await waiting.NextAsync(intake, cancellationToken).ConfigureAwait(false) is { } next)
                yield return next;
        }
    }

    /// <summary>Returns how many messages the queue has; none is received.</summary>
    internal Task<QueuePreview> PreviewAsync(CancellationToken cancellationToken)
        => new SqsQueue(_sqs, _options.QueueUrl).PreviewAsync(cancellationToken);

    /// <summary>Closes the connections; only when no pipeline uses the source.</summary>
    public void Dispose()
    {
        _sqs.Dispose();
        _deadLetterSqs?.Dispose();
        _clients.Dispose();
    }

    /// <summary>Waits for a place, and takes as many as one request can fill.</summary>
    private static async Task<int> TakePlacesAsync(SemaphoreSlim room, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken).ConfigureAwait(false);
        int places = 1;
        while (places < SqsQueue.MaxBatch && room.Wait(0, CancellationToken.None))
            places++;
        return places;
    }
}
