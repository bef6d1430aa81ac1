namespace VpcFlow.Records;

/// <summary>Describes where the lines from a position in the text on come from.</summary>
internal struct LineOrigin
{
    /// <summary>The position of the first of the lines, in bytes of the text.</summary>
    public long Position;

    /// <summary>The number of lines of the text before it.</summary>
    public long LineBefore;

    /// <summary>How positions in the text correspond to positions in the container.</summary>
    public OriginKind Kind;

    /// <summary>The position of the first line's origin in the container: in bytes, or the number of the row, from 0.</summary>
    public long Offset;

    /// <summary>The position of the first line in the text of its element, if that was unpacked in several pieces.</summary>
    public long Within;

    /// <summary>The number of the record of the request that contains the lines, from 0.</summary>
    public int Record;

    /// <summary>The number of the line of the container at that position, from 1.</summary>
    public long Line;

    /// <summary>The time in Unix milliseconds that the container has for the lines, if any.</summary>
    public long? Time;

    /// <summary>Why the lines could not be unpacked, in words; <see langword="null"/> for lines that were.</summary>
    public string? Problem;

    /// <summary>Where the identity of the event is stored.</summary>
    public int IdStart;

    /// <summary>The length of the identity of the event.</summary>
    public int IdLength;

    /// <summary>Returns the position in the container of a line of the text.</summary>
    /// <param name="position">The position of the line in the text.</param>
    /// <param name="lineBefore">The number of lines of the text before it.</param>
    public readonly FlowLogPosition PositionOf(long position, long lineBefore) => Kind switch
    {
        OriginKind.Element => new(Line, Offset),
        OriginKind.Verbatim => new(Line + lineBefore - LineBefore, Offset + position - Position),
        OriginKind.Rows => new(Line + lineBefore - LineBefore, Offset + lineBefore - LineBefore),
        _ => throw new InvalidOperationException($"{Kind} is not a kind of origin."),
    };

    /// <summary>
    /// Returns the position of a line of the text in the text of its element; 0 if the position in the container tells lines apart.
    /// </summary>
    /// <param name="position">The position of the line in the text.</param>
    public readonly long PositionWithin(long position) => Kind == OriginKind.Element ? Within + position - Position : 0;
}
