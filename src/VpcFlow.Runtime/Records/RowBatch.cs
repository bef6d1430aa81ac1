using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Documents;
using VpcFlow.Documents.CommunityIds;
using VpcFlow.Generated;

namespace VpcFlow.Records;

/// <summary>The lines that are decoded, hashed and written together.</summary>
internal abstract class RowBatch
{
    /// <summary>The most lines of a batch: small enough for the first-level cache, a multiple of the hash lanes.</summary>
    internal const int Capacity = 64;

    private readonly RecordHeader[] _headers = new RecordHeader[Capacity];
    private readonly byte[] _flows = new byte[Capacity * 64];
    private readonly byte[] _communityIds = new byte[(Capacity * CommunityIdHasher.TextStride) + 32];

    private readonly byte[] _refused = new byte[Capacity];

    private protected RowBatch(FlowLogParser parser)
    {
        Reader = new LineReader(parser.Plan, parser.Format);
        Document = new InterpretedDocument(parser.Plan);
        Flow = new FlowFields(parser.Plan);
        CarefulStarts = new uint[parser.Plan.Slots.Length + 1];
    }

    /// <summary>The number of lines.</summary>
    internal int Count { get; set; }

    /// <summary>What reads the lines that are not decoded here.</summary>
    internal LineReader Reader { get; }

    /// <summary>What writes the documents of those lines.</summary>
    internal InterpretedDocument Document { get; }

    /// <summary>Where a flow's addresses, protocol and ports stand.</summary>
    internal FlowFields Flow { get; }

    private RecordHeader _carefulHeader;

    /// <summary>What is known of a line that was read carefully.</summary>
    internal ref RecordHeader CarefulHeader => ref _carefulHeader;

    /// <summary>Where the fields of the record start that was read carefully, and one position more.</summary>
    internal uint[] CarefulStarts { get; }

    internal ref RecordHeader Headers => ref MemoryMarshal.GetArrayDataReference(_headers);

    /// <summary>A SHA-1 block of 64 bytes per line.</summary>
    internal ref byte Flows => ref MemoryMarshal.GetArrayDataReference(_flows);

    /// <summary>The Community ID of each line, <see cref="CommunityIdHasher.TextStride"/> bytes apart.</summary>
    internal ref byte CommunityIds => ref MemoryMarshal.GetArrayDataReference(_communityIds);

    /// <summary>The numbers of the lines that have to be decoded once more.</summary>
    internal ref byte Refused => ref MemoryMarshal.GetArrayDataReference(_refused);

    internal ref RecordHeader Header(int line) => ref Unsafe.Add(ref Headers, line);

    /// <summary>Leaves all lines to the careful reader.</summary>
    internal void DecodeCareful(ref RecordWindow window)
    {
        int count = 0;
        for (; count < Capacity && !window.IsAtEnd; count++)
            window.Cursor = window.MarkCareful(window.Cursor, ref Header(count));
        Count = count;
    }

    internal ref byte CommunityId(int line) => ref Unsafe.Add(ref CommunityIds, line * CommunityIdHasher.TextStride);
}

/// <summary>A batch of records with the values that generated code decodes.</summary>
internal sealed class RowBatch<TRow>(FlowLogParser parser) : RowBatch(parser)
    where TRow : unmanaged
{
    private readonly TRow[] _rows = new TRow[Capacity];

    /// <summary>The values of a line that was read carefully.</summary>
    private TRow _carefulRow;

    internal ref TRow CarefulRow => ref _carefulRow;

    internal ref TRow Rows => ref MemoryMarshal.GetArrayDataReference(_rows);

    internal ref TRow Row(int line) => ref Unsafe.Add(ref Rows, line);
}
