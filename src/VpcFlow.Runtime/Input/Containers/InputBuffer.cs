using System.Runtime.ExceptionServices;

namespace VpcFlow.Input.Containers;

/// <summary>The bytes of a stream that were read but not consumed, and their position in it.</summary>
/// <param name="stream">The stream.</param>
/// <param name="start">The position of its beginning in the input.</param>
internal sealed class InputBuffer(Stream stream, FlowLogPosition start)
{
    private const int InitialSize = 64 * 1024;

    private byte[] _bytes = new byte[InitialSize];
    private int _start;
    private int _end;

    /// <summary>The bytes that were read but not consumed.</summary>
    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_start, _end - _start);

    /// <summary>The position of the first unread byte in the stream.</summary>
    public long Offset { get; private set; } = start.ByteOffset;

    /// <summary>The number of the line of the first unread byte, from 1.</summary>
    public long Line { get; private set; } = start.LineNumber;

    /// <summary>Whether everything that the stream has was read, or all that could be read of it.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>The exception that ended the stream before its end.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>Reads more; grows if there is no room.</summary>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_end == _bytes.Length)
            MakeRoom();
        int read = 0;
        try
        {
            read = await stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What was read can still be unwrapped.
            Failure = ExceptionDispatchInfo.Capture(e);
        }

        _end += read;
        IsEnd = read == 0;
    }

    /// <summary>Consumes bytes.</summary>
    public void Consume(int length)
    {
        Line += _bytes.AsSpan(_start, length).Count((byte)'\n');
        Offset += length;
        _start += length;
        if (_start == _end)
            _start = _end = 0;
    }

    private void MakeRoom()
    {
        int unread = _end - _start;
        byte[] target = unread > _bytes.Length / 2 ? new byte[2 * _bytes.Length] : _bytes;
        _bytes.AsSpan(_start, unread).CopyTo(target);
        _bytes = target;
        _start = 0;
        _end = unread;
    }
}
