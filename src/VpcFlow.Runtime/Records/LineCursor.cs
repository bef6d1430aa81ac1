using System.Runtime.CompilerServices;
using VpcFlow.Generated;

namespace VpcFlow.Records;

/// <summary>Goes through text record by record: batches of decoded lines, and between them those that have to be read carefully.</summary>
internal ref struct LineCursor
{
    private readonly FlowLogParser _parser;
    private readonly ReadOnlySpan<byte> _text;
    private readonly ScratchBuffers _workspace;
    private readonly ReadProgress _progress;
    private WindowReader _windows;
    private RecordWindow _window;
    private int _line;
    private int _message;
    private int _messages;

    public LineCursor(FlowLogParser parser, ReadOnlySpan<byte> text, FlowLogOptions options)
        : this(parser, text, isPadded: false, new ReadProgress(options))
    {
    }

    /// <summary>Begins a piece of an input.</summary>
    /// <param name="parser">The parser.</param>
    /// <param name="text">The piece: whole lines, of which the last may lack its end.</param>
    /// <param name="isPadded">As for <see cref="WindowReader"/>.</param>
    /// <param name="log">Counts, and knows where the piece stands in the input.</param>
    public LineCursor(FlowLogParser parser, ReadOnlySpan<byte> text, bool isPadded, ReadProgress log)
    {
        _parser = parser;
        _text = text;
        _workspace = ScratchBuffers.Rent();
        _progress = log;
        _windows = new WindowReader(text, isPadded, _workspace);
        Batch = parser.RentBatch();
        Batch.Count = 0;
        _line = -1;
    }

    public RowBatch Batch { get; }

    /// <summary>The number of the record in the batch, if it was decoded there; else it is the careful reader's.</summary>
    public readonly int Line => _line;

    /// <summary>Whether the record was read carefully.</summary>
    public bool IsCareful { get; private set; }

    /// <summary>What the positions of the record count from; for decoded lines, the window in the text as the caller gave it.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>Whether <see cref="Text"/> is overwritten by the next line.</summary>
    public readonly bool IsTransient => IsCareful && Batch.Reader.IsEnvelope;

    /// <summary>Where the fields of a decoded line start.</summary>
    public readonly ref uint Starts => ref Unsafe.Add(ref _window.Index.Starts, Batch.Header(_line).Cursor);

    public readonly FlowLogSummary Summary => _progress.Summary(bytesWritten: 0);

    /// <summary>Goes to the next record. At the end, the buffers are given back.</summary>
    /// <param name="run">Gets the number of decoded lines from this one on, if it is one, so that they can be taken together.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MoveNext(out int run)
    {
        run = 0;
        while (!_progress.IsClosed)
        {
            while (_message < _messages)
            {
                if (ReadMessage(_message++))
                    return true;
            }

            if (_line + 1 < Batch.Count)
            {
                _line++;
                if (Batch.Header(_line).Cursor >= 0)
                {
                    run = Run();
                    _progress.Records++;
                    IsCareful = false;
                    Text = _text[_windows.WindowStart..];
                    return true;
                }

                BeginLine();
            }
            else if (!TryFillBatch())
            {
                Dispose();
                return false;
            }
        }

        return false;
    }

    /// <summary>Takes the rest of a run of decoded lines.</summary>
    public void SkipRun(int run)
    {
        _line += run - 1;
        _progress.Records += run - 1;
    }

    /// <summary>Gives the buffers back, once: the cursor may have been copied, and each copy disposed.</summary>
    public readonly void Dispose()
    {
        if (_progress.IsClosed)
            return;
        _progress.IsClosed = true;
        _parser.ReturnBatch(Batch);
        ScratchBuffers.Return(_workspace);
    }

    private readonly int Run()
    {
        int end = _line + 1;
        while (end < Batch.Count && Batch.Header(end).Cursor >= 0)
            end++;
        return end - _line;
    }

    /// <summary>Decodes the next lines; <see langword="false"/> at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryFillBatch()
    {
        _progress.Line += Batch.Count;
        Batch.Count = 0;
        _line = -1;
        while (_window.Index is null || _window.IsAtEnd)
        {
            if (!_windows.TryRead(out _window))
                return false;
            _progress.BytesRead = _windows.Position;
            if (_windows.TooLong.IsEmpty)
                continue;
            _progress.Reject(_windows.TooLong, _windows.WindowStart, 0, LineError.TooLong(), default);
            _progress.Line++;
        }

        if (_progress.Mismatch is null)
            _parser.DecodeBatch(ref _window, Batch);
        else
            Batch.DecodeCareful(ref _window);
        return true;
    }

    private void BeginLine()
    {
        ReadOnlySpan<byte> line = LineText();
        _message = 0;
        _messages = Batch.Reader.Begin(line);
        if (_messages >= 0)
        {
            _progress.BlankLines += Batch.Reader.BlankTexts;
            return;
        }

        _messages = 0;
        Reject(Batch.Reader.Error, Records.LineText.WithoutEnds(line), default);
    }

    /// <summary>The line in the text as the caller gave it, so that records may refer to it.</summary>
    private readonly ReadOnlySpan<byte> LineText()
    {
        ref RecordHeader header = ref Batch.Header(_line);
        return _text.Slice(_windows.WindowStart + (int)header.Start, (int)header.Length);
    }

    private bool ReadMessage(int number)
    {
        ReadOnlySpan<byte> text = Batch.Reader.Message(LineText(), number);
        LineOutcome outcome = Batch.Reader.Read(text, number);
        switch (outcome)
        {
            case LineOutcome.Record when _progress.Mismatch is null:
                _progress.Records++;
                IsCareful = true;
                Text = text;
                return true;
            case LineOutcome.Rejected when _progress.Mismatch is null:
                Reject(Batch.Reader.Error, text, text);
                return false;
            case LineOutcome.Record or LineOutcome.Rejected:
                Reject(LineError.Mismatch(_parser.Format, _progress.Mismatch), text, text);
                return false;
            case LineOutcome.Blank:
                _progress.BlankLines++;
                return false;
            default:
                _progress.HeaderLines++;
                ChangeMode(outcome == LineOutcome.Header ? null : Batch.Reader.ForeignFormat);
                return false;
        }
    }

    private readonly void Reject(in LineError error, ReadOnlySpan<byte> line, ReadOnlySpan<byte> text)
        => _progress.Reject(line, _windows.WindowStart + (int)Batch.Header(_line).Start, _line, in error, text);

    /// <summary>Below a header of another format, and again below one of this, the other lines of the batch are decoded anew.</summary>
    private void ChangeMode(FlowLogFormat? mismatch)
    {
        bool isSame = (mismatch is null) == (_progress.Mismatch is null);
        _progress.Mismatch = mismatch;
        if (isSame)
            return;
        ref RecordHeader header = ref Batch.Header(_line);
        Batch.Count = _line + 1;
        _window.Cursor = _window.SeekBehind(0, (int)(header.Start + header.Length));
    }
}
