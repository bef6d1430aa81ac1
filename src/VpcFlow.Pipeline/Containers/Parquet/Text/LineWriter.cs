using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VpcFlow.Pipeline.Containers.Parquet.Columns;
using VpcFlow.Pipeline.Containers.Parquet.Values;

namespace VpcFlow.Pipeline.Containers.Parquet.Text;

/// <summary>Writes rows of texts as lines of fields.</summary>
/// <param name="columns">The columns.</param>
/// <param name="cells">
/// The places of the texts: for each column those of all rows of a batch, and room for those of one more column.
/// </param>
/// <param name="stride">The distance between the places of two columns.</param>
internal sealed class LineWriter(ColumnReader[] columns, ulong[] cells, int stride)
{
    private const int Step = 32;

    private readonly byte[][] _texts = new byte[columns.Length][];
    private int _maxLine;
    private bool _hasUnfit;

    /// <summary>Begins to write the rows that the columns have read.</summary>
    public void Begin()
    {
        int length = columns.Length;
        _hasUnfit = false;
        for (int i = 0; i < columns.Length; i++)
        {
            _texts[i] = columns[i].Text;
            length += columns[i].MaxLength;
            _hasUnfit |= columns[i].HasUnfit;
        }

        _maxLine = length;
    }

    /// <summary>Writes lines, as many as certainly fit, up to a row with a text that can't be a field.</summary>
    /// <param name="output">The buffer.</param>
    /// <param name="first">The first row of the batch to write.</param>
    /// <param name="count">The number of rows to write at most; receives how many were written.</param>
    /// <returns>The number of bytes.</returns>
    public int Write(Span<byte> output, int first, ref int count)
    {
        count = Math.Min(count, Math.Max(0, output.Length - Cell.Slack) / _maxLine);
        if (_hasUnfit)
            count = CountFit(first, count);
        return Write(ref MemoryMarshal.GetReference(output), first, count);
    }

    /// <summary>Writes the line of one row, whatever it is, and returns its length.</summary>
    /// <param name="output">The buffer; replaced by a longer one if the line does not fit into it.</param>
    /// <param name="row">The row of the batch.</param>
    /// <param name="number">The number of the row in the file, from 1.</param>
    public int WriteOne(ref byte[] output, int row, long number)
    {
        if (_hasUnfit && CountFit(row, 1) == 0)
            return UnfitLine.Write(ref output, columns, RowTexts(row), number);
        if (output.Length < _maxLine + Cell.Slack)
            output = GC.AllocateUninitializedArray<byte>(_maxLine + Cell.Slack);
        return Write(ref MemoryMarshal.GetArrayDataReference(output), row, 1);
    }

    /// <summary>Returns how many rows come before the first one with a text that can't be a field.</summary>
    private int CountFit(int first, int count)
    {
        for (int row = 0; row < count; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                if (Cell.IsUnfit(cells[(column * stride) + first + row]))
                    return row;
            }
        }

        return count;
    }

    private ReadOnlyMemory<byte>[] RowTexts(int row)
    {
        var texts = new ReadOnlyMemory<byte>[columns.Length];
        for (int column = 0; column < columns.Length; column++)
        {
            ulong cell = cells[(column * stride) + row];
            texts[column] = _texts[column].AsMemory(Cell.Offset(cell), Cell.Length(cell));
        }

        return texts;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Write(ref byte output, int first, int count)
    {
        byte[][] texts = _texts;
        ref ulong all = ref MemoryMarshal.GetArrayDataReference(cells);
        nint at = 0;
        for (int row = first; row < first + count; row++)
        {
            ref ulong cell = ref Unsafe.Add(ref all, row);
            for (int i = 0; i < texts.Length; i++)
            {
                uint length = (uint)Cell.Length(cell);
                ref byte text = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(texts[i]), Cell.Offset(cell));
                ref byte target = ref Unsafe.Add(ref output, at);
                Vector256.LoadUnsafe(ref text).StoreUnsafe(ref target);
                if (length > Step)
                    CopyRest(ref target, ref text, length);
                at += (nint)length;
                Unsafe.Add(ref output, at) = (byte)' ';
                at++;
                cell = ref Unsafe.Add(ref cell, stride);
            }

            Unsafe.Add(ref output, at - 1) = (byte)'\n';
        }

        return (int)at;
    }

    private static void CopyRest(ref byte target, ref byte text, uint length)
        => Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref target, Step), ref Unsafe.Add(ref text, Step), length - Step);
}
