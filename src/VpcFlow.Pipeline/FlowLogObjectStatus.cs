namespace VpcFlow;

/// <summary>Says what reading an object has shown it to be.</summary>
public enum FlowLogObjectStatus
{
    /// <summary>It has records, and was read to its end.</summary>
    Read,

    /// <summary>It has no lines but headers and blank ones.</summary>
    Empty,

    /// <summary>It has lines, and none of them is a record.</summary>
    NoRecord,

    /// <summary>It is something else than a flow log, such as an image.</summary>
    Foreign,

    /// <summary>Reading or delivering it failed, or was cancelled, before its end.</summary>
    Failed,
}
