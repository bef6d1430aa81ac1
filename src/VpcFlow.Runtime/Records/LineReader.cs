using VpcFlow.Decoding;
using VpcFlow.Generated;
using VpcFlow.Plan;

namespace VpcFlow.Records;

/// <summary>What a line turned out to be.</summary>
internal enum LineOutcome
{
    Record,
    Rejected,
    Blank,
    Header,
    ForeignHeader,
}

/// <summary>
/// Reads one line at a time with all that is seen in files although AWS does not document it, and finds out what is wrong with those that are no records. The one
/// place that decides: fast paths only ever take lines about which there is nothing to decide.
/// </summary>
internal sealed class LineReader
{
    private const int MaxTokens = 128;

    private readonly RecordPlan _plan;
    private readonly FlowLogFormat _format;
    private readonly JsonEnvelope _envelope = new();
    private readonly int[] _tokenStarts = new int[MaxTokens];
    private readonly int[] _tokenLengths = new int[MaxTokens];
    private int _tokens;

    public LineReader(RecordPlan plan, FlowLogFormat format)
    {
        _plan = plan;
        _format = format;
        Record = new CarefulRecord(plan);
    }

    /// <summary>The record that was read last.</summary>
    public CarefulRecord Record { get; }

    /// <summary>Why the line is none, after <see cref="LineOutcome.Rejected"/>.</summary>
    public LineError Error { get; private set; }

    /// <summary>The format that a header names, after <see cref="LineOutcome.ForeignHeader"/>.</summary>
    public FlowLogFormat? ForeignFormat { get; private set; }

    /// <summary>Whether the texts of <see cref="Message"/> were unpacked from an envelope, and so are overwritten by the next line.</summary>
    public bool IsEnvelope { get; private set; }

    /// <summary>The time in Unix milliseconds that the envelope gives the text that was read last.</summary>
    public long? EnvelopeTime { get; private set; }

    /// <summary>What the line holds besides texts: an envelope's control messages count as blank lines.</summary>
    public int BlankTexts => IsEnvelope ? _envelope.ControlMessages : 0;

    /// <summary>Begins a line; returns how many texts it holds: one, or as many as an envelope has messages. -1 if it is rejected as a whole.</summary>
    /// <param name="line">The line without its line feed.</param>
    public int Begin(ReadOnlySpan<byte> line)
    {
        IsEnvelope = false;
        Record.SourceTime = null;
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

    /// <summary>A text of the line: the line itself, or a message of an envelope; without line end and byte order mark.</summary>
    public ReadOnlySpan<byte> Message(ReadOnlySpan<byte> line, int number) => LineText.WithoutEnds(IsEnvelope ? _envelope.Message(number) : line);

    /// <summary>Reads one of the texts that <see cref="Begin"/> counted.</summary>
    /// <param name="text">What <see cref="Message"/> gives; positions in <see cref="Record"/> and <see cref="Error"/> count from its start.</param>
    /// <param name="number">The number of the text.</param>
    public LineOutcome Read(ReadOnlySpan<byte> text, int number)
    {
        EnvelopeTime = IsEnvelope ? _envelope.Time(number) : null;
        Record.SourceTime = EnvelopeTime;
        Tokenise(text);
        if (_tokens == 0)
            return LineOutcome.Blank;
        if (IsFieldName(text, 0) && HeaderLine.TryRead(text, out var fields))
        {
            FlowLogFormat format = FlowLogFormat.Create(fields.AsSpan());
            if (format.Equals(_format))
                return LineOutcome.Header;
            ForeignFormat = format;
            return LineOutcome.ForeignHeader;
        }

        int first = 0;
        if (_tokens == _plan.Slots.Length + 1 && ExportPrefix.TryRead(text.Slice(_tokenStarts[0], _tokenLengths[0]), out long time))
        {
            first = 1;
            Record.SourceTime = time; // nearer to the record than an envelope's
        }

        if (_tokens - first != _plan.Slots.Length)
        {
            Error = LineError.FieldCount(_plan.Slots.Length, _tokens);
            return LineOutcome.Rejected;
        }

        return Decode(text, first) ? LineOutcome.Record : LineOutcome.Rejected;
    }

    private bool IsFieldName(ReadOnlySpan<byte> text, int token)
        => HeaderLine.TryFind(text.Slice(_tokenStarts[token], _tokenLengths[token]), out _);

    /// <summary>Finds the tokens; counts all, keeps the places of the first ones.</summary>
    private void Tokenise(ReadOnlySpan<byte> text)
    {
        _tokens = 0;
        int at = 0;
        while (at < text.Length)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            int length = text[at..].IndexOf((byte)' ');
            if (length < 0)
                length = text.Length - at;
            if (_tokens < MaxTokens)
            {
                _tokenStarts[_tokens] = at;
                _tokenLengths[_tokens] = length;
            }

            _tokens++;
            at += length;
        }
    }

    private bool Decode(ReadOnlySpan<byte> text, int first)
    {
        UInt128 absent = 0;
        Record.IPv6Fields = 0;
        for (int i = 0; i < _plan.Slots.Length; i++)
        {
            int start = _tokenStarts[first + i];
            int length = _tokenLengths[first + i];
            Record.SetText(i, start, length);
            if (length == 1 && text[start] == '-')
                absent |= UInt128.One << i;
            else if (_plan.Slots[i].IsDecoded && !DecodeField(_plan.Slots[i], text.Slice(start, length), start))
                return false;
        }

        Record.AbsentFields = absent;
        return true;
    }

    private bool DecodeField(FieldSlot slot, ReadOnlySpan<byte> value, int start)
    {
        if (slot.IsNumber)
        {
            if (ScalarNumberDecoder.TryDecode(value, slot.MaxValue, out Record.NumberAt(slot.Index), out bool isNumber))
                return true;
            FlowLogRejectReason reason = isNumber ? FlowLogRejectReason.NumberOutOfRange : FlowLogRejectReason.InvalidNumber;
            Error = LineError.OfField(reason, slot, start, value.Length);
            return false;
        }

        if (slot.IsAddress)
        {
            if (!AddressDecoder.TryDecode(value, out Record.AddressAt(slot.Index), out bool isIPv6))
            {
                Error = LineError.OfField(FlowLogRejectReason.InvalidAddress, slot, start, value.Length);
                return false;
            }

            if (isIPv6)
                Record.IPv6Fields |= UInt128.One << slot.Index;
        }

        return true;
    }
}
