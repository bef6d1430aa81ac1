using VpcFlow.Input;
using VpcFlow.Records;

namespace VpcFlow;

/// <summary>
/// Whole lines of a stream, whose records <c>Parse</c> gives. Valid until the next batch is asked for or the stream is left; a batch that was not read to its end is
/// read then, so that its headers count for the lines below and its bad lines are handed to <see cref="FlowLogOptions.OnRejected"/> all the same.
/// </summary>
public sealed class FlowLogBatch
{
    private readonly FlowLogParser _parser;
    private readonly FlowLogOptions _options;
    private readonly FlowLogFormat? _mismatch;
    private readonly long _length;
    private LineBlock? _block;
    private ReadProgress? _progress;

    /// <summary>How many of the rejected lines were handed on: none is twice, also if the batch is read twice.</summary>
    private long _reported;

    internal FlowLogBatch(FlowLogParser parser, FlowLogOptions options, LineBlock block, long offset, long line, FlowLogFormat? mismatch)
    {
        _parser = parser;
        _options = options;
        _block = block;
        _mismatch = mismatch;
        _length = block.InputLength;
        ByteOffset = offset;
        LineNumber = line + 1;
        LineCount = block.Lines;
    }

    /// <summary>Where the batch begins in the input, in bytes from 0; for compressed input, in the text that comes out of it.</summary>
    public long ByteOffset { get; }

    /// <summary>The number of the first line in the input, from 1.</summary>
    public long LineNumber { get; }

    /// <summary>The number of lines, those without a record included.</summary>
    public long LineCount { get; }

    /// <summary>What was read of the batch the last time.</summary>
    internal FlowLogSummary Summary => (_progress?.Summary(bytesWritten: 0) ?? default) with { BytesRead = _length };

    private bool IsReadToItsEnd => _progress is not null && _progress.Line == LineNumber - 1 + LineCount;

    /// <summary>Begins to read the batch.</summary>
    internal LineCursor Open(FlowLogParser parser)
    {
        if (!parser.Format.Equals(_parser.Format))
            throw new ArgumentException($"The batch has lines of the format {_parser.Format.ToHeader()}, not {parser.Format.ToHeader()}.", nameof(parser));
        ObjectDisposedException.ThrowIf(_block is null, this);
        _progress = CreateLog();
        return new LineCursor(parser, _block.Text, isPadded: true, _progress);
    }

    /// <summary>Reads the batch to its end, if that was not done; returns the format of a header that is not the parser's, if lines behind the batch are below it.</summary>
    internal FlowLogFormat? Finish()
    {
        if (!IsReadToItsEnd)
        {
            using LineCursor lines = Open(_parser);
            while (lines.MoveNext(out int run))
            {
                if (run > 0)
                    lines.SkipRun(run);
            }
        }

        return _progress!.Mismatch;
    }

    /// <summary>Lets go of the buffer, which has other lines soon.</summary>
    internal void Close() => _block = null;

    private ReadProgress CreateLog()
    {
        long number = 0;
        FlowLogRejectionHandler? handler = _options.OnRejected;
        FlowLogRejectionHandler? report = handler is null ? null : (in FlowLogRejection rejection) =>
        {
            if (number++ < _reported)
                return;
            _reported++;
            handler(in rejection);
        };
        return new ReadProgress(_options, report) { Offset = ByteOffset, Line = LineNumber - 1, Mismatch = _mismatch };
    }
}
