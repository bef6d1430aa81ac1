using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Documents;

/// <summary>Reserves room for whole documents in the buffers of an <see cref="IBufferWriter{T}"/>.</summary>
internal ref struct DocumentOutput(IBufferWriter<byte> writer)
{
    /// <summary>The minimum size of a request, so that writers do not return many small pieces.</summary>
    private const int MinBuffer = 32 * 1024;

    private readonly IBufferWriter<byte> _writer = writer;
    private Span<byte> _buffer;
    private int _used;

    /// <summary>The number of bytes written so far.</summary>
    public long Written { get; private set; }

    /// <summary>Reserves room and returns where it begins.</summary>
    /// <param name="size">The number of bytes that may be stored to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Reserve(int size)
    {
        if (_buffer.Length - _used < size)
            Renew(size);
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(_buffer), _used);
    }

    public Span<byte> ReserveSpan(int size) => MemoryMarshal.CreateSpan(ref Reserve(size), size);

    /// <summary>Keeps what was written to the reserved room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(int length)
    {
        _used += length;
        Written += length;
    }

    /// <summary>Passes what was written to the writer.</summary>
    public void Flush()
    {
        if (_used > 0)
            _writer.Advance(_used);
        _buffer = default;
        _used = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Renew(int size)
    {
        Flush();
        _buffer = _writer.GetSpan(Math.Max(size, MinBuffer));
    }
}
