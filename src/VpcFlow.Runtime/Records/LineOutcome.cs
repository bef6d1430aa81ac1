namespace VpcFlow.Records;

/// <summary>The kinds of line.</summary>
internal enum LineOutcome
{
    /// <summary>A record.</summary>
    Record,

    /// <summary>Neither a record nor any other known kind of line.</summary>
    Rejected,

    /// <summary>White space.</summary>
    Blank,

    /// <summary>The header of the format that is being read.</summary>
    Header,

    /// <summary>The header of another format.</summary>
    ForeignHeader,
}
