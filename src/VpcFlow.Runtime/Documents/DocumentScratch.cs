using System.Runtime.InteropServices;
using VpcFlow.Documents.CommunityIds;
using VpcFlow.Generated;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>The buffers for writing documents; each thread keeps one set for its next run.</summary>
internal sealed class DocumentScratch
{
    [ThreadStatic]
    private static DocumentScratch? s_cached;

    private readonly byte[] _flows = new byte[RowBatch.Capacity * FlowMessage.BlockSize];
    private readonly byte[] _communityIds = new byte[(RowBatch.Capacity * CommunityIdHasher.TextStride) + 32];
    private readonly int[] _lengths = new int[RowBatch.Capacity];

    /// <summary>The values that the documents of the run share.</summary>
    public DocumentContext Context { get; } = new();

    /// <summary>A record that the line reader read, in a form from which documents can be written.</summary>
    public EscapedLine Escaped { get; } = new();

    /// <summary>A SHA-1 block of 64 bytes for each record that is written.</summary>
    public ref byte Flows => ref MemoryMarshal.GetArrayDataReference(_flows);

    /// <summary>The Community IDs, <see cref="CommunityIdHasher.TextStride"/> bytes apart.</summary>
    public ref byte CommunityIds => ref MemoryMarshal.GetArrayDataReference(_communityIds);

    /// <summary>The lengths of the documents that were written last, in bytes.</summary>
    public ref int Lengths => ref MemoryMarshal.GetArrayDataReference(_lengths);

    public static DocumentScratch Rent()
    {
        DocumentScratch scratch = s_cached ?? new DocumentScratch();
        s_cached = null;
        return scratch;
    }

    public static void Return(DocumentScratch scratch) => s_cached = scratch;
}
