using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>Writes rows of one format as documents, each on a line of its own. Safe for use by several threads at once.</summary>
internal abstract class RowWriter
{
    /// <summary>Writes the documents of rows.</summary>
    /// <param name="window">The window of the rows.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="rows">A bit for each row of the batch: set if its document is to be written.</param>
    /// <param name="scratch">The buffers; receives the length of each document.</param>
    /// <param name="output">Receives the documents.</param>
    public abstract void Write(ref RecordWindow window, RowBatch batch, ulong rows, DocumentScratch scratch, ref DocumentOutput output);
}
