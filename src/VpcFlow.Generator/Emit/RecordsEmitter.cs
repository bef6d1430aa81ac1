using VpcFlow.Generator.Model;

namespace VpcFlow.Generator.Emit;

/// <summary>Emits the records of a text and their enumerator.</summary>
internal static class RecordsEmitter
{
    /// <summary>
    /// Emits the records. Their enumerator has no <c>Dispose</c>: with it, <c>foreach</c> would be a <c>try</c> block, and the variables in
    /// which a loop adds up values would be in memory instead of registers.
    /// </summary>
    public static void Emit(SourceWriter writer)
        => writer.Lines($$"""
            /// <summary>
            /// Enumerates the records of a text, in one <c>foreach</c>. Dispose it if the loop is often left early, so that its buffers are
            /// reused.
            /// </summary>
            {{Names.Generated}}
            public ref struct Records
            {
                private {{Names.Reader}} _reader;

                internal Records({{Names.Span}} utf8, {{Names.ReaderOptions}}? options)
                    => _reader = new {{Names.Reader}}(s_flowLogParser, utf8, options);

                internal Records({{Names.Batch}} batch)
                    => _reader = new {{Names.Reader}}(s_flowLogParser, batch);

                /// <summary>The current record; valid until the next call of <see cref="MoveNext"/>.</summary>
                public readonly Record Current => new Record(ref _reader.Text, ref _reader.Starts, ref _reader.Row, _reader.Absent);

                /// <summary>What was read so far. Records are read in groups, so it can be ahead of the current record.</summary>
                public readonly {{Names.Summary}} Summary => _reader.Summary;

                /// <summary>Enumerates the records.</summary>
                public readonly Enumerator GetEnumerator() => new Enumerator(_reader);

                /// <summary>Advances to the next record; returns <see langword="false"/> at the end of the text.</summary>
                public bool MoveNext() => _reader.MoveNext();

                /// <summary>Returns the buffers, which also happens automatically at the end of the text.</summary>
                public void Dispose() => _reader.Dispose();

                /// <summary>The enumerator that <c>foreach</c> uses.</summary>
                public ref struct Enumerator
                {
                    private {{Names.Reader}} _reader;

                    internal Enumerator({{Names.Reader}} reader) => _reader = reader;

                    /// <summary>The current record; valid until the next call of <see cref="MoveNext"/>.</summary>
                    public readonly Record Current => new Record(ref _reader.Text, ref _reader.Starts, ref _reader.Row, _reader.Absent);

                    /// <summary>Advances to the next record; returns <see langword="false"/> at the end of the text.</summary>
                    public bool MoveNext() => _reader.MoveNext();
                }
            }

            """);
}
