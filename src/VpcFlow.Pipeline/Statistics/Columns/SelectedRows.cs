using System.Numerics;

namespace VpcFlow.Pipeline.Statistics.Columns;

/// <summary>The numbers of the selected rows of a batch.</summary>
internal readonly ref struct SelectedRows
{
    private readonly Span<byte> _lines;

    /// <param name="selected">A bit for each row: set if it is selected.</param>
    /// <param name="lines">Room for 64 numbers.</param>
    public SelectedRows(ulong selected, Span<byte> lines)
    {
        int count = 0;
        for (; selected != 0; selected &= selected - 1)
            lines[count++] = (byte)BitOperations.TrailingZeroCount(selected);
        _lines = lines[..count];
    }

    public int Count => _lines.Length;

    /// <summary>Returns the row of a selected one.</summary>
    public int this[int number] => _lines[number];
}
