namespace VpcFlow.Formats;

/// <summary>The kinds of error in a format string.</summary>
internal enum FormatErrorKind
{
    /// <summary>The text names no field.</summary>
    Empty,

    /// <summary>A name that is not a flow log field.</summary>
    UnknownField,

    /// <summary>A field that already appears in the format.</summary>
    DuplicateField,

    /// <summary>Text that is neither a name nor white space.</summary>
    StrayText,

    /// <summary>Two fields without white space between them.</summary>
    MissingSpace,
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
    /// <summary>A sentence that describes the error.</summary>
    public string Message => Kind switch
    {
        FormatErrorKind.Empty => "The format names no field; expected names such as ${srcaddr}, separated by spaces",
        FormatErrorKind.UnknownField when Suggestion is not null => $"'{Text}' is not a flow log field; did you mean '{Suggestion}'?",
        FormatErrorKind.UnknownField => $"'{Text}' is not a flow log field",
        FormatErrorKind.DuplicateField => $"The field '{Text}' appears twice in the format",
        FormatErrorKind.MissingSpace => $"White space is missing before '{Text}'",
        FormatErrorKind.StrayText => $"Unexpected text '{Text}'; expected field names separated by spaces",
        _ => throw new InvalidOperationException($"{Kind} is not a kind of error."),
    };
}
