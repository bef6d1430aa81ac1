namespace VpcFlow.Documents.Fragments;

/// <summary>Where a record came from.</summary>
/// <param name="offset">Its position in the input: a byte offset, or the number of a row.</param>
/// <param name="eventId">Its id in CloudWatch, as text without escapes; empty if it has none. Valid until the next record.</param>
internal readonly ref struct RecordOrigin(long offset, ReadOnlySpan<byte> eventId)
{
    public long Offset { get; } = offset;

    public ReadOnlySpan<byte> EventId { get; } = eventId;
}
