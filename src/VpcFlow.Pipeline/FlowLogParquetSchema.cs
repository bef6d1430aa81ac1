namespace VpcFlow;

/// <summary>The schemas of Parquet files.</summary>
public enum FlowLogParquetSchema
{
    /// <summary>A column for each field, of the name and the type that it has in the files of AWS.</summary>
    FlowLog,

    /// <summary>
    /// Events of the class Network Activity of OCSF 1.1.0, in nested groups, as in Amazon Security Lake; the same values as those of
    /// <see cref="FlowLogDocumentKind.Ocsf"/>.
    /// </summary>
    Ocsf,
}
