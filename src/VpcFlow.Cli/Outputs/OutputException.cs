using VpcFlow.Cli.Files;

namespace VpcFlow.Cli.Outputs;

/// <summary>
/// Writing failed. Not an <see cref="IOException"/>, so that the input and the output of a conversion fail distinguishably.
/// </summary>
internal sealed class OutputException(string name, Exception inner) : Exception($"{name}: {FileErrors.Describe(inner, name)}", inner)
{
    /// <summary>Whether the reader of the output has closed it, as <c>head</c> does when it has read enough.</summary>
    public bool IsClosedPipe => FileErrors.IsBrokenPipe(InnerException!);

    /// <summary>
    /// Whether an exception of a file or pipe means that it can't be written; .NET reports a file that would grow too large as an invalid
    /// argument.
    /// </summary>
    public static bool IsFailure(Exception e) => FileErrors.IsFailure(e) || e is ArgumentException;
}
