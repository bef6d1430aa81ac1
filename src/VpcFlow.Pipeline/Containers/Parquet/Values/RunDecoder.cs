using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Pipeline.Containers.Parquet.Values;

/// <summary>
/// Decodes small numbers that are stored as runs of the same value and as groups of bits: indices into dictionaries, and whether values are
/// absent.
/// </summary>
internal sealed class RunDecoder
{
    private byte[] _data = [];
    private int _at;
    private int _end;
    private int _width;

    /// <summary>The number of values left in the run.</summary>
    private int _left;
    private bool _isPacked;
    private int _value;

    /// <summary>The position of the next value of a packed run, in bits after <see cref="_at"/>.</summary>
    private long _bit;

    /// <summary>Begins to decode.</summary>
    /// <param name="data">The data, with room after it.</param>
    /// <param name="start">Where the runs begin.</param>
    /// <param name="end">Where they end.</param>
    /// <param name="width">The number of bits of a value.</param>
    public void Reset(byte[] data, int start, int end, int width)
    {
        if (width is < 0 or > 32)
            throw new InvalidDataException($"a page has values of {width} bits");
        (_data, _at, _end, _width, _left) = (data, start, end, width, 0);
        (_isPacked, _bit) = (false, 0);
    }

    /// <summary>Skips a number of values if all of them are known to be <paramref name="value"/>; otherwise does nothing.</summary>
    public bool TrySkip(int count, int value)
    {
        while (_left == 0)
            ReadRun();
        if (_isPacked || _value != value || _left < count)
            return false;
        _left -= count;
        return true;
    }

    /// <summary>Decodes values.</summary>
    public void Read(Span<ulong> target)
    {
        while (!target.IsEmpty)
        {
            while (_left == 0)
                ReadRun();
            int count = Math.Min(_left, target.Length);
            if (_isPacked)
                Unpack(target[..count]);
            else
                target[..count].Fill((uint)_value);
            _left -= count;
            target = target[count..];
        }
    }

    private void ReadRun()
    {
        if (_isPacked)
            _at += (int)((_bit + 7) >> 3);
        (_isPacked, _bit) = (false, 0);
        uint header = ReadHeader();
        _isPacked = (header & 1) != 0;
        uint count = header >> 1;
        if (_isPacked)
        {
            // The groups of eight values may be cut off at the end of a page, where they only pad.
            long available = _width == 0 ? int.MaxValue : (_end - _at) * 8L / _width;
            _left = (int)Math.Min(Math.Min(count * 8L, available), int.MaxValue);
        }
        else
        {
            int bytes = (_width + 7) >> 3;
            if (bytes > _end - _at)
                throw Ended();
            _value = 0;
            for (int i = 0; i < bytes; i++)
                _value |= _data[_at + i] << (8 * i);
            _at += bytes;
            _left = (int)Math.Min(count, int.MaxValue);
        }
    }

    private uint ReadHeader()
    {
        uint header = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            if (_at == _end)
                throw Ended();
            byte part = _data[_at++];
            header |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
                return header;
        }

        throw Ended();
    }

    private void Unpack(Span<ulong> target)
    {
        ref byte data = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_data), _at);
        int width = _width;
        ulong mask = (1UL << width) - 1;
        long bit = _bit;
        int i = 0;
        if (Avx2.IsSupported && width <= 16)
        {
            // Four values at a time, as long as they are within the eight bytes from the first one on.
            Vector256<ulong> places = Vector256.Create(0, (ulong)width, 2 * (ulong)width, 3 * (ulong)width);
            for (; i <= target.Length - 4 && (bit & 7) + (4 * width) <= 64; i += 4)
            {
                ulong bits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref data, (nint)(bit >> 3))) >> (int)(bit & 7);
                Vector256<ulong> values = Avx2.ShiftRightLogicalVariable(Vector256.Create(bits), places) & Vector256.Create(mask);
                values.StoreUnsafe(ref MemoryMarshal.GetReference(target), (nuint)i);
                bit += 4 * width;
            }
        }

        for (; i < target.Length; i++)
        {
            ulong bits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref data, (nint)(bit >> 3)));
            target[i] = (bits >> (int)(bit & 7)) & mask;
            bit += width;
        }

        _bit = bit;
    }

    private static InvalidDataException Ended() => new("a page ends before its last value");
}
