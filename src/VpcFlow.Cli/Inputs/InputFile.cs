using VpcFlow.Cli.Files;

namespace VpcFlow.Cli.Inputs;

/// <summary>A file to read, or standard input.</summary>
/// <param name="Path">The path; <c>-</c> for standard input.</param>
/// <param name="Folder">The folder in which the file was found; <see langword="null"/> if it was named itself.</param>
internal sealed record InputFile(string Path, string? Folder = null)
{
    /// <summary>The argument for standard input.</summary>
    public const string StandardInput = "-";

    public bool IsStandardInput => Path == StandardInput;

    /// <summary>The name for messages.</summary>
    public string Name => IsStandardInput ? "stdin" : Path;

    /// <summary>The length of the file in bytes; 0 if it is not known before reading.</summary>
    public long Length => IsStandardInput ? 0 : new FileInfo(Path) is { Exists: true } file ? file.Length : 0;

    /// <summary>
    /// When the file was written; for a copy of an S3 object, the time of the object. <see langword="null"/> for standard input.
    /// </summary>
    public DateTimeOffset? Time => IsStandardInput ? null : new DateTimeOffset(File.GetLastWriteTimeUtc(Path), TimeSpan.Zero);

    /// <summary>Content that is open already, since it can be opened only once; <see langword="null"/> if it is to be opened.</summary>
    public Stream? Opened { get; init; }

    /// <exception cref="InputException">The file can't be opened.</exception>
    public InputStream Open()
    {
        if (Opened is not null)
            return new InputStream(Opened);
        if (IsStandardInput)
            return new InputStream(Console.OpenStandardInput());
        var options = new FileStreamOptions
        {
            BufferSize = 0,
            Options = FileOptions.SequentialScan,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        try
        {
            return new InputStream(new FileStream(Path, options));
        }
        catch (Exception e) when (FileErrors.IsFailure(e))
        {
            throw new InputException(FileErrors.Describe(e, Path), e);
        }
    }
}
