namespace VpcFlow;

/// <summary>The kinds of document that records are written as.</summary>
public enum FlowLogDocumentKind
{
    /// <summary>Documents of the Elastic Common Schema, in the version of <see cref="FlowLogParserOptions.Ecs"/>.</summary>
    Ecs,

    /// <summary>
    /// Flat JSON: a member for each field that is present, by its name in AWS's Parquet files and Athena tables
    /// (<see cref="FlowLogFieldInfo.ColumnName"/>); numbers and times as JSON numbers, as they were logged, everything else as strings.
    /// There are no other members, except <c>original</c> with the line for <see cref="FlowLogParserOptions.PreserveOriginal"/>. The
    /// document of a rejected line has the members <c>original</c> and <c>error</c>.
    /// </summary>
    Flat,
}
