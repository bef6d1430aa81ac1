namespace VpcFlow.Cli.Outputs;

/// <summary>
/// The output of one of several files that are converted at the same time. Until it is the file's turn, documents are buffered here; once
/// the
/// buffer is full, writes wait.
/// </summary>
/// <param name="output">The output shared by all files.</param>
/// <param name="turn">Completes when the previous files are done.</param>
/// <param name="limit">The maximum number of bytes to buffer.</param>
internal sealed class TurnOutput(Stream output, Task turn, int limit) : WriteOnlyStream
{
    private readonly MemoryStream _ahead = new();

    /// <summary>Waits for the turn and writes the buffered documents.</summary>
    public async ValueTask TakeTurnAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_ahead.Length == 0)
            return;
        await output.WriteAsync(_ahead.GetBuffer().AsMemory(0, (int)_ahead.Length), cancellationToken).ConfigureAwait(false);
        _ahead.SetLength(0);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!turn.IsCompletedSuccessfully && _ahead.Length + buffer.Length <= limit)
        {
            _ahead.Write(buffer.Span);
            return;
        }

        await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _ahead.Dispose();
        base.Dispose(disposing);
    }
}
