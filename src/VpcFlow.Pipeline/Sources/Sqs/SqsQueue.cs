using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.Previews;

namespace VpcFlow.Pipeline.Sources.Sqs;

/// <summary>The requests to one queue.</summary>
/// <param name="client">The client.</param>
/// <param name="url">The URL of the queue.</param>
internal sealed class SqsQueue(IAmazonSQS client, string url)
{
    /// <summary>The largest number of messages in one request.</summary>
    public const int MaxBatch = 10;

    public string Name => url;

    public async Task<IReadOnlyList<Message>> ReceiveAsync(
        int count, TimeSpan visibility, TimeSpan wait, CancellationToken cancellationToken)
    {
        var request = new ReceiveMessageRequest
        {
            QueueUrl = url,
            MaxNumberOfMessages = count,
            VisibilityTimeout = Seconds(visibility),
            WaitTimeSeconds = Seconds(wait),
            MessageSystemAttributeNames = [MessageSystemAttributeName.ApproximateReceiveCount, MessageSystemAttributeName.SentTimestamp],
        };
        ReceiveMessageResponse response = await client.ReceiveMessageAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Messages ?? [];
    }

    /// <summary>Returns the number of messages that wait, as far as the queue knows it.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        var request = new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = [QueueAttributeName.ApproximateNumberOfMessages] };
        GetQueueAttributesResponse response = await client.GetQueueAttributesAsync(request, cancellationToken).ConfigureAwait(false);
        return response.ApproximateNumberOfMessages;
    }

    public Task DeleteAsync(string receipt, CancellationToken cancellationToken)
        => client.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = url, ReceiptHandle = receipt }, cancellationToken);

    public Task SetVisibilityAsync(string receipt, TimeSpan visibility, CancellationToken cancellationToken)
    {
        var request = new ChangeMessageVisibilityRequest
        {
            QueueUrl = url,
            ReceiptHandle = receipt,
            VisibilityTimeout = Seconds(visibility),
        };
        return client.ChangeMessageVisibilityAsync(request, cancellationToken);
    }

    /// <summary>Asks how many messages there are, about; that needs a permission of its own.</summary>
    public async Task<QueuePreview> PreviewAsync(CancellationToken cancellationToken)
    {
        const string Action = "sqs:GetQueueAttributes";
        var request = new GetQueueAttributesRequest
        {
            QueueUrl = url,
            AttributeNames = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
        };
        try
        {
            GetQueueAttributesResponse answer = await client.GetQueueAttributesAsync(request, cancellationToken).ConfigureAwait(false);
            return new QueuePreview(answer.ApproximateNumberOfMessages, answer.ApproximateNumberOfMessagesNotVisible, null);
        }
        catch (Exception e) when (AwsErrors.IsOfRequest(e, cancellationToken))
        {
            return new QueuePreview(0, 0, AwsErrors.Describe(e, Action, url));
        }
    }

    /// <summary>Asks whether the queue is there, and what is allowed, by requests about a message that there can't be.</summary>
    /// <exception cref="IOException">It isn't there, or can't be asked.</exception>
    /// <exception cref="UnauthorizedAccessException">A request is not allowed.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        const string None = "none";
        await CheckAsync("sqs:ChangeMessageVisibility", SetVisibilityAsync(None, TimeSpan.Zero, cancellationToken)).ConfigureAwait(false);
        await CheckAsync("sqs:DeleteMessage", DeleteAsync(None, cancellationToken)).ConfigureAwait(false);

        async Task CheckAsync(string action, Task request)
        {
            try
            {
                await request.ConfigureAwait(false);
            }
            catch (Exception e) when (AwsErrors.IsOfRequest(e, cancellationToken))
            {
                // That there is no such message is said after the permission was checked.
                if (e is not AmazonServiceException { ErrorCode: { } code } || !code.Contains("ReceiptHandle", StringComparison.Ordinal))
                    throw AwsErrors.Translate(e, action, url);
            }
        }
    }

    /// <summary>Sets the time for which messages stay invisible, counted from now.</summary>
    /// <param name="messages">At most <see cref="MaxBatch"/> messages, by their receipts.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The positions of those for which it failed, and why.</returns>
    public async Task<IReadOnlyList<(int Index, string Reason)>> SetVisibilityAsync(
        IReadOnlyList<(string Receipt, TimeSpan Visibility)> messages, CancellationToken cancellationToken)
    {
        var request = new ChangeMessageVisibilityBatchRequest
        {
            QueueUrl = url,
            Entries = [.. messages.Select((m, i) => new ChangeMessageVisibilityBatchRequestEntry
            {
                Id = $"{i}",
                ReceiptHandle = m.Receipt,
                VisibilityTimeout = Seconds(m.Visibility),
            })],
        };
        ChangeMessageVisibilityBatchResponse response =
            await client.ChangeMessageVisibilityBatchAsync(request, cancellationToken).ConfigureAwait(false);
        return [.. (response.Failed ?? []).Select(f => (int.Parse(f.Id), f.Message ?? f.Code))];
    }

    public Task SendAsync(string body, Dictionary<string, MessageAttributeValue> attributes, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest { QueueUrl = url, MessageBody = body, MessageAttributes = attributes };
        return client.SendMessageAsync(request, cancellationToken);
    }

    /// <summary>Sends messages.</summary>
    /// <param name="bodies">At most <see cref="MaxBatch"/> bodies.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The positions of those that were not taken and may be later, and why.</returns>
    /// <exception cref="IOException">The queue does not take one of them, now or later.</exception>
    public async Task<IReadOnlyList<(int Index, string Reason)>> SendAsync(
        IReadOnlyList<string> bodies, CancellationToken cancellationToken)
    {
        var request = new SendMessageBatchRequest
        {
            QueueUrl = url,
            Entries = [.. bodies.Select((b, i) => new SendMessageBatchRequestEntry { Id = $"{i}", MessageBody = b })],
        };
        SendMessageBatchResponse response = await client.SendMessageBatchAsync(request, cancellationToken).ConfigureAwait(false);
        List<BatchResultErrorEntry> failed = response.Failed ?? [];
        if (failed.Find(f => f.SenderFault == true) is { } refused)
            throw new IOException($"the queue refuses a message: {refused.Code}: {refused.Message}");
        return [.. failed.Select(f => (int.Parse(f.Id), f.Message ?? f.Code))];
    }

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
