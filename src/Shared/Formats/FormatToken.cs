namespace VpcFlow.Formats;

/// <summary>A field at its place in a format string.</summary>
/// <param name="Field">The field.</param>
/// <param name="Start">Where its text begins, in characters.</param>
/// <param name="Length">Length of its text, in characters, with <c>${}</c>.</param>
/// <param name="IsBraced">Whether it is written as <c>${name}</c>.</param>
internal readonly record struct FormatToken(FlowLogField Field, int Start, int Length, bool IsBraced);
