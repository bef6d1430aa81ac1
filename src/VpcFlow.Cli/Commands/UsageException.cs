namespace VpcFlow.Cli.Commands;

/// <summary>The command line asks for what can't be done; the message says what and what to do instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
