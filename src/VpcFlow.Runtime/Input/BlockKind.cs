namespace VpcFlow.Input;

/// <summary>The kinds of block of a stream.</summary>
internal enum BlockKind
{
    /// <summary>Whole lines without a header among them; the last line of the stream may lack its end.</summary>
    Lines,

    /// <summary>One header line.</summary>
    Header,

    /// <summary>The beginning of a line that is longer than a block; the rest of it was skipped.</summary>
    TooLong,

    /// <summary>The end of the stream.</summary>
    End,
}
