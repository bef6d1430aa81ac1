namespace VpcFlow.Formats;

/// <summary>What can be wrong with a format string.</summary>
internal enum FormatErrorKind
{
    /// <summary>The text names no field.</summary>
    Empty,

    /// <summary>A name that no flow log field has.</summary>
    UnknownField,

    /// <summary>A field that the format has already.</summary>
    DuplicateField,

    /// <summary>Text that is neither a name nor white space.</summary>
    StrayText,

    /// <summary>Two fields with no white space between.</summary>
    MissingSpace,
}

/// <summary>One error in a format string.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Start">Where the text at fault begins, in characters.</param>
/// <param name="Length">Length of the text at fault, in characters.</param>
/// <param name="Text">The text at fault.</param>
/// <param name="Suggestion">The nearest field name, for <see cref="FormatErrorKind.UnknownField"/>; <see langword="null"/> when none is near.</param>
internal sealed record FormatError(FormatErrorKind Kind, int Start, int Length, string Text, string? Suggestion = null)
{
    /// <summary>One sentence for people.</summary>
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
