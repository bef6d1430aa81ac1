namespace VpcFlow;

/// <summary>Represents a value that the records of a group share.</summary>
/// <param name="Text">
/// The value as text: of a number its digits, of an address or text as logged, of a time such as <c>2026-11-28T12:05:00Z</c>;
/// <see langword="null"/> if it is absent. Text of records can contain any characters.
/// </param>
/// <param name="Label">
/// The value for people, such as <c>tcp</c> for 6 and <c>syn+ack</c> for 18; otherwise <paramref name="Text"/>, in which characters that do
/// not print or change the direction of text are escaped.
/// </param>
/// <param name="Number">The number or, in Unix milliseconds, the time; <see langword="null"/> if it is neither.</param>
/// <param name="IsNumber">Whether the text is a number; a time is not.</param>
public readonly record struct FlowLogGroupValue(string? Text, string? Label, long? Number, bool IsNumber);
