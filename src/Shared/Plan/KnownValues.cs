using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>
/// The values of a field that documents tell apart. A value has a number: 0 if the field is absent, the position of its text from 1, and
/// one more for any other text.
/// </summary>
/// <param name="Id">The position among those of all schemas, by which generated code names them.</param>
/// <param name="Field">The field.</param>
/// <param name="Texts">The texts, at most 8 bytes each.</param>
internal sealed record KnownValues(int Id, FlowLogField Field, ImmutableArray<string> Texts)
{
    /// <summary>The number of an absent field.</summary>
    public const int Absent = 0;

    /// <summary>The maximum number of values that are told apart, with the absent one and all others.</summary>
    public const int MaxCount = 16;

    /// <summary>The number of all texts that are not listed.</summary>
    public int Other => Texts.Length + 1;

    /// <summary>Returns the number of a listed text.</summary>
    public int NumberOf(string text)
        => Texts.IndexOf(text) is var index and >= 0
            ? index + 1
            : throw new InvalidOperationException($"'{text}' is not a known value of {Field}.");
}
