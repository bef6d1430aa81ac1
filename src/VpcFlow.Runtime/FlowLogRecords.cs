using VpcFlow.Documents;
using VpcFlow.Records;

namespace VpcFlow;

/// <summary>
/// The records of a text, in a format known only at run time; for one <c>foreach</c>. Dispose it if that is often left early, so that its buffers are used again.
/// </summary>
public ref struct FlowLogRecords
{
    private Enumerator _records;

    internal FlowLogRecords(InterpretedParser parser, ReadOnlySpan<byte> utf8, FlowLogOptions options) => _records = new(parser, new LineCursor(parser, utf8, options));

    internal FlowLogRecords(InterpretedParser parser, FlowLogBatch batch) => _records = new(parser, batch.Open(parser));

    /// <summary>The record; valid until the next call of <see cref="MoveNext"/>.</summary>
    public readonly FlowLogRecord Current => _records.Current;

    /// <summary>What was read so far.</summary>
    public readonly FlowLogSummary Summary => _records.Summary;

    /// <summary>Enumerates the records.</summary>
    public readonly Enumerator GetEnumerator() => _records;

    /// <summary>Goes to the next record; <see langword="false"/> at the end of the text.</summary>
    public bool MoveNext() => _records.MoveNext();

    /// <summary>Gives the buffers back, which happens by itself at the end of the text.</summary>
    public readonly void Dispose() => _records.Close();

    /// <summary>What <c>foreach</c> uses. It has nothing to dispose: then what a loop adds up in variables stays in registers.</summary>
    public ref struct Enumerator
    {
        private readonly InterpretedParser _parser;
        private LineCursor _lines;

        internal Enumerator(InterpretedParser parser, LineCursor lines)
        {
            _parser = parser;
            _lines = lines;
        }

        /// <summary>The record; valid until the next call of <see cref="MoveNext"/>.</summary>
        public readonly FlowLogRecord Current => new(
            _parser.Plan,
            _lines.IsCareful ? _lines.Batch.Reader.Record : ((InterpretedParser.InterpretedBatch)_lines.Batch).Record(_lines.Line),
            _lines.Text);

        internal readonly FlowLogSummary Summary => _lines.Summary;

        /// <summary>Goes to the next record; <see langword="false"/> at the end of the text.</summary>
        public bool MoveNext() => _lines.MoveNext(out _);

        internal readonly void Close() => _lines.Dispose();
    }
}
