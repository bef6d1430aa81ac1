using System.Text;

namespace VpcFlow.Pipeline.Containers.Parquet.Metadata;

/// <summary>
/// Reads Thrift's compact protocol, in which Parquet writes its metadata. It never throws: once the data is found to be incomplete or
/// impossible, <see cref="HasFailed"/> is set, everything reads as zero, and structures end.
/// </summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> data)
{
    private const int MaxDepth = 32;
    private const int MaxVarintBytes = 10;

    private readonly ReadOnlySpan<byte> _data = data;

    /// <summary>The number of bytes that were read.</summary>
    public int Position { get; private set; }

    /// <summary>Whether the data ended early, or contains something impossible.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Reads the start of the next field of a structure; returns <see langword="false"/> at its end.</summary>
    /// <param name="id">The id of the field before, 0 at the start; receives the id of this one.</param>
    /// <param name="type">Receives the type of its value, which must be read or skipped.</param>
    public bool TryField(ref int id, out ThriftType type)
    {
        byte header = ReadByte();
        type = (ThriftType)(header & 15);
        if (header == 0)
            return false;
        int step = header >> 4;
        id = step > 0 ? id + step : (int)ReadZigzag();
        return !HasFailed;
    }

    /// <summary>Reads a whole number of any width.</summary>
    public long Integer(ThriftType type)
    {
        if (type == ThriftType.Byte)
            return (sbyte)ReadByte();
        return Expect(type is ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64) ? ReadZigzag() : 0;
    }

    /// <summary>Reads a whole number of 32 bits.</summary>
    public int Integer32(ThriftType type)
    {
        long value = Integer(type);
        return Expect(value is >= int.MinValue and <= int.MaxValue) ? (int)value : 0;
    }

    /// <summary>Reads a truth value of a field, which is in its type.</summary>
    public bool Boolean(ThriftType type) => Expect(type is ThriftType.True or ThriftType.False) && type == ThriftType.True;

    public string Text(ThriftType type) => Expect(type == ThriftType.Binary) ? Encoding.UTF8.GetString(ReadBinary()) : "";

    /// <summary>Reads the start of a list and returns how many elements follow.</summary>
    public int List(ThriftType type, out ThriftType elements)
    {
        elements = 0;
        if (!Expect(type is ThriftType.List or ThriftType.Set))
            return 0;
        byte header = ReadByte();
        elements = (ThriftType)(header & 15);
        ulong count = (uint)header >> 4;
        if (count == 15)
            count = ReadVarint();

        // Each element takes at least one byte, so a number that was damaged does not lead to an endless loop.
        return Expect(count <= (ulong)(_data.Length - Position)) ? (int)count : 0;
    }

    /// <summary>Skips a value.</summary>
    public void Skip(ThriftType type) => Skip(type, isElement: false, MaxDepth);

    /// <summary>Notes that the data is impossible if a condition does not hold.</summary>
    public bool Expect(bool condition)
    {
        if (!condition)
            HasFailed = true;
        return !HasFailed;
    }

    private void Skip(ThriftType type, bool isElement, int depth)
    {
        if (!Expect(depth > 0))
            return;
        switch (type)
        {
            case ThriftType.True or ThriftType.False:
                Advance(isElement ? 1 : 0);
                break;
            case ThriftType.Byte:
                Advance(1);
                break;
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                ReadVarint();
                break;
            case ThriftType.Double:
                Advance(sizeof(double));
                break;
            case ThriftType.Uuid:
                Advance(16);
                break;
            case ThriftType.Binary:
                ReadBinary();
                break;
            case ThriftType.List or ThriftType.Set:
                for (int left = List(type, out ThriftType elements); left > 0 && !HasFailed; left--)
                    Skip(elements, isElement: true, depth - 1);
                break;
            case ThriftType.Map:
                SkipMap(depth);
                break;
            case ThriftType.Struct:
                int id = 0;
                while (TryField(ref id, out ThriftType field))
                    Skip(field, isElement: false, depth - 1);
                break;
            default:
                HasFailed = true;
                break;
        }
    }

    private void SkipMap(int depth)
    {
        ulong count = ReadVarint();
        if (count == 0 || !Expect(count <= (ulong)(_data.Length - Position)))
            return;
        byte types = ReadByte();
        for (; count > 0 && !HasFailed; count--)
        {
            Skip((ThriftType)(types >> 4), isElement: true, depth - 1);
            Skip((ThriftType)(types & 15), isElement: true, depth - 1);
        }
    }

    private ReadOnlySpan<byte> ReadBinary()
    {
        ulong length = ReadVarint();
        if (!Expect(length <= (ulong)(_data.Length - Position)))
            return default;
        ReadOnlySpan<byte> value = _data.Slice(Position, (int)length);
        Position += (int)length;
        return value;
    }

    private long ReadZigzag()
    {
        ulong value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int i = 0; i < MaxVarintBytes; i++)
        {
            byte part = ReadByte();
            value |= (ulong)(part & 0x7F) << (7 * i);
            if (part < 0x80)
                return HasFailed ? 0 : value;
        }

        HasFailed = true;
        return 0;
    }

    private byte ReadByte() => Advance(1) ? _data[Position - 1] : (byte)0;

    private bool Advance(int bytes)
    {
        if (!Expect(bytes <= _data.Length - Position))
            return false;
        Position += bytes;
        return true;
    }
}
