namespace VpcFlow.Cli.Inputs;

/// <summary>What reading a source has shown it to be.</summary>
internal enum SourceVerdict
{
    /// <summary>It has records, or fails in a way that says nothing of what it is.</summary>
    FlowLog,

    /// <summary>It has no lines but headers and blank ones.</summary>
    Empty,

    /// <summary>It has lines, and none of them is a record.</summary>
    NoRecord,

    /// <summary>It is something else than a flow log.</summary>
    Foreign,
}
