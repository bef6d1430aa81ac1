namespace VpcFlow.Formats;

/// <summary>A column and its position in a format string.</summary>
/// <param name="Column">The column.</param>
/// <param name="Start">The position of its text, in characters.</param>
/// <param name="Length">The length of its text in characters, including <c>${}</c>.</param>
/// <param name="Kind">Why the column is a field or is skipped.</param>
internal readonly record struct FormatToken(FlowLogColumn Column, int Start, int Length, FormatTokenKind Kind)
{
    /// <summary>Whether it is written as <c>${name}</c>, with or without an escape.</summary>
    public bool IsBraced { get; init; }

    /// <summary>The position of the name, in characters.</summary>
    public int NameStart { get; init; }

    /// <summary>The length of the name, in characters.</summary>
    public int NameLength { get; init; }

    /// <summary>The position after its text.</summary>
    public int End => Start + Length;

    /// <summary>The field; <see langword="null"/> if the column is skipped.</summary>
    public FlowLogField? Field => Column.Field;
}

/// <summary>What a column of a format string is.</summary>
internal enum FormatTokenKind
{
    /// <summary>A field.</summary>
    Field,

    /// <summary>A column that is marked to be skipped: <c>?name</c>.</summary>
    Marked,

    /// <summary>A field that an earlier column already has.</summary>
    Repeated,

    /// <summary>A name that is not a field, which is an error.</summary>
    Unknown,
}
