namespace VpcFlow.Pipeline.Containers.Parquet;

/// <summary>
/// The bytes of a file in any order. A stream that can seek is read in place, from its position on; the content of another one is first
/// copied to a temporary file, which is deleted when this is disposed.
/// </summary>
internal sealed class FileBytes : IDisposable
{
    private const int CopyBuffer = 1 << 20;

    private readonly Stream _stream;
    private readonly long _start;
    private readonly bool _isOwned;

    private FileBytes(Stream stream, bool isOwned)
    {
        _stream = stream;
        _start = stream.Position;
        _isOwned = isOwned;
        Length = stream.Length - _start;
    }

    public long Length { get; }

    public static async ValueTask<FileBytes> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
            return new FileBytes(stream, isOwned: false);
        FileStream copy = CreateTemporary(Path.GetTempPath());
        try
        {
            await stream.CopyToAsync(copy, CopyBuffer, cancellationToken).ConfigureAwait(false);
            copy.Position = 0;
            return new FileBytes(copy, isOwned: true);
        }
        catch
        {
            await copy.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Fills a buffer with the bytes at a position, all of which exist.</summary>
    public async ValueTask ReadAsync(long position, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        _stream.Position = _start + position;
        await _stream.ReadExactlyAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (_isOwned)
            _stream.Dispose();
    }

    /// <summary>Creates a file that only this process's user can read, and that is deleted when it is closed.</summary>
    internal static FileStream CreateTemporary(string folder)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(folder, Path.GetRandomFileName()), options);
    }
}
