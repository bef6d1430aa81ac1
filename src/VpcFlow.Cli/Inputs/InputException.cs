namespace VpcFlow.Cli.Inputs;

/// <summary>An input can't be read. The message says why, without the name of the input.</summary>
internal sealed class InputException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the input is something else than a flow log.</summary>
    public bool IsForeign { get; init; }
}
