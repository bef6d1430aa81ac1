namespace VpcFlow.Input;

/// <summary>A batch in memory of its own, with its place among the others.</summary>
internal sealed class OrderedBatch
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The lines.</summary>
    public required FlowLogBatch Batch { get; init; }

    /// <summary>The memory of the lines.</summary>
    public required LineBlock Block { get; init; }

    /// <summary>Completes when all batches before this one are completed.</summary>
    public required Task Turn { get; init; }

    /// <summary>The rejected lines, which are reported when the batch is completed.</summary>
    public required List<RejectedLine> Rejections { get; init; }

    /// <summary>The header lines before the batch.</summary>
    public required FlowLogSummary Headers { get; init; }

    /// <summary>Completes when the batch is completed.</summary>
    public Task Done => _done.Task;

    /// <summary>Lets the next batch have its turn.</summary>
    public void EndTurn() => _done.SetResult();
}
