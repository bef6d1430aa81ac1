using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>The texts in a document by the value of a field.</summary>
/// <param name="Id">The position among those of all schemas, by which generated code names it.</param>
/// <param name="Values">The values that are told apart.</param>
/// <param name="Texts">
/// The texts by the number of the value, at most <see cref="DocumentSizes.Choice"/> bytes each; <see langword="null"/> as the last one for
/// the text of the field itself.
/// </param>
internal sealed record Choice(int Id, KnownValues Values, ImmutableArray<string?> Texts)
{
    /// <summary>The text for an absent field.</summary>
    public string OfAbsent => Texts[KnownValues.Absent]!;

    /// <summary>Whether other values are written as they were logged.</summary>
    public bool CopiesOther => Texts[Values.Other] is null;
}
