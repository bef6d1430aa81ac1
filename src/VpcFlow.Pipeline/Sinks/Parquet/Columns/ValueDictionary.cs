using System.Numerics;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>Finds the distinct values of a column of numbers, in the order in which they appear.</summary>
internal sealed class ValueDictionary
{
    /// <summary>The number of values from which on a dictionary takes longer to look up than it saves.</summary>
    private const int MaxCount = 1 << 17;

    /// <summary>The number of rows after which it shows whether values repeat.</summary>
    private const int ProbeRows = 1 << 14;

    /// <summary>An odd number that nobody who chooses the values knows, so that they can't be chosen to collide.</summary>
    private static readonly ulong s_multiplier = (ulong)Random.Shared.NextInt64() | 1;

    private int[] _slots = new int[1024];
    private long[] _values = new long[512];

    public int Count { get; private set; }

    public ReadOnlySpan<long> Values => _values.AsSpan(0, Count);

    /// <summary>Finds the places of values in the dictionary, unless they hardly repeat.</summary>
    /// <param name="values">The values, see <see cref="Levels"/>.</param>
    /// <param name="order">The order in which they are taken.</param>
    /// <param name="places">Receives the places, and the absent values.</param>
    /// <returns>Whether a dictionary pays.</returns>
    public bool TryEncode<T>(ValueList<T> values, int[]? order, Span<int> places)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        Clear();
        T last = Levels.Absent<T>(0);
        int lastPlace = Levels.Absent<int>(0);
        Span<T> piece = stackalloc T[256];
        for (int start = 0; start < places.Length; start += piece.Length)
        {
            piece = piece[..Math.Min(piece.Length, places.Length - start)];
            values.CopyTo(order, start, piece);
            for (int i = 0; i < piece.Length; i++)
            {
                T value = piece[i];
                if (value != last)
                    (last, lastPlace) = (value, Levels.IsAbsent(value) ? AbsentOf(value) : PlaceOf(long.CreateTruncating(value)));
                places[start + i] = lastPlace;
            }

            if (Count > MaxCount - piece.Length || (start >= ProbeRows && Count > start / 2))
                return false;
        }

        return true;
    }

    private static int AbsentOf<T>(T value)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => Levels.Absent<int>(Levels.Of(value));

    private int PlaceOf(long value)
    {
        int[] slots = _slots;
        for (int at = SlotOf(value); ; at = (at + 1) & (slots.Length - 1))
        {
            int place = slots[at] - 1;
            if (place < 0)
                return Add(value, at);
            if (_values[place] == value)
                return place;
        }
    }

    private int Add(long value, int slot)
    {
        int place = Count++;
        _values[place] = value;
        _slots[slot] = place + 1;
        if (Count == _values.Length)
            Grow();
        return place;
    }

    private void Grow()
    {
        Array.Resize(ref _values, _values.Length * 2);
        _slots = new int[_values.Length * 2];
        for (int i = 0; i < Count; i++)
        {
            int at = SlotOf(_values[i]);
            while (_slots[at] != 0)
                at = (at + 1) & (_slots.Length - 1);
            _slots[at] = i + 1;
        }
    }

    private int SlotOf(long value) => (int)(((ulong)value * s_multiplier) >> 32) & (_slots.Length - 1);

    private void Clear()
    {
        _slots.AsSpan().Clear();
        Count = 0;
    }
}
