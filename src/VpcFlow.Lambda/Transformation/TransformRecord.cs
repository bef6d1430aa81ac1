using System.Buffers;

namespace VpcFlow.Lambda.Transformation;

/// <summary>A record of a transformation, whose documents are collected.</summary>
/// <param name="id">The id of the record.</param>
/// <param name="content">Its content.</param>
/// <param name="time">When Firehose received it.</param>
internal sealed class TransformRecord(string id, byte[] content, DateTimeOffset? time) : FlowLogObject
{
    private const long MaxText = 1L << 30;

    public string Id => id;

    /// <summary>Whether the content is compressed, as its documents are then, too.</summary>
    public bool IsGzip => content is [0x1F, 0x8B, ..];

    /// <summary>The documents.</summary>
    public ArrayBufferWriter<byte> Documents { get; } = new();

    /// <summary>Why the record can't be transformed; <see langword="null"/> if it is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether it was read to its end.</summary>
    public bool IsDone { get; private set; }

    public override string Name => $"firehose:{id}";

    public override DateTimeOffset? Time => time;

    public override FlowLogOrigin Origin => FlowLogOrigin.Request;

    public override long? MaxTextSize => MaxText;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => new(new MemoryStream(content, writable: false));

    public override ValueTask CompleteAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        IsDone = true;
        if (outcome.Status is FlowLogObjectStatus.Foreign or FlowLogObjectStatus.NoRecord && Documents.WrittenCount == 0)
            Problem = outcome.Failure?.Message ?? $"no line is a record; {outcome.FirstRejection?.Message}";
        return default;
    }

    public override ValueTask DeadLetterAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        IsDone = true;
        Problem = outcome.Failure?.Message ?? outcome.Status.ToString();
        return default;
    }
}
