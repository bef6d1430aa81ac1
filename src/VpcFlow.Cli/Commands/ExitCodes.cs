namespace VpcFlow.Cli.Commands;

/// <summary>What the tool says to scripts. Of several, the greatest counts.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Records were rejected under <c>--on-error fail</c>.</summary>
    public const int Rejected = 1;

    /// <summary>Wrong usage, or a format that is not known.</summary>
    public const int Usage = 2;

    /// <summary>An input could not be read, or not to its end.</summary>
    public const int InputFailed = 3;

    public const int OutputFailed = 4;

    /// <summary>Ended by Ctrl-C: 128 and the number of the signal, as shells have it.</summary>
    public const int Interrupted = 130;
}
