using System.Runtime.CompilerServices;
using VpcFlow.Decoding;

namespace VpcFlow.Pipeline.Statistics.Tables;

/// <summary>The different texts in keys, and the bytes of IPv6 addresses, numbered from 0.</summary>
internal sealed class KeyTexts
{
    private const int FirstSize = 256;

    private byte[] _bytes = new byte[4096];
    private int[] _ends = new int[FirstSize];
    private uint[] _hashes = new uint[FirstSize];

    /// <summary>One more than the number of a text, or 0; twice as many as texts.</summary>
    private int[] _places = new int[2 * FirstSize];

    public int Count { get; private set; }

    /// <summary>The number of bytes of memory.</summary>
    public long Memory => _bytes.Length + ((_ends.Length + _hashes.Length + _places.Length) * (long)sizeof(int));

    public ReadOnlySpan<byte> this[int text]
    {
        get
        {
            int start = text == 0 ? 0 : _ends[text - 1];
            return _bytes.AsSpan(start, _ends[text] - start);
        }
    }

    /// <summary>Returns the number of a text, which is added if it is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Add(ReadOnlySpan<byte> text)
    {
        uint hash = HashOf(text);
        int mask = _places.Length - 1;
        int place = (int)hash & mask;
        while (_places[place] is var number && number != 0)
        {
            if (_hashes[number - 1] == hash && text.SequenceEqual(this[number - 1]))
                return number - 1;
            place = (place + 1) & mask;
        }

        return AddNew(text, hash, place);
    }

    /// <summary>Returns the number of a text; -1 if it is not among these.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        uint hash = HashOf(text);
        int mask = _places.Length - 1;
        for (int place = (int)hash & mask; _places[place] is var number && number != 0; place = (place + 1) & mask)
        {
            if (_hashes[number - 1] == hash && text.SequenceEqual(this[number - 1]))
                return number - 1;
        }

        return -1;
    }

    public void Clear()
    {
        Count = 0;
        Array.Clear(_places);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint HashOf(ReadOnlySpan<byte> text)
    {
        if (text.Length > TextWords.MaxLength)
            return (uint)System.IO.Hashing.XxHash3.HashToUInt64(text);
        (ulong low, ulong high) = TextWords.Read(text);
        ulong hash = (low ^ (ulong)text.Length) * 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 32) ^ high) * 0xD6E8FEB86659FD93;
        return (uint)(hash >> 32);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int AddNew(ReadOnlySpan<byte> text, uint hash, int place)
    {
        if (Count == _ends.Length)
        {
            Grow();
            place = FreePlace(hash);
        }

        int start = Count == 0 ? 0 : _ends[Count - 1];
        if (_bytes.Length - start < text.Length)
            Array.Resize(ref _bytes, Math.Max(checked(_bytes.Length * 2), start + text.Length));
        text.CopyTo(_bytes.AsSpan(start));
        _ends[Count] = start + text.Length;
        _hashes[Count] = hash;
        _places[place] = ++Count;
        return Count - 1;
    }

    private void Grow()
    {
        Array.Resize(ref _ends, _ends.Length * 2);
        Array.Resize(ref _hashes, _hashes.Length * 2);
        _places = new int[_places.Length * 2];
        for (int text = 0; text < Count; text++)
            _places[FreePlace(_hashes[text])] = text + 1;
    }

    private int FreePlace(uint hash)
    {
        int mask = _places.Length - 1;
        int place = (int)hash & mask;
        while (_places[place] != 0)
            place = (place + 1) & mask;
        return place;
    }
}
