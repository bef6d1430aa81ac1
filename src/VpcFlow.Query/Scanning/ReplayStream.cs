using VpcFlow.Input;
using VpcFlow.Pipeline.Containers.Parquet;

namespace VpcFlow.Query.Scanning;

/// <summary>
/// A stream that can be read only once, of which the beginning is looked at before it is read: until <see cref="Rewind"/>, what is read is
/// kept, in memory if it is little and otherwise in a temporary file. Of Parquet, all is read to see its columns, which are at its end.
/// </summary>
/// <param name="inner">The stream, which is disposed with this one.</param>
internal sealed class ReplayStream(Stream inner) : ForwardStream
{
    private const int MaxInMemory = 8 << 20;

    private Stream _kept = new MemoryStream();
    private bool _isReplaying;

    /// <summary>Goes back to the beginning.</summary>
    public void Rewind()
    {
        _kept.Position = 0;
        _isReplaying = true;
    }

    /// <exception cref="OperationCanceledException">Waiting was cancelled; what is read meanwhile is lost.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isReplaying && await _kept.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var replayed)
            return replayed;
        int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (!_isReplaying)
            await KeepAsync(buffer[..read], cancellationToken).ConfigureAwait(false);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _kept.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask KeepAsync(ReadOnlyMemory<byte> read, CancellationToken cancellationToken)
    {
        if (_kept is MemoryStream memory && memory.Length + read.Length > MaxInMemory)
        {
            _kept = FileBytes.CreateTemporary(Path.GetTempPath());
            memory.Position = 0;
            await memory.CopyToAsync(_kept, cancellationToken).ConfigureAwait(false);
        }

        await _kept.WriteAsync(read, cancellationToken).ConfigureAwait(false);
    }
}
