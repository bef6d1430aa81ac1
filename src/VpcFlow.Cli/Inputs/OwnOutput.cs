using VpcFlow.Cli.Files;

namespace VpcFlow.Cli.Inputs;

/// <summary>Recognises a file that this process is writing: reading it would never end.</summary>
internal static class OwnOutput
{
    private static readonly string s_output = IdentityOf("/dev/stdout");
    private static readonly string s_error = IdentityOf("/dev/stderr");

    /// <summary>Returns why a file can't be an input; <see langword="null"/> if it can.</summary>
    public static string? Find(FileStatus file)
    {
        if (file.Kind != FileKind.Regular)
            return null;
        return file.Identity == s_output ? "standard output is written to it"
            : file.Identity == s_error ? "messages are written to it"
            : null;
    }

    private static string IdentityOf(string stream)
        => OperatingSystem.IsLinux() && FileStatus.Of(stream) is { Kind: FileKind.Regular } status ? status.Identity : "";
}
