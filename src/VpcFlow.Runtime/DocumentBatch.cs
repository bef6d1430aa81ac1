using VpcFlow.Documents;
using VpcFlow.Input;

namespace VpcFlow;

/// <summary>
/// Stores rendered documents in pooled memory, where each of them ends, and where its line is in the input. Can be reused, so that memory
/// does not grow with the input; not safe for use by several threads at once.
/// </summary>
public sealed class DocumentBatch : IDisposable
{
    /// <summary>The number of documents.</summary>
    public int Count => Index.Count;

    /// <summary>
    /// All documents in UTF-8, each on one line that ends with a line feed. Valid until the batch is filled again or disposed.
    /// </summary>
    public ReadOnlyMemory<byte> Utf8 => Buffer.Written;

    /// <summary>Returns a document in UTF-8, without its line feed. Valid until the batch is filled again or disposed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document.</exception>
    public ReadOnlyMemory<byte> this[int document]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(document);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, Count);
            return Buffer.Written[Index.Start(document)..(Index.End(document) - 1)];
        }
    }

    internal DocumentBuffer Buffer { get; } = new();

    internal DocumentIndex Index { get; } = new();

    /// <summary>Returns the position of a document's line in the input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document.</exception>
    public FlowLogPosition Position(int document)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(document);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, Count);
        return Index.Position(document);
    }

    /// <summary>
    /// Returns the id of a document in ASCII, letters, digits and <c>- _ . :</c> only, for creating it in an index; empty if
    /// <see cref="EcsWriterOptions.Identity"/> was not set. Valid until the batch is filled again or disposed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document.</exception>
    public ReadOnlyMemory<byte> Id(int document)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(document);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, Count);
        return Index.Id(document);
    }

    /// <summary>Removes the documents and keeps the memory.</summary>
    public void Clear()
    {
        Buffer.Reset(0);
        Index.Clear();
    }

    /// <summary>Returns the memory to its pool.</summary>
    public void Dispose()
    {
        Buffer.Return();
        Index.Clear();
    }
}
