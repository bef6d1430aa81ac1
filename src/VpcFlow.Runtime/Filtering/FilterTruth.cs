namespace VpcFlow.Filtering;

/// <summary>
/// The truth of a condition for up to 64 records, in the three-valued logic of SQL: a bit in <paramref name="True"/>, a bit in
/// <paramref name="False"/>, or neither if it is unknown because a field is absent.
/// </summary>
internal readonly record struct FilterTruth(ulong True, ulong False)
{
    /// <summary>The truth of a condition that is true or false where its value is present.</summary>
    public static FilterTruth Of(ulong present, ulong matches) => new(present & matches, present & ~matches);
}
