namespace VpcFlow;

/// <summary>The exception for text that is not a <see cref="FlowLogFilter"/>. The message contains the position of the error.</summary>
public sealed class FlowLogFilterException : FormatException
{
    internal FlowLogFilterException(string text, int position, int length, string message)
        : base($"At character {position + 1}: {message}{(message.EndsWith('?') ? "" : ".")}")
    {
        FilterText = text;
        Position = position;
        Length = length;
    }

    /// <summary>The text that could not be parsed.</summary>
    public string FilterText { get; }

    /// <summary>The position of the error in <see cref="FilterText"/>, in characters from 0.</summary>
    public int Position { get; }

    /// <summary>The length of the error in <see cref="FilterText"/>, in characters; 0 if the text ends too early.</summary>
    public int Length { get; }
}
