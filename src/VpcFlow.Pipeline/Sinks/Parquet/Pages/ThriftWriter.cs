using System.Buffers;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;

namespace VpcFlow.Pipeline.Sinks.Parquet.Pages;

/// <summary>
/// Writes Thrift's compact protocol, in which Parquet stores its metadata. The ids of the fields of a structure must ascend.
/// </summary>
internal sealed class ThriftWriter(IBufferWriter<byte> output)
{
    private const int MaxVarintBytes = 10;

    private readonly Stack<int> _outer = [];
    private int _last;

    public void Short(int id, short value)
    {
        Field(id, ThriftType.Int16);
        Zigzag(value);
    }

    public void Integer(int id, int value)
    {
        Field(id, ThriftType.Int32);
        Zigzag(value);
    }

    public void Long(int id, long value)
    {
        Field(id, ThriftType.Int64);
        Zigzag(value);
    }

    /// <summary>Writes a truth value, which is in the type of its field.</summary>
    public void Boolean(int id, bool value) => Field(id, value ? ThriftType.True : ThriftType.False);

    public void Binary(int id, ReadOnlySpan<byte> value)
    {
        Field(id, ThriftType.Binary);
        BinaryElement(value);
    }

    public void BeginStruct(int id)
    {
        Field(id, ThriftType.Struct);
        BeginElement();
    }

    /// <summary>Begins a structure that is an element of a list or the outermost one.</summary>
    public void BeginElement()
    {
        _outer.Push(_last);
        _last = 0;
    }

    public void EndStruct()
    {
        Byte(0);
        _last = _outer.Pop();
    }

    public void BeginList(int id, ThriftType elements, int count)
    {
        Field(id, ThriftType.List);
        if (count < 15)
        {
            Byte((byte)((count << 4) | (int)elements));
            return;
        }

        Byte((byte)(0xF0 | (int)elements));
        Varint((ulong)count);
    }

    public void IntegerElement(int value) => Zigzag(value);

    public void BinaryElement(ReadOnlySpan<byte> value)
    {
        Varint((ulong)value.Length);
        output.Write(value);
    }

    private void Field(int id, ThriftType type)
    {
        int step = id - _last;
        if (step is < 1 or > 15)
            throw new InvalidOperationException($"The field {id} can't follow {_last}.");
        Byte((byte)((step << 4) | (int)type));
        _last = id;
    }

    private void Zigzag(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    private void Varint(ulong value)
    {
        Span<byte> target = output.GetSpan(MaxVarintBytes);
        int length = 0;
        for (; value >= 0x80; value >>= 7)
            target[length++] = (byte)(value | 0x80);
        target[length++] = (byte)value;
        output.Advance(length);
    }

    private void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }
}
