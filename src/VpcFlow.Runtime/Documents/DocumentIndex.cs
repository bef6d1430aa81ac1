using System.Numerics;
using System.Runtime.CompilerServices;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>Stores where each document of a run ends, where its line is in the input, and its id if it has one.</summary>
internal sealed class DocumentIndex
{
    private readonly DocumentIds _ids = new();
    private readonly List<int> _ends = [];
    private readonly List<FlowLogPosition> _positions = [];
    private FlowLogIdentity? _identity;
    private LineOrigins? _origins;

    /// <summary>The number of documents.</summary>
    public int Count => _ends.Count;

    /// <summary>Returns where a document begins, in bytes from the start of the first one.</summary>
    public int Start(int document) => document == 0 ? 0 : _ends[document - 1];

    /// <summary>Returns where a document ends, with its line feed.</summary>
    public int End(int document) => _ends[document];

    /// <summary>Returns where the line of a document is in the input.</summary>
    public FlowLogPosition Position(int document) => _positions[document];

    /// <summary>Returns the id of a document; empty if the run has no identity.</summary>
    public ReadOnlyMemory<byte> Id(int document) => _identity is null ? default : _ids[document];

    public void Clear()
    {
        _ends.Clear();
        _positions.Clear();
        _ids.Clear();
    }

    /// <summary>Begins a run, which fills the index from its beginning.</summary>
    /// <param name="identity">Makes the ids; <see langword="null"/> for none.</param>
    /// <param name="origins">Where the lines come from; <see langword="null"/> if they are in the input as they are.</param>
    public void Begin(FlowLogIdentity? identity, LineOrigins? origins)
    {
        Clear();
        _identity = identity;
        _origins = origins;
    }

    /// <summary>Adds a document.</summary>
    /// <param name="length">Its length with the line feed.</param>
    /// <param name="position">The position of its line in the input.</param>
    /// <param name="start">The position of its line in the text that is read.</param>
    public void Add(int length, FlowLogPosition position, long start)
    {
        _ends.Add(checked((_ends.Count == 0 ? 0 : _ends[^1]) + length));
        _positions.Add(position);
        if (_identity is not null)
            _ids.Add(_identity, position, _origins, start);
    }

    /// <summary>Adds the documents of the rows at a cursor.</summary>
    public void AddRows(scoped in RecordCursor cursor, ref int lengths)
    {
        for (ulong rows = cursor.SelectedRows; rows != 0; rows &= rows - 1)
        {
            int line = BitOperations.TrailingZeroCount(rows);
            Add(lengths, cursor.PositionOf(line), cursor.StartOf(line));
            lengths = ref Unsafe.Add(ref lengths, 1);
        }
    }
}
