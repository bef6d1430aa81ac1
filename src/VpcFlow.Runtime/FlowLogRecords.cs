using VpcFlow.Generic;
using VpcFlow.Internals;
using VpcFlow.IO;

namespace VpcFlow;

/// <summary>The records of a text, in a format known only at run time; for one <c>foreach</c>.</summary>
public ref struct FlowLogRecords
{
    private LineCursor _lines;

    internal FlowLogRecords(GenericParser parser, ReadOnlySpan<byte> utf8, FlowLogOptions options)
    {
        _lines = new LineCursor(parser, utf8, options);
        Parser = parser;
    }

    internal FlowLogRecords(GenericParser parser, FlowLogBatch batch)
    {
        _lines = batch.Open(parser);
        Parser = parser;
    }

    /// <summary>The record; valid until the next call of <see cref="MoveNext"/>.</summary>
    public readonly FlowLogRecord Current => new(
        Parser.Plan,
        _lines.IsCareful ? _lines.Batch.Reader.Record : ((GenericParser.GenericBatch)_lines.Batch).Record(_lines.Line),
        _lines.Text);

    /// <summary>What was read so far.</summary>
    public readonly FlowLogSummary Summary => _lines.Summary;

    private GenericParser Parser { get; }

    /// <summary>This.</summary>
    public readonly FlowLogRecords GetEnumerator() => this;

    /// <summary>Goes to the next record; <see langword="false"/> at the end of the text.</summary>
    public bool MoveNext() => _lines.MoveNext(out _);

    /// <summary>Gives the buffers back; called by <c>foreach</c>.</summary>
    public readonly void Dispose() => _lines.Dispose();
}
