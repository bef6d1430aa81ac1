using Microsoft.AspNetCore.Http;

namespace VpcFlow.AspNetCore.Firehose;

/// <summary>A request, whose answer is what becomes of it.</summary>
internal sealed class FirehoseObject(string requestId, MemoryStream body, string? dataNamespace, long maxTextSize) : FlowLogObject
{
    private readonly TaskCompletionSource<(int Status, string? Error)> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override string Name { get; } = $"firehose:{requestId}";

    public override FlowLogOrigin Origin => FlowLogOrigin.Request;

    public override FlowLogIdentity Identity { get; } = FlowLogIdentity.Request(requestId);

    public override string? DataStreamNamespace => dataNamespace;

    public override long? MaxTextSize => maxTextSize;

    /// <summary>The status and the error of the answer, once they are known.</summary>
    public Task<(int Status, string? Error)> Answer => _answer.Task;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => new(body);

    /// <summary>
    /// Rejected lines are reported by the pipeline; a request that gives no record, or can't be read to its end, is left to the stream's
    /// backup bucket.
    /// </summary>
    public override ValueTask CompleteAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => SetAnswer(outcome.Status switch
        {
            FlowLogObjectStatus.Foreign or FlowLogObjectStatus.Failed => (StatusCodes.Status400BadRequest, outcome.Failure?.Message),
            FlowLogObjectStatus.NoRecord => (StatusCodes.Status400BadRequest, $"No line is a record: {outcome.FirstRejection?.Message}"),
            FlowLogObjectStatus.Read or FlowLogObjectStatus.Empty => (StatusCodes.Status200OK, null),
            _ => throw new InvalidOperationException($"{outcome.Status} is no status."),
        });

    public override ValueTask AbandonAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => SetAnswer((StatusCodes.Status503ServiceUnavailable, "The records can't be delivered now."));

    public override ValueTask DeadLetterAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => SetAnswer((StatusCodes.Status400BadRequest, $"The records can't be delivered: {outcome.Failure?.Message}"));

    private ValueTask SetAnswer((int Status, string? Error) answer)
    {
        _answer.TrySetResult(answer);
        return default;
    }
}
