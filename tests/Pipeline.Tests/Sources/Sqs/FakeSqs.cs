using System.Globalization;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace VpcFlow.Pipeline.Tests.Sources.Sqs;

/// <summary>A queue in memory, with the requests that the source makes. A message that is given back comes again at once.</summary>
internal sealed class FakeSqs()
    : AmazonSQSClient(new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = "http://127.0.0.1:1" })
{
    private readonly Lock _lock = new();
    private readonly Queue<string> _visible = [];
    private readonly Dictionary<string, string> _received = [];
    private int _receipts;

    public void Send(string body)
    {
        lock (_lock)
            _visible.Enqueue(body);
    }

    /// <summary>How long it takes until an answer arrives; the messages in it are taken at once.</summary>
    public TimeSpan AnswerTime { get; set; }

    /// <summary>Ends when the first request for messages has begun.</summary>
    public TaskCompletionSource Asked { get; } = new();

    /// <summary>The number of messages that a receiver has.</summary>
    public int Held
    {
        get
        {
            lock (_lock)
                return _received.Count;
        }
    }

    public override async Task<ReceiveMessageResponse> ReceiveMessageAsync(
        ReceiveMessageRequest request, CancellationToken cancellationToken = default)
    {
        var messages = new List<Message>();
        lock (_lock)
        {
            while (messages.Count < request.MaxNumberOfMessages && _visible.TryDequeue(out string? body))
            {
                string receipt = (++_receipts).ToString(CultureInfo.InvariantCulture);
                _received.Add(receipt, body);
                messages.Add(new Message { MessageId = receipt, ReceiptHandle = receipt, Body = body });
            }
        }

        Asked.TrySetResult();
        await Task.Delay(AnswerTime, cancellationToken);
        return new ReceiveMessageResponse { Messages = messages };
    }

    /// <summary>Whether messages that are sent can be received.</summary>
    public bool KeepsMessages { get; set; } = true;

    /// <summary>Called when a dead letter arrives, with its token; none is kept.</summary>
    public Func<CancellationToken, Task>? OnDeadLetter { get; set; }

    /// <summary>Called with each batch that is sent; may throw, or return those that are refused.</summary>
    public Func<SendMessageBatchRequest, List<BatchResultErrorEntry>>? OnSend { get; set; }

    /// <summary>The bodies that were sent, in no order.</summary>
    public IReadOnlyCollection<string> Sent
    {
        get
        {
            lock (_lock)
                return [.. _visible];
        }
    }

    public override async Task<SendMessageBatchResponse> SendMessageBatchAsync(
        SendMessageBatchRequest request, CancellationToken cancellationToken = default)
    {
        Assert.InRange(request.Entries.Count, 1, 10);
        await Task.Yield();
        List<BatchResultErrorEntry> failed = OnSend?.Invoke(request) ?? [];
        foreach (SendMessageBatchRequestEntry entry in request.Entries.Where(e => KeepsMessages && !failed.Exists(f => f.Id == e.Id)))
            Send(entry.MessageBody);
        return new SendMessageBatchResponse { Failed = failed };
    }

    public override async Task<SendMessageResponse> SendMessageAsync(
        SendMessageRequest request, CancellationToken cancellationToken = default)
    {
        await OnDeadLetter!(cancellationToken);
        return new SendMessageResponse();
    }

    /// <summary>The policy does not allow it, as the least one does not.</summary>
    public override Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        GetQueueAttributesRequest request, CancellationToken cancellationToken = default)
        => throw new AmazonSQSException("not authorized", ErrorType.Sender, "AccessDenied", "1", System.Net.HttpStatusCode.Forbidden);

    public override Task<DeleteMessageResponse> DeleteMessageAsync(
        DeleteMessageRequest request, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            Assert.True(_received.Remove(request.ReceiptHandle));
        return Task.FromResult(new DeleteMessageResponse());
    }

    public override Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(
        ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            Assert.True(_received.Remove(request.ReceiptHandle, out string? body));
            _visible.Enqueue(body);
        }

        return Task.FromResult(new ChangeMessageVisibilityResponse());
    }
}
