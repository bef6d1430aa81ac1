namespace VpcFlow.Input;

/// <summary>A copy of a rejection that is independent of the buffers it was found in.</summary>
internal sealed class RejectedLine(in FlowLogRejection rejection)
{
    private readonly string? _sourceName = rejection.SourceName;
    private readonly long _lineNumber = rejection.LineNumber;
    private readonly long _byteOffset = rejection.ByteOffset;
    private readonly FlowLogField? _field = rejection.Field;
    private readonly int? _foundFieldCount = rejection.FoundFieldCount;
    private readonly string _expected = rejection.Expected;
    private readonly string? _foundDescription = rejection.FoundDescription;
    private readonly byte[] _found = rejection.Found.ToArray();
    private readonly byte[] _line = rejection.Line.ToArray();

    public FlowLogRejectReason Reason { get; } = rejection.Reason;

    /// <summary>The format of the header above the line, if that is why it was rejected.</summary>
    public FlowLogFormat? Mismatch { get; } = rejection.Mismatch;

    public void HandTo(FlowLogRejectionHandler handler)
        => handler(new FlowLogRejection
        {
            Reason = Reason,
            SourceName = _sourceName,
            LineNumber = _lineNumber,
            ByteOffset = _byteOffset,
            Field = _field,
            FoundFieldCount = _foundFieldCount,
            Expected = _expected,
            FoundDescription = _foundDescription,
            Mismatch = Mismatch,
            Found = _found,
            Line = _line,
        });
}
