namespace VpcFlow.Cli.Commands;

/// <summary>The command line asks for something impossible. The message says what it is and what to do instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
