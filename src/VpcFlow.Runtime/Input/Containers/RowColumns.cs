using System.Buffers;
using System.Text;
using VpcFlow.Records;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Writes rows whose values have names as lines after a header line. The columns grow with the names that occur, so that a row that lacks a
/// name, as rows do whose values are absent, does not change the format.
/// </summary>
internal sealed class RowColumns(UnwrappedText output)
{
    /// <summary>More columns than any flow log has; further ones are in no header.</summary>
    private const int MaxColumns = 512;

    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _values = new();
    private (int Start, int Length)[] _cells = [];
    private long _additions = -1;
    private bool _isExtended;

    /// <summary>The target of values that are not in the input as they are written.</summary>
    public ArrayBufferWriter<byte> Values => _values;

    /// <summary>Begins a row.</summary>
    public void Begin()
    {
        _values.ResetWrittenCount();
        Array.Clear(_cells);
        _isExtended = false;
    }

    /// <summary>Sets a value of the row to what was appended to <see cref="Values"/> from a position on.</summary>
    /// <param name="column">The name of the column as in a header.</param>
    /// <param name="start">The position; the value is absent if nothing was appended.</param>
    public void Set(string column, int start)
    {
        if (!_columns.TryGetValue(column, out int number))
        {
            if (_names.Count == MaxColumns)
                return;
            number = _names.Count;
            _names.Add(column);
            _columns.Add(column, number);
            _isExtended = true;
        }

        if (number >= _cells.Length)
            Array.Resize(ref _cells, Math.Max(16, 2 * _cells.Length));
        _cells[number] = (start, _values.WrittenCount - start);
    }

    /// <summary>Writes the row, and a header before it if the lines before are in another format.</summary>
    public void End(LineOrigin origin, ReadOnlySpan<byte> id = default)
    {
        if (_isExtended || _additions != output.Additions)
        {
            output.BeginElement();
            for (int i = 0; i < _names.Count; i++)
                Append(i, Encoding.ASCII.GetBytes(_names[i]));
            output.EndElement(origin);
        }

        output.BeginElement();
        for (int i = 0; i < _names.Count; i++)
        {
            (int start, int length) = _cells[i];
            Append(i, length == 0 ? "-"u8 : _values.WrittenSpan.Slice(start, length));
        }

        output.EndElement(origin, id);
        _additions = output.Additions;
    }

    private void Append(int column, ReadOnlySpan<byte> value)
    {
        if (column > 0)
            output.Target.Write(" "u8);
        output.Target.Write(value);
    }
}
