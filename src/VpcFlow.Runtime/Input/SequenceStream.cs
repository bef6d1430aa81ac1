using System.Buffers;

namespace VpcFlow.Input;

/// <summary>Reads the pieces of a sequence one after the other.</summary>
internal sealed class SequenceStream(ReadOnlySequence<byte> content) : ForwardStream
{
    private ReadOnlySequence<byte> _rest = content;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<int>(cancellationToken);
        int length = (int)Math.Min(buffer.Length, _rest.Length);
        _rest.Slice(0, length).CopyTo(buffer.Span);
        _rest = _rest.Slice(length);
        return ValueTask.FromResult(length);
    }
}
