using System.Buffers;
using System.Runtime.CompilerServices;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>A list in pieces, which grows without copying what it contains.</summary>
internal sealed class ValueList<T>
    where T : unmanaged
{
    private const int PieceBits = 15;

    /// <summary>The number of values in a piece, except the first one, which begins small.</summary>
    private const int PieceSize = 1 << PieceBits;

    private const int FirstSize = 1024;

    private readonly List<T[]> _pieces = [];

    public int Count { get; private set; }

    /// <summary>The number of bytes of memory that the list occupies.</summary>
    public long Memory { get; private set; }

    public T this[int index] => _pieces[index >> PieceBits][index & (PieceSize - 1)];

    public void Add(ReadOnlySpan<T> values)
    {
        while (!values.IsEmpty)
        {
            int at = Count & (PieceSize - 1);
            int piece = Count >> PieceBits;
            if (piece == _pieces.Count || at == _pieces[piece].Length)
                Grow(piece);
            Span<T> target = _pieces[piece].AsSpan(at, Math.Min(values.Length, Math.Min(_pieces[piece].Length, PieceSize) - at));
            values[..target.Length].CopyTo(target);
            values = values[target.Length..];
            Count += target.Length;
        }
    }

    /// <summary>Copies values.</summary>
    /// <param name="order">The indices of the values in the order to copy them; <see langword="null"/> for that of the list.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="target">Receives as many values as it has room for.</param>
    public void CopyTo(int[]? order, int start, Span<T> target)
    {
        if (order is not null)
        {
            ReadOnlySpan<int> indices = order.AsSpan(start, target.Length);
            for (int i = 0; i < target.Length; i++)
                target[i] = this[indices[i]];
            return;
        }

        while (!target.IsEmpty)
        {
            ReadOnlySpan<T> source = _pieces[start >> PieceBits].AsSpan(start & (PieceSize - 1));
            source = source[..Math.Min(source.Length, target.Length)];
            source.CopyTo(target);
            target = target[source.Length..];
            start += source.Length;
        }
    }

    /// <summary>Removes all values and returns their memory.</summary>
    public void Clear()
    {
        foreach (T[] piece in _pieces)
            ArrayPool<T>.Shared.Return(piece);
        _pieces.Clear();
        (Count, Memory) = (0, 0);
    }

    private void Grow(int piece)
    {
        int before = piece < _pieces.Count ? _pieces[piece].Length : 0;
        int size = piece > 0 ? PieceSize : Math.Min(Math.Max(FirstSize, before * 4), PieceSize);
        T[] grown = ArrayPool<T>.Shared.Rent(size);
        if (before == 0)
        {
            _pieces.Add(grown);
        }
        else
        {
            _pieces[piece].CopyTo(grown, 0);
            ArrayPool<T>.Shared.Return(_pieces[piece]);
            _pieces[piece] = grown;
        }

        Memory += (long)(grown.Length - before) * Unsafe.SizeOf<T>();
    }
}
