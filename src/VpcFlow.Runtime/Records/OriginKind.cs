namespace VpcFlow.Records;

/// <summary>How positions in a text correspond to positions in the container that it was unpacked from.</summary>
internal enum OriginKind
{
    /// <summary>All lines come from one element of the container, whose position is theirs.</summary>
    Element,

    /// <summary>The lines are as in the container.</summary>
    Verbatim,

    /// <summary>Each line is a row of the container.</summary>
    Rows,
}
