using System.Buffers.Binary;

namespace VpcFlow.Pipeline.Containers.Parquet.Values;

/// <summary>Numbers that are stored as differences, in blocks of groups of the same width.</summary>
internal sealed class DeltaNumbers : NumberSource
{
    private const int MaxBlock = 1 << 20;

    private readonly PageSlice _page;
    private readonly bool _isShort;
    private readonly int _groups;
    private readonly int _groupSize;
    private int _at;
    private long _last;
    private bool _isFirst = true;
    private long _minimum;
    private int _widths;
    private int _group;
    private int _inGroup;

    /// <summary>Begins to decode.</summary>
    /// <param name="page">The data, which may be followed by something else.</param>
    /// <param name="width">The number of bytes of a number when it is not encoded.</param>
    public DeltaNumbers(PageSlice page, int width)
    {
        _page = page;
        _isShort = width == sizeof(int);
        _at = page.Start;
        ulong block = ReadVarint();
        ulong groups = ReadVarint();
        Count = (int)Math.Min(ReadVarint(), int.MaxValue);
        _last = ReadZigzag();
        if (block is 0 or > MaxBlock || groups is 0 or > MaxBlock || block % groups != 0 || block / groups % 8 != 0)
            throw new InvalidDataException($"a page has blocks of {block} differences in {groups} groups");
        _groups = (int)groups;
        _groupSize = (int)(block / groups);
        _group = _groups;
        _inGroup = _groupSize;
    }

    /// <summary>The number of numbers.</summary>
    public int Count { get; }

    private int Width => _page.Bytes[_widths + _group];

    public override void Read(Span<long> target)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = Next();
    }

    /// <summary>Skips all numbers and returns where they end.</summary>
    public int End()
    {
        // The position depends only on widths, but widths of further blocks are found only after all of this one.
        for (int left = Count; left > 0; left--)
            Next();
        return _inGroup < _groupSize ? _at + (Width * _groupSize / 8) : _at;
    }

    private long Next()
    {
        if (_isFirst)
        {
            _isFirst = false;
            return _last;
        }

        if (_inGroup == _groupSize)
            NextGroup();
        long next = _last + _minimum + (long)ReadBits(Width);
        _inGroup++;
        _last = _isShort ? (int)next : next;
        if (_inGroup == _groupSize)
            _at += Width * _groupSize / 8;
        return _last;
    }

    private void NextGroup()
    {
        if (++_group >= _groups)
        {
            _minimum = ReadZigzag();
            _widths = _at;
            _at += _groups;
            _group = 0;
            if (_at > _page.End)
                throw PageSlice.Ended();
        }

        _inGroup = 0;
        if (Width > 64)
            throw new InvalidDataException($"a page has differences of {Width} bits");
        if (Width * _groupSize / 8 > _page.End - _at)
            throw PageSlice.Ended();
    }

    private ulong ReadBits(int width)
    {
        if (width == 0)
            return 0;
        int bit = _inGroup * width;
        ReadOnlySpan<byte> data = _page.Bytes.AsSpan(_at + (bit >> 3));
        int shift = bit & 7;
        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(data) >> shift;
        if (shift + width > 64)
            value |= (ulong)data[8] << (64 - shift);
        return width == 64 ? value : value & ((1UL << width) - 1);
    }

    private long ReadZigzag()
    {
        ulong value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            if (_at >= _page.End)
                throw PageSlice.Ended();
            byte part = _page.Bytes[_at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw PageSlice.Ended();
    }
}
