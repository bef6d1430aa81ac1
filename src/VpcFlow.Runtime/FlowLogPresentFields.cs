using System.Text;
using VpcFlow.Generated;
using VpcFlow.Plan;

namespace VpcFlow;

/// <summary>
/// The fields of a record that are read and are not <c>-</c>, in the order of the line; for <c>foreach</c>, which allocates nothing. Valid as long as the record.
/// </summary>
public readonly ref struct FlowLogPresentFields
{
    private readonly RecordPlan? _plan;

    /// <summary>Has the positions if the record was read by the interpreted parser; else <see cref="_starts"/> has them.</summary>
    private readonly CarefulRecord? _record;

    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<uint> _starts;

    /// <summary>A bit per field of the line, set if the field is not <c>-</c>; bits of fields that are not read, or not there, mean nothing.</summary>
    private readonly UInt128 _present;

    internal FlowLogPresentFields(RecordPlan plan, CarefulRecord record, ReadOnlySpan<byte> text)
    {
        _plan = plan;
        _record = record;
        _text = text;
        _present = ~record.AbsentFields;
    }

    /// <summary>Makes the fields of an generated record.</summary>
    /// <param name="plan">The plan of its format.</param>
    /// <param name="text">What the positions count from.</param>
    /// <param name="starts">Where the fields start, and one position more.</param>
    /// <param name="present">A bit per field of the line, set if the field is not <c>-</c>.</param>
    internal FlowLogPresentFields(RecordPlan plan, ReadOnlySpan<byte> text, ReadOnlySpan<uint> starts, UInt128 present)
    {
        _plan = plan;
        _text = text;
        _starts = starts;
        _present = present;
    }

    /// <summary>Goes through the fields.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>The fields on one line: <c>srcaddr=10.0.0.1 bytes=840</c>. What does not print is escaped; empty if there are no fields.</summary>
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

    private FlowLogFieldValue Value(int slot)
        => new(_plan!.Slots[slot].Field, _record is null ? _text[(int)_starts[slot]..((int)_starts[slot + 1] - 1)] : _record.Text(_text, slot));

    private bool IsPresent(int slot) => _plan!.Slots[slot].IsDecoded && ((_present >> slot) & UInt128.One) != UInt128.Zero;

    /// <summary>Goes through the fields of a record.</summary>
    public ref struct Enumerator
    {
        private readonly FlowLogPresentFields _fields;
        private int _slot = -1;

        internal Enumerator(FlowLogPresentFields fields) => _fields = fields;

        /// <summary>The field.</summary>
        public readonly FlowLogFieldValue Current => _fields.Value(_slot);

        /// <summary>Goes to the next field; <see langword="false"/> behind the last one.</summary>
        public bool MoveNext()
        {
            int count = _fields._plan?.Slots.Length ?? 0;
            while (++_slot < count)
            {
                if (_fields.IsPresent(_slot))
                    return true;
            }

            return false;
        }
    }
}
