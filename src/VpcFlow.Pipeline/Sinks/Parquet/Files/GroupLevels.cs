using System.Numerics;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Files;

/// <summary>
/// Reads the columns whose values are computed. A group is present in a row if any column in it is, so an absent value is only known after
/// all columns of a row were read.
/// </summary>
internal sealed class GroupLevels
{
    private const int Rows = 64;

    private readonly int[][] _groups;
    private readonly ulong[] _present;
    private readonly long[] _values;
    private readonly bool _isAny;

    public GroupLevels(IReadOnlyList<ColumnSpec> columns)
    {
        var numbers = new Dictionary<string, int>();
        _groups = [.. columns.Select(c => GroupsOf(c, numbers))];
        _present = new ulong[numbers.Count];
        _isAny = columns.Any(c => c.Field is null);
        _values = _isAny ? new long[columns.Count * Rows] : [];
    }

    /// <summary>Adds the values of rows to their columns.</summary>
    public void Add(ColumnBuffer[] columns, RowSchema schema, in RowSlice rows, ulong selected)
    {
        if (!_isAny)
            return;
        int count = BitOperations.PopCount(selected);
        Array.Clear(_present);
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].Spec.Field is null)
                Read(columns[i], schema, in rows, selected, i);
        }

        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].Spec.Field is not null)
                continue;
            Span<long> values = _values.AsSpan(i * Rows, count);
            SetLevels(values, _groups[i]);
            columns[i].Add(values);
        }
    }

    /// <summary>Returns the numbers of the groups around a column, the outermost first.</summary>
    private static int[] GroupsOf(ColumnSpec column, Dictionary<string, int> numbers)
    {
        var groups = new int[column.Path.Length - 1];
        for (int i = 0; i < groups.Length; i++)
        {
            string path = string.Join('.', column.Path.Take(i + 1));
            if (!numbers.TryGetValue(path, out groups[i]))
                numbers.Add(path, groups[i] = numbers.Count);
        }

        return groups;
    }

    private void Read(ColumnBuffer column, RowSchema schema, in RowSlice rows, ulong selected, int number)
    {
        Span<long> values = _values.AsSpan(number * Rows, Rows);
        ulong present = 0;
        int at = 0;
        for (; selected != 0; selected &= selected - 1, at++)
        {
            int row = BitOperations.TrailingZeroCount(selected);
            values[at] = column.Spec.Reader is { } reader ? reader.Read(schema, in rows, row, column) : 0;
            present |= (values[at] == MemberReader.Absent ? 0UL : 1UL) << at;
        }

        foreach (int group in _groups[number])
            _present[group] |= present;
    }

    /// <summary>Says of absent values how many groups around them are present.</summary>
    private void SetLevels(Span<long> values, int[] groups)
    {
        if (groups.Length == 0)
            return;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != MemberReader.Absent)
                continue;
            int level = 0;
            foreach (int group in groups)
                level += (int)((_present[group] >> i) & 1);
            values[i] = Levels.Absent<long>(level);
        }
    }
}
