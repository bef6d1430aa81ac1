using System.Collections.Immutable;
using VpcFlow.Formats;

namespace VpcFlow;

/// <summary>The exception for a format string that can't be parsed. The message contains every error and its position.</summary>
public sealed class FlowLogFormatException : FormatException
{
    internal FlowLogFormatException(string text, ImmutableArray<FormatError> errors)
        : base(string.Join(" ", errors.Select(e => Describe(e))))
    {
        FormatText = text;
        Start = errors[0].Start;
        Length = errors[0].Length;
    }

    /// <summary>The text that could not be parsed.</summary>
    public string FormatText { get; }

    /// <summary>The position of the first error in <see cref="FormatText"/>, in characters.</summary>
    public int Start { get; }

    /// <summary>The length of the first error in <see cref="FormatText"/>, in characters.</summary>
    public int Length { get; }

    private static string Describe(FormatError error) => error.Kind == FormatErrorKind.Empty
        ? error.Message + "."
        : $"At character {error.Start + 1}: {error.Message}{(error.Message.EndsWith('?') ? "" : ".")}";
}
