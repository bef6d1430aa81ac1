namespace VpcFlow.Cli.Commands;

/// <summary>The exit codes of the tool. If several apply, the greatest is returned.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Records were rejected under <c>--on-error fail</c>, or an input has lines and not one record.</summary>
    public const int Rejected = 1;

    /// <summary>Invalid usage, or an unknown format.</summary>
    public const int Usage = 2;

    /// <summary>An input could not be read, or not completely, or is something else than a flow log.</summary>
    public const int InputFailed = 3;

    public const int OutputFailed = 4;

    /// <summary>Ended by Ctrl-C: 128 plus the number of the signal, as in shells.</summary>
    public const int Interrupted = 130;
}
