using System.Buffers;

namespace VpcFlow.Benchmarks.Data;

/// <summary>A buffer for all documents of a run, which the next run reuses.</summary>
internal sealed class DocumentSink(int capacity) : IBufferWriter<byte>
{
    private byte[] _buffer = new byte[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Count);

    public void Reset() => Count = 0;

    public void Advance(int count) => Count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_buffer.Length - Count < Math.Max(sizeHint, 1))
            Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, Count + sizeHint));
        return _buffer.AsMemory(Count);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
