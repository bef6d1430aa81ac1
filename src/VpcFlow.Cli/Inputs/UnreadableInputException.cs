namespace VpcFlow.Cli.Inputs;

/// <summary>A command can't begin, because an input is not there or can't be read. The message names the input and says why.</summary>
internal sealed class UnreadableInputException(string message) : Exception(message);
