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
    private readonly JsonEnvelope _envelope = new();
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

    /// <summary>The time of that record in Unix milliseconds, if its envelope or a prefix of its line has one.</summary>
    public long? SourceTime { get; private set; }

    /// <summary>The time in Unix milliseconds that the envelope contains for the text that was read last.</summary>
    public long? EnvelopeTime { get; private set; }

    /// <summary>Why the line is not a record, after <see cref="LineOutcome.Rejected"/>.</summary>
    public LineError Error { get; private set; }

    /// <summary>The format that a header names.</summary>
    public FlowLogFormat? NamedFormat { get; private set; }

    /// <summary>The format that a header names, after <see cref="LineOutcome.ForeignHeader"/>.</summary>
    public FlowLogFormat? ForeignFormat { get; private set; }

    /// <summary>Whether the texts of <see cref="Message"/> were unpacked from an envelope.</summary>
    public bool IsEnvelope { get; private set; }

    /// <summary>Whether the next line overwrites the text of the record.</summary>
    public bool IsTransient => IsEnvelope || IsCopied;

    /// <summary>The number of things in the line that are not texts: an envelope's control messages, which count as blank lines.</summary>
    public int BlankTexts => IsEnvelope ? _envelope.ControlMessages : 0;

    private bool IsCopied { get; set; }

    /// <summary>
    /// Begins a line and returns how many texts it contains: one, or as many as an envelope has messages; -1 if it is rejected as a whole.
    /// </summary>
    /// <param name="line">The line without its line feed.</param>
    public int Begin(ReadOnlySpan<byte> line)
    {
        IsEnvelope = false;
        SourceTime = null;
        if (LineText.TrimEnd(line).Length > LineText.MaxLength)
        {
            Error = LineError.TooLong();
            return -1;
        }

        ReadOnlySpan<byte> text = LineText.WithoutEnds(line).TrimStart((byte)' ');
        if (!text.StartsWith("{"u8))
            return 1;
        IsEnvelope = true;
        if (_envelope.TryRead(text, out string? problem))
            return _envelope.Count;
        Error = LineError.Envelope(problem);
        return -1;
    }

    /// <summary>Returns a text of the line without line end and byte order mark: the line itself, or a message of an envelope.</summary>
    public ReadOnlySpan<byte> Message(ReadOnlySpan<byte> line, int number)
        => LineText.WithoutEnds(IsEnvelope ? _envelope.Message(number) : line);

    /// <summary>Reads one of the texts that <see cref="Begin"/> counted.</summary>
    /// <param name="text">What <see cref="Message"/> returned; positions in <see cref="Error"/> are relative to its start.</param>
    /// <param name="number">The number of the text.</param>
    public LineOutcome Read(ReadOnlySpan<byte> text, int number)
    {
        EnvelopeTime = IsEnvelope ? _envelope.Time(number) : null;
        SourceTime = EnvelopeTime;
        _tokens.Read(text);
        if (_tokens.Count == 0)
            return LineOutcome.Blank;
        if (HeaderLine.TryRead(text, out FlowLogFormat? header))
        {
            NamedFormat = header;
            ForeignFormat = header.Equals(_format) ? null : header;
            return ForeignFormat is null ? LineOutcome.Header : LineOutcome.ForeignHeader;
        }

        int first = 0;
        if (_tokens.Count == _plan.Slots.Length + 1 && ExportPrefix.TryRead(_tokens.Text(text, 0), out long time))
        {
            first = 1;
            SourceTime = time; // nearer to the record than an envelope's
        }

        if (_tokens.Count - first != _plan.Slots.Length)
        {
            Error = LineError.FieldCount(_plan.Slots.Length, _tokens.Count);
            return LineOutcome.Rejected;
        }

        return TryDecode(text, first) ? LineOutcome.Record : LineOutcome.Rejected;
    }

    /// <summary>
    /// The text that the positions of the record are relative to: the text that was read, or a copy with single spaces between the fields.
    /// </summary>
    public ReadOnlySpan<byte> RecordText(ReadOnlySpan<byte> text) => IsCopied ? _copy : text;

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
        IsCopied = !_tokens.TryGetStarts(first, _starts);
        if (IsCopied)
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
