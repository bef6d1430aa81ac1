using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using System.Text.Unicode;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>The distinct texts of a column, in the order in which they appear, as the dictionary of a file stores them.</summary>
internal sealed class TextTable
{
    private const int FirstCapacity = 64;

    /// <summary>A number that nobody who chooses the texts knows, so that they can't be chosen to collide.</summary>
    private static readonly long s_seed = Random.Shared.NextInt64();

    /// <summary>For each slot, half of the hash and the place of the text, from 1.</summary>
    private ulong[] _slots = new ulong[FirstCapacity * 2];
    private int[] _starts = new int[FirstCapacity];
    private byte[] _bytes = new byte[FirstCapacity * 16];
    private int _length;
    private int _last = -1;

    public int Count { get; private set; }

    /// <summary>The length of the longest text.</summary>
    public int MaxLength { get; private set; }

    /// <summary>The texts one after another, each after its length in four bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>The number of bytes of memory that the table occupies.</summary>
    public long Memory => ((long)_slots.Length * sizeof(ulong)) + ((long)_starts.Length * sizeof(int)) + _bytes.Length;

    public ReadOnlySpan<byte> this[int place] => WithLength(place)[sizeof(int)..];

    /// <summary>Returns a text after its length in four bytes.</summary>
    public ReadOnlySpan<byte> WithLength(int place)
    {
        int start = _starts[place];
        return _bytes.AsSpan(start, sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(start)));
    }

    /// <summary>Returns the place of a text, which is added if it is new; bytes that are not UTF-8 become U+FFFD.</summary>
    public int PlaceOf(ReadOnlySpan<byte> text)
    {
        if (_last >= 0 && this[_last].SequenceEqual(text))
            return _last;
        uint hash = (uint)XxHash3.HashToUInt64(text, s_seed);
        ulong[] slots = _slots;
        for (int at = (int)hash & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            ulong slot = slots[at];
            if (slot == 0)
                return _last = Utf8.IsValid(text) ? Add(text, hash, at) : PlaceOf(Repair(text));
            if ((uint)(slot >> 32) == hash && this[(int)(uint)slot - 1].SequenceEqual(text))
                return _last = (int)(uint)slot - 1;
        }
    }

    /// <summary>Returns the least and the greatest text, in the order of their bytes.</summary>
    public (byte[] Min, byte[] Max) Range()
    {
        (int min, int max) = (0, 0);
        for (int i = 1; i < Count; i++)
        {
            if (this[i].SequenceCompareTo(this[min]) < 0)
                min = i;
            else if (this[i].SequenceCompareTo(this[max]) > 0)
                max = i;
        }

        return (this[min].ToArray(), this[max].ToArray());
    }

    private static byte[] Repair(ReadOnlySpan<byte> text)
        => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));

    private int Add(ReadOnlySpan<byte> text, uint hash, int slot)
    {
        int place = Count++;
        if (place == _starts.Length)
            slot = Grow(hash);
        int size = sizeof(int) + text.Length;
        if (_bytes.Length - _length < size)
            Array.Resize(ref _bytes, Math.Max(checked(_length + size), (int)Math.Min(_bytes.Length * 2L, Array.MaxLength)));
        _slots[slot] = ((ulong)hash << 32) | (uint)(place + 1);
        _starts[place] = _length;
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_length), text.Length);
        text.CopyTo(_bytes.AsSpan(_length + sizeof(int)));
        _length += size;
        MaxLength = Math.Max(MaxLength, text.Length);
        return place;
    }

    /// <summary>Doubles the capacity and returns the free slot of a hash.</summary>
    private int Grow(uint hash)
    {
        Array.Resize(ref _starts, _starts.Length * 2);
        ulong[] before = _slots;
        _slots = new ulong[before.Length * 2];
        foreach (ulong slot in before)
        {
            if (slot != 0)
                _slots[FreeSlot((uint)(slot >> 32))] = slot;
        }

        return FreeSlot(hash);
    }

    private int FreeSlot(uint hash)
    {
        int at = (int)hash & (_slots.Length - 1);
        while (_slots[at] != 0)
            at = (at + 1) & (_slots.Length - 1);
        return at;
    }
}
