namespace VpcFlow.Cli.Commands;

/// <summary>The command line asks for something impossible. The message says what it is and what to do instead.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>Returns the message of an exception of the library, without the name of a parameter, which means nothing here.</summary>
    public static string ReasonOf(Exception e) => e.Message.Split(" (Parameter '", 2)[0];
}
