using System.Collections.Immutable;
using VpcFlow.Formats;

namespace VpcFlow;

/// <summary>A format string could not be read. The message names every error and where it stands.</summary>
public sealed class FlowLogFormatException : FormatException
{
    internal FlowLogFormatException(string text, ImmutableArray<FormatError> errors)
        : base(string.Join(" ", errors.Select(e => Describe(e))))
    {
        FormatText = text;
        Start = errors[0].Start;
        Length = errors[0].Length;
    }

    /// <summary>The text that could not be read.</summary>
    public string FormatText { get; }

    /// <summary>Where the first error begins in <see cref="FormatText"/>, in characters.</summary>
    public int Start { get; }

    /// <summary>The length of the text at fault, in characters.</summary>
    public int Length { get; }

    private static string Describe(FormatError error) => error.Kind == FormatErrorKind.Empty
        ? error.Message + "."
        : $"At character {error.Start + 1}: {error.Message}{(error.Message.EndsWith('?') ? "" : ".")}";
}
