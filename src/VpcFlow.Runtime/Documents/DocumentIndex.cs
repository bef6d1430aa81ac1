using System.Numerics;
using System.Runtime.CompilerServices;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>Stores where each document of a run ends, and where its line is in the input.</summary>
internal sealed class DocumentIndex
{
    private readonly List<int> _ends = [];
    private readonly List<FlowLogPosition> _positions = [];

    /// <summary>The number of documents.</summary>
    public int Count => _ends.Count;

    /// <summary>Returns where a document begins, in bytes from the start of the first one.</summary>
    public int Start(int document) => document == 0 ? 0 : _ends[document - 1];

    /// <summary>Returns where a document ends, with its line feed.</summary>
    public int End(int document) => _ends[document];

    /// <summary>Returns where the line of a document is in the input.</summary>
    public FlowLogPosition Position(int document) => _positions[document];

    public void Clear()
    {
        _ends.Clear();
        _positions.Clear();
    }

    /// <summary>Adds a document.</summary>
    public void Add(int length, FlowLogPosition position)
    {
        _ends.Add(checked((_ends.Count == 0 ? 0 : _ends[^1]) + length));
        _positions.Add(position);
    }

    /// <summary>Adds the documents of the rows at a cursor.</summary>
    public void AddRows(scoped in RecordCursor cursor, ref int lengths)
    {
        for (ulong rows = cursor.SelectedRows; rows != 0; rows &= rows - 1)
        {
            Add(lengths, cursor.PositionOf(BitOperations.TrailingZeroCount(rows)));
            lengths = ref Unsafe.Add(ref lengths, 1);
        }
    }
}
