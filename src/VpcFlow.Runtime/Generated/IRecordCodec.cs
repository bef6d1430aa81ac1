using System.ComponentModel;

namespace VpcFlow.Generated;

/// <summary>
/// The code that the generator writes for one format. Static members of a struct, so that the runtime's loops are compiled for each format with direct calls.
/// </summary>
/// <typeparam name="TRow">The decoded values of a record: numbers and addresses.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRecordCodec<TRow>
    where TRow : unmanaged
{
    /// <summary>The number of fields of a line.</summary>
    static abstract int FieldCount { get; }

    /// <summary>Whether well-formed lines can be read from the separator index.</summary>
    static abstract bool HasFastPath { get; }

    /// <summary>The fields that a record must have for <see cref="WriteDocument"/>; the documents of other records are interpreted.</summary>
    static abstract ulong DenseFields { get; }

    /// <summary>The fields that a record must have for a Community ID; 0 if the documents have none.</summary>
    static abstract ulong CommunityIdFields { get; }

    /// <summary>The most bytes that a document takes besides copies of the line.</summary>
    static abstract int DocumentFixedSize { get; }

    /// <summary>How often the line stands in a document at most.</summary>
    static abstract int DocumentCopiesOfLine { get; }

    /// <summary>
    /// Decodes a line that has the right number of fields, if its addresses are IPv4 and the numbers of version 2 are present; <see langword="false"/> if not, or if a
    /// value is wrong.
    /// </summary>
    /// <param name="text">The window.</param>
    /// <param name="starts">Where the fields of the line start; one more than the line has fields.</param>
    /// <param name="header">What is known of the line.</param>
    /// <param name="row">Gets the values.</param>
    static abstract bool TryDecode(ref byte text, ref uint starts, ref RecordHeader header, ref TRow row);

    /// <summary>Decodes a line that <see cref="TryDecode"/> refused; <see langword="false"/> if a value needs a careful look.</summary>
    /// <param name="text">The window.</param>
    /// <param name="starts">Where the fields of the line start; one more than the line has fields.</param>
    /// <param name="header">What is known of the line; gets <see cref="RecordHeader.IPv6"/>.</param>
    /// <param name="row">Gets the values.</param>
    static abstract bool TryDecodeAny(ref byte text, ref uint starts, ref RecordHeader header, ref TRow row);

    /// <summary>Writes the message whose SHA-1 is the Community ID.</summary>
    /// <param name="header">The record.</param>
    /// <param name="row">Its values.</param>
    /// <param name="block">Gets 64 bytes.</param>
    static abstract void WriteFlow(ref RecordHeader header, ref TRow row, ref byte block);

    /// <summary>Writes the document of a record that has all of <see cref="DenseFields"/>, and returns its length.</summary>
    static abstract nint WriteDocument(
        ref byte output, ref byte text, ref uint starts, ref RecordHeader header, ref TRow row, ref byte communityId, DocumentContext context);
}
