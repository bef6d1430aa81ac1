using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Documents.CommunityIds;
using VpcFlow.Generated;
using VpcFlow.Input;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>The conversion of one piece of text to documents.</summary>
internal sealed class DocumentConverter : IDisposable
{
    private readonly Func<FlowLogFormat, FlowLogParser>? _switchTo;
    private readonly ScratchBuffers _workspace = ScratchBuffers.Rent();
    private readonly ReadProgress _progress;
    private FlowLogParser _parser;
    private RowBatch _batch;
    private FlowLogParser? _next;
    private int _windowStart;
    private long _written;

    /// <summary>Begins a conversion.</summary>
    /// <param name="layout">How lines are read up to a header.</param>
    /// <param name="log">Counts, and knows where the text stands in the input.</param>
    /// <param name="switchTo">Gives the parser for a header of another format; <see langword="null"/> rejects the lines below such a header.</param>
    public DocumentConverter(HeaderState layout, ReadProgress log, Func<FlowLogFormat, FlowLogParser>? switchTo)
    {
        _parser = layout.Parser;
        _switchTo = switchTo;
        _batch = _parser.RentBatch();
        _progress = log;
        _progress.Mismatch = layout.Mismatch;
        State = _workspace.State;
        FlowLogOptions options = log.Options;
        State.Reset(options.Namespace, (options.SourceTime ?? options.TimeProvider.GetUtcNow()).ToUnixTimeMilliseconds());
    }

    public DocumentContext State { get; }

    public FlowLogSummary Summary => _progress.Summary(_written);

    /// <summary>How lines behind the text are to be read.</summary>
    public HeaderState HeaderState => new(_parser, _progress.Mismatch);

    /// <summary>Converts whole lines; the last one may lack its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Convert(ReadOnlySpan<byte> text, bool isPadded, ref DocumentOutput output)
    {
        long before = output.Written;
        try
        {
            var windows = new WindowReader(text, isPadded, _workspace);
            while (windows.TryRead(out RecordWindow window))
            {
                _windowStart = windows.WindowStart;
                if (!windows.TooLong.IsEmpty)
                {
                    Reject(windows.TooLong, 0, 0, LineError.TooLong(), default, null, ref output);
                    _progress.Line++;
                    continue;
                }

                while (!window.IsAtEnd)
                    ConvertBatch(ref window, ref output);
            }
        }
        finally
        {
            _progress.BytesRead += text.Length;
            _written += output.Written - before;
        }
    }

    /// <summary>Rejects a line that was too long for a block.</summary>
    /// <param name="line">Its beginning.</param>
    /// <param name="length">Its length with its end.</param>
    /// <param name="output">Gets the error document.</param>
    public void RejectTooLong(ReadOnlySpan<byte> line, long length, ref DocumentOutput output)
    {
        long before = output.Written;
        Reject(line, 0, 0, LineError.TooLong(), default, null, ref output);
        _progress.BytesRead += length;
        _written += output.Written - before;
    }

    /// <summary>Counts records that the fast path wrote.</summary>
    public void AddRecords(int count) => _progress.Records += count;

    /// <summary>Reads a line carefully and writes what it gives; <see langword="false"/> if the lines below must be decoded anew.</summary>
    public bool WriteCareful(ref RecordWindow window, in RecordHeader header, int number, ref DocumentOutput output)
    {
        ReadOnlySpan<byte> line = window.Line(in header);
        LineReader reader = _batch.Reader;
        int texts = reader.Begin(line);
        if (texts < 0)
        {
            Reject(LineText.WithoutEnds(line), (int)header.Start, number, reader.Error, default, null, ref output);
            return true;
        }

        _progress.BlankLines += reader.BlankTexts;
        bool wasMismatched = _progress.Mismatch is not null;
        for (int i = 0; i < texts; i++)
        {
            ReadOnlySpan<byte> text = reader.Message(line, i);
            LineOutcome outcome = reader.Read(text, i);
            if (outcome is LineOutcome.Record or LineOutcome.Rejected)
                WriteRecord(reader, outcome, text, (int)header.Start, number, ref output);
            else
                Note(reader, outcome);
        }

        return ApplyHeader(wasMismatched);
    }

    public void Dispose()
    {
        _parser.ReturnBatch(_batch);
        ScratchBuffers.Return(_workspace);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ConvertBatch(ref RecordWindow window, ref DocumentOutput output)
    {
        RowBatch batch = _batch;
        if (_progress.Mismatch is null)
            _parser.DecodeBatch(ref window, batch);
        else
            batch.DecodeCareful(ref window);
        int done = _parser.WriteBatch(ref window, batch, this, ref output);
        if (done < batch.Count)
        {
            ref RecordHeader last = ref batch.Header(done - 1);
            window.Cursor = window.SeekBehind(0, (int)(last.Start + last.Length));
        }

        _progress.Line += done;
        if (_next is not null)
            SwitchToNext(_next);
    }

    /// <summary>Changes the parser. Only between batches: once a batch is given back, another thread may use it.</summary>
    private void SwitchToNext(FlowLogParser next)
    {
        _parser.ReturnBatch(_batch);
        _parser = next;
        _batch = next.RentBatch();
        _next = null;
    }

    private void WriteRecord(LineReader reader, LineOutcome outcome, scoped ReadOnlySpan<byte> text, int start, int number, ref DocumentOutput output)
    {
        if (_progress.Mismatch is not null)
        {
            Reject(text, start, number, LineError.Mismatch(_parser.Format, _progress.Mismatch), text, reader.EnvelopeTime, ref output);
            return;
        }

        if (outcome == LineOutcome.Rejected)
        {
            Reject(text, start, number, reader.Error, text, reader.Record.SourceTime, ref output);
            return;
        }

        _progress.Records++;
        ReadOnlySpan<byte> communityId = default;
        if (_batch.Flow.TryWrite(reader.Record, ref MemoryMarshal.GetArrayDataReference(_workspace.Flow)))
        {
            CommunityIdHasher.Hash(ref MemoryMarshal.GetArrayDataReference(_workspace.Flow), 1, ref MemoryMarshal.GetArrayDataReference(_workspace.CommunityId));
            communityId = _workspace.CommunityId.AsSpan(0, Plan.DocumentSizes.CommunityId);
        }

        _batch.Document.Write(ref output, reader.Record, text, text, isClean: false, communityId, State);
    }

    private void Note(LineReader reader, LineOutcome outcome)
    {
        switch (outcome)
        {
            case LineOutcome.Blank:
                _progress.BlankLines++;
                break;
            case LineOutcome.Header:
                _progress.HeaderLines++;
                _progress.Mismatch = null;
                break;
            default:
                _progress.HeaderLines++;
                _progress.Mismatch = reader.ForeignFormat;
                break;
        }
    }

    /// <summary>Acts on a header at the end of its line: the parser is to change, or the lines below are rejected until a header fits.</summary>
    private bool ApplyHeader(bool wasMismatched)
    {
        if (_progress.Mismatch is null)
            return !wasMismatched;
        if (_switchTo is null)
            return wasMismatched;
        _next = _switchTo(_progress.Mismatch);
        _progress.Mismatch = null;
        return false;
    }

    private void Reject(scoped ReadOnlySpan<byte> line, int start, int number, in LineError error, scoped ReadOnlySpan<byte> text, long? time,
        ref DocumentOutput output)
    {
        FlowLogRejection rejection = _progress.Reject(line, _windowStart + start, number, in error, text);
        if (_progress.Options.OnError == FlowLogErrorHandling.Document)
            ErrorDocument.Write(ref output, rejection, _parser.ParserOptions.Ecs, time, State);
    }
}
