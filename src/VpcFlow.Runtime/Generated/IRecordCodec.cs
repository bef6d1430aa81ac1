using System.ComponentModel;

namespace VpcFlow.Generated;

/// <summary>
/// The code that the generator writes for one format. Static members of a struct, so that the runtime's loops are compiled for each format
/// with direct calls.
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

    /// <summary>
    /// The fields that a record must have for <see cref="WriteDocument"/>; the documents of other records are interpreted.
    /// </summary>
    static abstract ulong DenseFields { get; }

    /// <summary>The fields that a record must have for a Community ID; 0 if the documents have none.</summary>
    static abstract ulong CommunityIdFields { get; }

    /// <summary>The maximum number of bytes of a document besides copies of the line.</summary>
    static abstract int DocumentFixedSize { get; }

    /// <summary>The maximum number of times that the line appears in the document.</summary>
    static abstract int DocumentCopiesOfLine { get; }

    /// <summary>
    /// Decodes a line that has the right number of fields, if its addresses are IPv4 and the numbers of version 2 are present; returns
    /// <see langword="false"/> if not, or if a value is invalid.
    /// </summary>
    /// <param name="text">The window.</param>
    /// <param name="starts">Where the fields of the line start; one more than the line has fields.</param>
    /// <param name="header">The properties of the line.</param>
    /// <param name="row">Receives the values.</param>
    static abstract bool TryDecode(ref byte text, ref uint starts, ref RecordHeader header, ref TRow row);

    /// <summary>Decodes a line that <see cref="TryDecode"/> refused; returns <see langword="false"/> if it needs the line reader.</summary>
    /// <param name="text">The window.</param>
    /// <param name="starts">Where the fields of the line start; one more than the line has fields.</param>
    /// <param name="header">The properties of the line; receives <see cref="RecordHeader.IPv6"/>.</param>
    /// <param name="row">Receives the values.</param>
    static abstract bool TryDecodeAny(ref byte text, ref uint starts, ref RecordHeader header, ref TRow row);

    /// <summary>Writes the message whose SHA-1 is the Community ID.</summary>
    /// <param name="header">The record.</param>
    /// <param name="row">Its values.</param>
    /// <param name="block">The buffer to write 64 bytes to.</param>
    static abstract void WriteFlow(ref RecordHeader header, ref TRow row, ref byte block);

    /// <summary>Writes the document of a record that has all of <see cref="DenseFields"/>, and returns its length.</summary>
    /// <typeparam name="TFragments"><see cref="WithFragments"/> or <see cref="WithoutFragments"/>.</typeparam>
    static abstract nint WriteDocument<TFragments>(
        ref byte output,
        ref byte text,
        ref uint starts,
        ref RecordHeader header,
        ref TRow row,
        ref byte communityId,
        DocumentContext context)
        where TFragments : struct;
}
