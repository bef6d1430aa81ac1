using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Generated;
using VpcFlow.Records;

namespace VpcFlow;

/// <summary>
/// Enumerates the records of a text, in one <c>foreach</c>, with any parser. Dispose it if the loop is often left early, so that its
/// buffers are reused.
/// </summary>
public ref struct FlowLogRecords
{
    private Enumerator _records;

    internal FlowLogRecords(RecordCursor cursor) => _records = new Enumerator(cursor);

    /// <summary>The current record; valid until the next call of <see cref="MoveNext"/>.</summary>
    public readonly FlowLogRecord Current => _records.Current;

    /// <summary>What was read so far. Records are read in groups, so it can be ahead of the current record.</summary>
    public readonly FlowLogSummary Summary => _records.Summary;

    /// <summary>Enumerates the records.</summary>
    public readonly Enumerator GetEnumerator() => _records;

    /// <summary>Advances to the next record; returns <see langword="false"/> at the end of the text.</summary>
    public bool MoveNext() => _records.MoveNext();

    /// <summary>Returns the buffers, which also happens automatically at the end of the text.</summary>
    public void Dispose() => _records.Close();

    /// <summary>
    /// The enumerator that <c>foreach</c> uses. It has nothing to dispose, so that variables in which a loop adds up values stay in
    /// registers.
    /// </summary>
    public ref struct Enumerator
    {
        private readonly RowSchema _schema;
        private readonly int _rowSize;
        private readonly int _fields;
        private RecordCursor _cursor;
        private ref RecordHeader _header;
        private ref byte _row;
        private ref byte _text;
        private ref uint _starts;
        private int _left;

        internal Enumerator(RecordCursor cursor)
        {
            _cursor = cursor;
            _schema = cursor.Batch.Schema;
            _rowSize = _schema.Layout.Size;
            _fields = _schema.FieldCount;
            _header = ref cursor.Batch.Headers;
        }

        /// <summary>The current record; valid until the next call of <see cref="MoveNext"/>.</summary>
        public readonly FlowLogRecord Current => new(_schema, ref _text, ref _starts, ref _row, _header.Absent);

        internal readonly FlowLogSummary Summary => _cursor.Summary;

        /// <summary>Advances to the next record; returns <see langword="false"/> at the end of the text.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            if (_left > 0)
            {
                // The rows of a run are consecutive in the batch, and so are their fields in the index.
                _left--;
                _header = ref Unsafe.Add(ref _header, 1);
                _row = ref Unsafe.Add(ref _row, _rowSize);
                _starts = ref Unsafe.Add(ref _starts, _fields);
                return true;
            }

            return MoveNextRare();
        }

        internal void Close()
        {
            _left = 0;
            _cursor.Dispose();
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private bool MoveNextRare()
        {
            CursorStep step = _cursor.MoveNextRun();
            RowBatch batch = _cursor.Batch;
            if (step == CursorStep.Rows)
            {
                _left = _cursor.Count - 1;
                _header = ref batch.Header(_cursor.First);
                _row = ref batch.Row(_cursor.First);
                _starts = ref Unsafe.Add(ref _cursor.Starts, _header.Cursor);
                _text = ref MemoryMarshal.GetReference(_cursor.Text);
            }
            else if (step == CursorStep.Record)
            {
                _header = ref batch.Reader.Header;
                _row = ref batch.Reader.Row;
                _starts = ref MemoryMarshal.GetReference(batch.Reader.Starts);
                _text = ref MemoryMarshal.GetReference(_cursor.Text);
            }

            return step != CursorStep.End;
        }
    }
}
