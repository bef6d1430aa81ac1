using System.Buffers;

namespace VpcFlow.Input;

/// <summary>The documents of a block in one piece of pooled memory, which is kept for the next block.</summary>
internal sealed class DocumentBuffer : IBufferWriter<byte>
{
    private byte[] _bytes = [];
    private int _written;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _written);

    /// <summary>Clears the buffer.</summary>
    /// <param name="capacity">The number of bytes that are expected next.</param>
    public void Reset(int capacity)
    {
        _written = 0;
        MakeRoom(capacity);
    }

    /// <inheritdoc/>
    public void Advance(int count) => _written += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsMemory(_written);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsSpan(_written);
    }

    /// <summary>Returns the memory.</summary>
    public void Return()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _written = 0;
    }

    private void MakeRoom(int size)
    {
        long needed = (long)_written + Math.Max(size, 1);
        if (needed <= _bytes.Length)
            return;
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, 2L * _bytes.Length), Array.MaxLength));
        Written.CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
