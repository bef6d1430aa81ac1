namespace VpcFlow.Formats;

/// <summary>The kinds of error in a format string.</summary>
internal enum FormatErrorKind
{
    /// <summary>The text names no field.</summary>
    Empty,

    /// <summary>A name that is not a flow log field.</summary>
    UnknownField,

    /// <summary>Text that is neither a name nor a separator.</summary>
    StrayText,

    /// <summary>Two fields without white space or a comma between them.</summary>
    MissingSpace,

    /// <summary>A name after <c>${</c> without <c>}</c>.</summary>
    MissingBrace,

    /// <summary>Some other part of <c>${name}</c> is missing.</summary>
    Braces,

    /// <summary>More columns than a line can have.</summary>
    TooLong,
}

/// <summary>An error in a format string.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Start">The position of the text at fault, in characters.</param>
/// <param name="Length">The length of the text at fault, in characters.</param>
/// <param name="Text">The text at fault.</param>
/// <param name="Suggestion">
/// The nearest field name, for <see cref="FormatErrorKind.UnknownField"/>; <see langword="null"/> if none is near.
/// </param>
internal sealed record FormatError(FormatErrorKind Kind, int Start, int Length, string Text, string? Suggestion = null)
{
    /// <summary>What was expected instead of stray text.</summary>
    public const string Expected = "field names separated by spaces or commas";

    /// <summary>The number of columns of a format that is too long.</summary>
    public int Count { get; init; }

    /// <summary>A sentence that describes the error.</summary>
    public string Message => Kind switch
    {
        FormatErrorKind.Empty => "The format names no field; expected names such as ${srcaddr}, separated by spaces",
        FormatErrorKind.UnknownField when Suggestion is not null => $"'{Text}' is not a flow log field; did you mean '{Suggestion}'?",
        FormatErrorKind.UnknownField => $"'{Text}' is not a flow log field; to skip the column, write '?{Text}'",
        FormatErrorKind.StrayText => $"Unexpected text '{Text}'; expected {Expected}",
        FormatErrorKind.MissingSpace => $"White space is missing before '{Text}'",
        FormatErrorKind.MissingBrace => $"The closing '}}' is missing in '{Text}'",
        FormatErrorKind.Braces => $"'{Text}' is not a name in braces; expected a name such as ${{srcaddr}} or srcaddr",
        FormatErrorKind.TooLong => $"The format has {Count} columns; at most {Plan.RecordPlan.MaxSlots} can be read",
        _ => throw new InvalidOperationException($"{Kind} is not a kind of error."),
    };
}
