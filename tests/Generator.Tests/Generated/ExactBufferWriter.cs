using System.Buffers;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Returns buffers of exactly the requested size, and fails if a byte after one was written.</summary>
internal sealed class ExactBufferWriter : IBufferWriter<byte>
{
    private const byte Untouched = 0xA5;
    private const int GuardLength = 256;

    private readonly List<byte> _written = [];
    private byte[] _buffer = [];
    private int _length;

    public byte[] ToArray() => [.. _written];

    public void Advance(int count)
    {
        Assert.InRange(count, 0, _length);
        Assert.True(_buffer.AsSpan(_length).IndexOfAnyExcept(Untouched) < 0, "Bytes after the buffer were written.");
        _written.AddRange(_buffer.AsSpan(0, count));
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        _length = Math.Max(1, sizeHint);
        _buffer = new byte[_length + GuardLength];
        _buffer.AsSpan(_length).Fill(Untouched);
        return _buffer.AsMemory(0, _length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
