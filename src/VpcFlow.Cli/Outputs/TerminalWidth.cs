namespace VpcFlow.Cli.Outputs;

/// <summary>The width of the terminal.</summary>
internal static class TerminalWidth
{
    /// <summary>The width that text is laid out for if the terminal does not tell its own.</summary>
    private const int Usual = 80;

    public static int Get()
    {
        try
        {
            return Console.WindowWidth is > 0 and int width ? width : Usual;
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException)
        {
            return Usual;
        }
    }
}
