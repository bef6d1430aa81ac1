using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Decoding;
using VpcFlow.Generated;
using VpcFlow.Plan;

namespace VpcFlow.Records;

/// <summary>
/// Reads one line at a time, including everything that occurs in files although AWS does not document it, and determines what is wrong with
/// a line that is not a record. All decisions are made here: fast paths accept only lines that need none.
/// </summary>
internal sealed class LineReader
{
    private readonly FlowLogFormat _format;
    private readonly RecordPlan _plan;
    private readonly RowLayout _layout;
    private readonly LineTokens _tokens = new();
    private readonly byte[] _row;
    private readonly uint[] _starts;
    private byte[] _copy = [];
    private RecordHeader _header;

    public LineReader(RowSchema schema, FlowLogFormat format)
    {
        _format = format;
        _plan = schema.Plan;
        _layout = schema.Layout;
        _row = new byte[_layout.Size];
        _starts = new uint[schema.FieldCount + 1];
    }

    /// <summary>The values of the record that was read last.</summary>
    public ref byte Row => ref MemoryMarshal.GetArrayDataReference(_row);

    /// <summary>Where the fields of that record start, and one further position: each field ends one byte before the next starts.</summary>
    public Span<uint> Starts => _starts;

    /// <summary>The properties of that record, except its position in the window.</summary>
    public ref RecordHeader Header => ref _header;

    /// <summary>The time of that record in Unix milliseconds, if a prefix of its line or its container has one.</summary>
    public long? SourceTime { get; set; }

    /// <summary>Why the line is not a record, after <see cref="LineOutcome.Rejected"/>.</summary>
    public LineError Error { get; private set; }

    /// <summary>The format that a header names.</summary>
    public FlowLogFormat? NamedFormat { get; private set; }

    /// <summary>The format that a header names, after <see cref="LineOutcome.ForeignHeader"/>.</summary>
    public FlowLogFormat? ForeignFormat { get; private set; }

    /// <summary>Whether the text of the record is a copy, which the next line overwrites.</summary>
    public bool IsTransient { get; private set; }

    /// <summary>Reads a line.</summary>
    /// <param name="text">
    /// The line without line end and byte order mark; positions in <see cref="Error"/> are relative to its start.
    /// </param>
    public LineOutcome Read(ReadOnlySpan<byte> text)
    {
        SourceTime = null;
        if (text.Length > LineText.MaxLength)
        {
            Error = LineError.TooLong();
            return LineOutcome.Rejected;
        }

        if (text.TrimStart((byte)' ').StartsWith("{"u8))
        {
            Error = LineError.Wrapped("JSON");
            return LineOutcome.Rejected;
        }

        _tokens.Read(text);
        if (_tokens.Count == 0)
            return LineOutcome.Blank;
        if (HeaderLine.TryRead(text, out FlowLogFormat? header))
        {
            NamedFormat = header;
            ForeignFormat = header.Equals(_format) ? null : header;
            return ForeignFormat is null ? LineOutcome.Header : LineOutcome.ForeignHeader;
        }

        int first = ReadPrefix(text);

        if (_tokens.Count - first != _plan.Slots.Length)
        {
            Error = LineError.FieldCount(_plan.Slots.Length, _tokens.Count);
            return LineOutcome.Rejected;
        }

        return TryDecode(text, first) ? LineOutcome.Record : LineOutcome.Rejected;
    }

    /// <summary>
    /// Reads a time before the record and, where CloudWatch Logs writes it, the log stream; returns the number of tokens that they are.
    /// </summary>
    private int ReadPrefix(ReadOnlySpan<byte> text)
    {
        int more = _tokens.Count - _plan.Slots.Length;
        if (more is not (1 or 2)
            || !ExportPrefix.TryRead(_tokens.Text(text, 0), out long time, out bool hasOffset)
            || (more == 2 && !hasOffset))
        {
            return 0;
        }

        SourceTime = time;
        return more;
    }

    /// <summary>
    /// The text that the positions of the record are relative to: the text that was read, or a copy with single spaces between the fields.
    /// </summary>
    public ReadOnlySpan<byte> RecordText(ReadOnlySpan<byte> text) => IsTransient ? _copy : text;

    private bool TryDecode(ReadOnlySpan<byte> text, int first)
    {
        ulong absentHigh = 0;
        _header = default;
        for (int i = 0; i < _plan.Slots.Length; i++)
        {
            ReadOnlySpan<byte> value = _tokens.Text(text, first + i);
            if (value.Length == 1 && value[0] == '-')
            {
                if (i < 64)
                    _header.Absent |= 1UL << i;
                else
                    absentHigh |= 1UL << (i - 64);
            }
            else if (_plan.Slots[i].IsDecoded && !TryDecode(_plan.Slots[i], value, _tokens.Start(first + i)))
            {
                return false;
            }
        }

        if (_layout.AbsentHighOffset >= 0)
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref Row, _layout.AbsentHighOffset), absentHigh);
        IsTransient = !_tokens.TryGetStarts(first, _starts);
        if (IsTransient)
            _tokens.Normalise(text, first, _starts, ref _copy);
        return true;
    }

    private bool TryDecode(FieldSlot slot, ReadOnlySpan<byte> value, int start)
    {
        ref byte target = ref Unsafe.Add(ref Row, Math.Max(0, _layout.OffsetOf(slot.Index)));
        if (slot.IsNumber)
        {
            if (ScalarNumberDecoder.TryDecode(value, slot.MaxValue, out long number, out bool isNumber))
            {
                Unsafe.WriteUnaligned(ref target, number);
                return true;
            }

            FlowLogRejectReason reason = isNumber ? FlowLogRejectReason.NumberOutOfRange : FlowLogRejectReason.InvalidNumber;
            Error = LineError.OfField(reason, slot, start, value.Length);
            return false;
        }

        if (!slot.IsAddress)
            return true;
        if (!AddressDecoder.TryDecode(value, out FlowLogAddress address, out bool isIPv6))
        {
            Error = LineError.OfField(FlowLogRejectReason.InvalidAddress, slot, start, value.Length);
            return false;
        }

        Unsafe.WriteUnaligned(ref target, address);
        if (isIPv6 && slot.Index < 64)
            _header.IPv6 |= 1UL << slot.Index;
        return true;
    }
}
