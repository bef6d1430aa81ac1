using System.Text;

namespace VpcFlow;

/// <summary>
/// Represents the fields of a record that are read and are not <c>-</c>, in the order of the line; enumerating them does not allocate.
/// Valid as long as the record.
/// </summary>
public readonly ref struct FlowLogPresentFields
{
    private readonly FlowLogRecord _record;

    internal FlowLogPresentFields(FlowLogRecord record) => _record = record;

    /// <summary>Enumerates the fields.</summary>
    public Enumerator GetEnumerator() => new(_record);

    /// <summary>
    /// Returns the fields on one line: <c>srcaddr=10.0.0.1 bytes=840</c>. Characters that do not print are escaped; empty if there are no
    /// fields.
    /// </summary>
    public override string ToString()
    {
        var line = new StringBuilder();
        foreach (FlowLogFieldValue field in this)
        {
            if (line.Length > 0)
                line.Append(' ');
            field.AppendTo(line);
        }

        return line.ToString();
    }

    /// <summary>Enumerates the fields of a record.</summary>
    public ref struct Enumerator
    {
        private readonly FlowLogRecord _record;
        private int _slot = -1;

        internal Enumerator(FlowLogRecord record) => _record = record;

        /// <summary>The current field.</summary>
        public readonly FlowLogFieldValue Current => new(_record.Schema!.Plan.Slots[_slot].Field, _record.TextOf(_slot));

        /// <summary>Advances to the next field; returns <see langword="false"/> after the last one.</summary>
        public bool MoveNext()
        {
            int count = _record.Schema?.FieldCount ?? 0;
            while (++_slot < count)
            {
                if (_record.IsPresentAt(_slot))
                    return true;
            }

            return false;
        }
    }
}
