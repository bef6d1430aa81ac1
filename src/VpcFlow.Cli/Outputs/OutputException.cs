namespace VpcFlow.Cli.Outputs;

/// <summary>
/// Writing failed. Not an <see cref="IOException"/>, so that the input and the output of a conversion fail distinguishably.
/// </summary>
internal sealed class OutputException : Exception
{
    public OutputException(string name, Exception inner)
        : base($"{name}: {Describe(name, inner)}", inner) => IsClosedPipe = inner is IOException && IsBrokenPipe(inner.HResult);

    /// <summary>Whether the reader of the output has closed it, as <c>head</c> does when it has read enough.</summary>
    public bool IsClosedPipe { get; }

    /// <summary>
    /// Whether an exception of a file or pipe means that it can't be written; .NET reports a file that would grow too large as an invalid
    /// argument.
    /// </summary>
    public static bool IsFailure(Exception e)
        => e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    private static string Describe(string name, Exception inner) => inner switch
    {
        DirectoryNotFoundException => "the directory does not exist",
        UnauthorizedAccessException => "access is denied",
        ArgumentOutOfRangeException => "the file would be too large",
        _ => inner.Message.Replace($" : '{name}'", "", StringComparison.Ordinal).TrimEnd('.'),
    };

    private static bool IsBrokenPipe(int hResult)
    {
        const int EPipe = 32;
        const int ErrorBrokenPipe = unchecked((int)0x8007006D);
        const int ErrorNoData = unchecked((int)0x800700E8);
        return OperatingSystem.IsWindows() ? hResult is ErrorBrokenPipe or ErrorNoData : hResult == EPipe;
    }
}
