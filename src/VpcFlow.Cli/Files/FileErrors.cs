namespace VpcFlow.Cli.Files;

/// <summary>Describes why a file or pipe can't be read or written, in the words of the tool.</summary>
internal static class FileErrors
{
    private const int Windows = unchecked((int)0x80070000);

    /// <summary>Whether an exception of a file or pipe means that it can't be read.</summary>
    public static bool IsFailure(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException;

    /// <summary>Whether an exception means that the reader of a pipe has closed it.</summary>
    public static bool IsBrokenPipe(Exception e) => e is IOException && e.HResult is 32 or Windows + 109 or Windows + 232;

    /// <summary>Whether an exception means that another process has locked a file.</summary>
    public static bool IsLocked(IOException e) => e.HResult is 11 or 35 or Windows + 32 or Windows + 33;

    /// <summary>Describes an exception.</summary>
    /// <param name="e">The exception.</param>
    /// <param name="path">The path that was given, if there is one.</param>
    public static string Describe(Exception e, string? path = null) => e switch
    {
        FileNotFoundException => "no such file or directory",
        DirectoryNotFoundException => "the directory does not exist",
        PathTooLongException => "the name is too long",
        UnauthorizedAccessException when path is not null && Directory.Exists(path) => "this is a directory",
        UnauthorizedAccessException => "permission denied",

        // A file that would grow beyond a limit of the process.
        ArgumentOutOfRangeException => "the file would be too large",
        _ => Known(e.HResult) ?? Shorten(e.Message, path),
    };

    /// <summary>The numbers of errors on Linux, where macOS has another one also that, and on Windows.</summary>
    private static string? Known(int number) => number switch
    {
        5 => "the device reports an input or output error",
        20 => "a part of the path is not a directory",
        21 => "this is a directory",
        23 or 24 => "too many files are open",
        26 => "the file is a program that is running",
        27 => "the file would be too large",
        28 or Windows + 39 or Windows + 112 => "the disk is full",
        30 or Windows + 19 => "the file system is read-only",
        32 or Windows + 109 or Windows + 232 => "the reader has closed the pipe",
        40 or 62 => "too many symbolic links",
        122 or 69 => "the disk quota is used up",
        Windows + 32 or Windows + 33 => "another program is using the file",
        17 or Windows + 80 or Windows + 183 => "the file already exists",
        _ => null,
    };

    private static string Shorten(string message, string? path)
        => (path is null ? message : message.Replace($" : '{Path.GetFullPath(path)}'", "", StringComparison.Ordinal)
            .Replace($" : '{path}'", "", StringComparison.Ordinal)).TrimEnd('.');
}
