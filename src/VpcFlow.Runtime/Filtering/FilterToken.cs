namespace VpcFlow.Filtering;

internal enum FilterTokenKind
{
    /// <summary>A name, a keyword or a value without quotes.</summary>
    Word,

    /// <summary>A value in quotes.</summary>
    Quoted,

    /// <summary>A comparison: <c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</summary>
    Comparison,

    Open,
    Close,
    Comma,

    /// <summary>The end of the text.</summary>
    End,
}

/// <summary>A part of a filter's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says: of a value in quotes, the value.</param>
/// <param name="Start">Its position in the text, from 0.</param>
/// <param name="Length">Its length in the text.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text, int Start, int Length)
{
    private static readonly string[] s_keywords = ["and", "or", "not", "in", "is", "like", "has"];

    /// <summary>Whether it is a word of the language, which is a value only in quotes.</summary>
    public bool IsKeyword => Kind == FilterTokenKind.Word && s_keywords.Contains(Text, StringComparer.OrdinalIgnoreCase);

    public bool Is(string keyword) => Kind == FilterTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
