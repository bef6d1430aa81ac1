using Microsoft.Win32.SafeHandles;
using VpcFlow.Cli.Files;

namespace VpcFlow.Cli.Outputs;

/// <summary>Standard output or a file, opened by the first write or by <see cref="Open"/>.</summary>
internal sealed class OutputStream : WriteOnlyStream
{
    private readonly Func<Stream> _open;
    private readonly PendingFile? _pending;
    private Stream? _inner;

    private OutputStream(string name, Func<Stream> open, PendingFile? pending = null)
    {
        Name = name;
        _open = open;
        _pending = pending;
    }

    /// <summary>The name for messages.</summary>
    public string Name { get; }

    /// <summary>The number of bytes written, before compression.</summary>
    public long Written { get; private set; }

    /// <summary>Whether what is written only counts once it is complete.</summary>
    public bool IsPending => _pending is not null;

    public static OutputStream ToStandardOutput(Compression compression = Compression.None)
        => new("standard output", () => OutputCompression.Wrap(compression, OpenStandardOutput()));

    /// <summary>Writes to the file itself, which is truncated.</summary>
    public static OutputStream ToFile(string path)
        => new(path, () => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0));

    /// <summary>
    /// Writes to a new file that takes its place when it is complete. Devices and pipes, which can't be replaced, are written to.
    /// </summary>
    /// <param name="path">The path; a link is followed.</param>
    /// <param name="replaces">Whether a file that exists is replaced.</param>
    /// <param name="compression">How what is written is compressed.</param>
    public static OutputStream ToPendingFile(string path, bool replaces, Compression compression)
    {
        if (FileStatus.Of(path).Kind == FileKind.Special)
            return new OutputStream(path, () => OutputCompression.Wrap(compression, OpenSpecial(path)));
        var pending = new PendingFile(FileStatus.RealPath(path), replaces);
        return new OutputStream(path, () => OutputCompression.Wrap(compression, pending.Open()), pending);
    }

    /// <summary>Opens the output if it is not open yet.</summary>
    /// <exception cref="OutputException">The output can't be opened.</exception>
    public void Open()
    {
        try
        {
            _inner ??= _open();
        }
        catch (Exception e) when (OutputException.IsFailure(e))
        {
            throw new OutputException(Name, e);
        }
    }

    /// <summary>Ends the output: what was written is complete.</summary>
    /// <exception cref="OutputException">Writing the rest failed, or the file can't take its place.</exception>
    public void Complete()
    {
        Open();
        try
        {
            _inner!.Dispose();
            _pending?.Commit();
        }
        catch (Exception e) when (OutputException.IsFailure(e))
        {
            throw new OutputException(Name, e);
        }
    }

    /// <exception cref="OutputException">The output can't be opened or written to.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.IsEmpty)
            return;
        Open();
        try
        {
            _inner!.Write(buffer);
        }
        catch (Exception e) when (OutputException.IsFailure(e))
        {
            throw new OutputException(Name, e);
        }

        Written += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Abandon();
        base.Dispose(disposing);
    }

    /// <summary>Closes the output, and deletes a file that was not completed.</summary>
    private void Abandon()
    {
        try
        {
            _inner?.Dispose();
        }
        catch (Exception e) when (OutputException.IsFailure(e))
        {
            // A compressor may have bytes left that can't be written either; that was reported.
        }

        _pending?.Dispose();
    }

    private static FileStream OpenSpecial(string path)
        => new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    /// <summary>
    /// The console's stream treats a closed pipe as success, and the tool would keep working for nobody: pipes are written to directly.
    /// Regular files are not, because a file stream keeps a position of its own and would not advance the one that this process shares
    /// with others, as in <c>(vpcflow …; vpcflow …) > file</c>.
    /// </summary>
    private static Stream OpenStandardOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var direct = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return direct.CanSeek ? Console.OpenStandardOutput() : direct;
    }
}
