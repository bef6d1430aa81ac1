using Amazon.SQS.Model;
using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.Sqs;

namespace VpcFlow.Pipeline.Sources.DeadLetters;

/// <summary>Keeps dead letters as messages: the same body, so that it can be sent again, and the reason as an attribute.</summary>
/// <param name="queue">The queue.</param>
internal sealed class DeadLetterQueue(SqsQueue queue) : IDeadLetters
{
    private const int MaxReasonLength = 1000;

    public async Task KeepAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var attributes = new Dictionary<string, MessageAttributeValue>
        {
            ["reason"] = Text(letter.Reason),
            ["source"] = Text(letter.Source),
            ["attempts"] = new() { DataType = "Number", StringValue = $"{letter.Attempts}" },
        };
        try
        {
            await queue.SendAsync(letter.Body, attributes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsOfRequest(e, cancellationToken))
        {
            throw new IOException(AwsErrors.Describe(e, "sqs:SendMessage", queue.Name), e);
        }
    }

    private static MessageAttributeValue Text(string text) => new() { DataType = "String", StringValue = Printable(text) };

    /// <summary>SQS refuses control characters, and an attribute counts as part of the limited size of a message.</summary>
    private static string Printable(string text)
        => string.Concat(text.Take(MaxReasonLength).Select(c => char.IsControl(c) || char.IsSurrogate(c) || c > '\uFFFD' ? '?' : c));
}
