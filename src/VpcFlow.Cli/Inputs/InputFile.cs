namespace VpcFlow.Cli.Inputs;

/// <summary>A file to read, or standard input.</summary>
/// <param name="Path">The path; <c>-</c> for standard input.</param>
internal sealed record InputFile(string Path)
{
    /// <summary>The argument that stands for standard input.</summary>
    public const string StandardInput = "-";

    public bool IsStandardInput => Path == StandardInput;

    /// <summary>The name for messages.</summary>
    public string Name => IsStandardInput ? "stdin" : Path;

    /// <summary>The bytes of the file; 0 where they are not known before reading.</summary>
    public long Length => IsStandardInput ? 0 : new FileInfo(Path) is { Exists: true } file ? file.Length : 0;

    /// <summary>When the file was written, which for a copy of an S3 object is the object's time; <see langword="null"/> for standard input.</summary>
    public DateTimeOffset? Time => IsStandardInput ? null : new DateTimeOffset(File.GetLastWriteTimeUtc(Path), TimeSpan.Zero);

    /// <exception cref="IOException">The file can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public InputStream Open()
    {
        if (IsStandardInput)
            return new InputStream(Console.OpenStandardInput());
        var options = new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan, Share = FileShare.ReadWrite | FileShare.Delete };
        return new InputStream(new FileStream(Path, options));
    }
}
