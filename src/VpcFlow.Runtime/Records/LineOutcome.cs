namespace VpcFlow.Records;

/// <summary>What a line turned out to be.</summary>
internal enum LineOutcome
{
    /// <summary>A record.</summary>
    Record,

    /// <summary>Not a record, and nothing else that is known.</summary>
    Rejected,

    /// <summary>White space.</summary>
    Blank,

    /// <summary>The header of the format that is being read.</summary>
    Header,

    /// <summary>The header of another format.</summary>
    ForeignHeader,
}
