namespace VpcFlow;

/// <summary>Whether a record describes traffic: the values of <c>log-status</c>.</summary>
public enum FlowLogDataStatus : byte
{
    /// <summary>Absent, or text that AWS does not document.</summary>
    Unknown,

    /// <summary><c>OK</c>: data was logged.</summary>
    Ok,

    /// <summary><c>NODATA</c>: there was no traffic during the aggregation interval.</summary>
    NoData,

    /// <summary><c>SKIPDATA</c>: records were skipped during the aggregation interval.</summary>
    SkipData,
}
