using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>Writes the documents of all records: of rows, and of records that the line reader read.</summary>
internal abstract class RecordWriter : RowWriter
{
    /// <summary>Writes the document of a record that the line reader read.</summary>
    /// <param name="reader">The reader of the record.</param>
    /// <param name="text">The text that its positions are relative to.</param>
    /// <param name="original">The text of the whole record.</param>
    /// <param name="position">The position of its line in the lines that were read.</param>
    /// <param name="scratch">The buffers.</param>
    /// <param name="output">Receives the document.</param>
    public abstract void WriteCareful(
        LineReader reader,
        scoped ReadOnlySpan<byte> text,
        scoped ReadOnlySpan<byte> original,
        long position,
        DocumentScratch scratch,
        ref DocumentOutput output);
}
