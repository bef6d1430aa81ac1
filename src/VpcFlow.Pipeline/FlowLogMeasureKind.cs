namespace VpcFlow;

/// <summary>What is measured of the records of a group.</summary>
public enum FlowLogMeasureKind
{
    /// <summary>The number of records.</summary>
    Count,

    /// <summary>The sum of a number; 0 if it is absent in all records.</summary>
    Sum,

    /// <summary>The smallest number or the earliest time.</summary>
    Min,

    /// <summary>The greatest number or the latest time.</summary>
    Max,

    /// <summary>The number of different values: exact up to 2048, then an estimate.</summary>
    Distinct,
}
