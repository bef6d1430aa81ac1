namespace VpcFlow;

/// <summary>Represents a measure of a group.</summary>
/// <param name="Number">
/// The number; of a time, Unix milliseconds; <see langword="null"/> for the minimum or maximum of values that are all absent.
/// </param>
/// <param name="Error">
/// The most by which the number differs from the true one; for the number of different values, twice the standard error, within which 95 of
/// 100 estimates are. 0 if it is exact.
/// </param>
/// <param name="IsPartial">
/// Whether earlier records of the group may be missing, because the groups did not fit into memory: then a count, sum or maximum is at
/// least this, and a minimum at most. Also for a sum that exceeds the greatest number of 64 bits.
/// </param>
public readonly record struct FlowLogMeasureValue(long? Number, long Error, bool IsPartial)
{
    /// <summary>Whether the number is exact.</summary>
    public bool IsExact => Error == 0 && !IsPartial;
}
