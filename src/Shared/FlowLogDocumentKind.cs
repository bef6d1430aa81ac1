namespace VpcFlow;

/// <summary>The kinds of document that records are written as.</summary>
public enum FlowLogDocumentKind
{
    /// <summary>Documents of the Elastic Common Schema, in the version of the option <c>Ecs</c>.</summary>
    Ecs,

    /// <summary>
    /// Flat JSON: a member for each field that is present, by its name in AWS's Parquet files and Athena tables
    /// (<see cref="FlowLogFieldInfo.ColumnName"/>); numbers and times as JSON numbers, as they were logged, everything else as strings.
    /// There are no other members, except <c>original</c> with the line for the option <c>PreserveOriginal</c>. The document of a rejected
    /// line has the members <c>original</c> and <c>error</c>.
    /// </summary>
    Flat,

    /// <summary>
    /// Events of the class Network Activity (4001) of the Open Cybersecurity Schema Framework 1.1.0, as Amazon Security Lake writes flow
    /// logs. The line is <c>raw_data</c>, for the option <c>PreserveOriginal</c>. The document of a rejected line is a Base Event with its
    /// reason as <c>status_detail</c>.
    /// </summary>
    Ocsf,
}
