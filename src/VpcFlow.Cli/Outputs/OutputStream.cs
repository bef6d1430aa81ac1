using Microsoft.Win32.SafeHandles;

namespace VpcFlow.Cli.Outputs;

/// <summary>Standard output or a file, opened by the first write, so that a run without input does not truncate the file.</summary>
internal sealed class OutputStream : WriteOnlyStream
{
    private readonly Func<Stream> _open;
    private Stream? _inner;

    private OutputStream(string name, Func<Stream> open)
    {
        Name = name;
        _open = open;
    }

    /// <summary>The name for messages.</summary>
    public string Name { get; }

    /// <summary>The number of bytes written.</summary>
    public long Written { get; private set; }

    public static OutputStream ToStandardOutput() => new("standard output", OpenStandardOutput);

    public static OutputStream ToFile(string path)
        => new(path, () => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0));

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
            _inner?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>
    /// The console's stream treats a closed pipe as success, and the tool would keep working for nobody: pipes are written to directly.
    /// Regular files
    /// are not, because a file stream keeps a position of its own and would not advance the one that this process shares with others,
    /// as in <c>(vpcflow …; vpcflow …) > file</c>.
    /// </summary>
    private static Stream OpenStandardOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var direct = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return direct.CanSeek ? Console.OpenStandardOutput() : direct;
    }
}
