namespace VpcFlow.Formats;

/// <summary>A field and its position in a format string.</summary>
/// <param name="Field">The field.</param>
/// <param name="Start">The position of its text, in characters.</param>
/// <param name="Length">The length of its text in characters, including <c>${}</c>.</param>
/// <param name="IsBraced">Whether it is written as <c>${name}</c>.</param>
internal readonly record struct FormatToken(FlowLogField Field, int Start, int Length, bool IsBraced);
