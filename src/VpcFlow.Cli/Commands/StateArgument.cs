namespace VpcFlow.Cli.Commands;

/// <summary>The option <c>--state</c>: the folder in which a command remembers how far it is.</summary>
internal static class StateArgument
{
    /// <summary>Opens the folder.</summary>
    /// <exception cref="UsageException">Another process has it, or it can't be written to.</exception>
    public static FlowLogStateFolder Open(string path)
    {
        try
        {
            return FlowLogStateFolder.Open(path);
        }
        catch (IOException e)
        {
            throw new UsageException($"--state: {e.Message}");
        }
    }
}
