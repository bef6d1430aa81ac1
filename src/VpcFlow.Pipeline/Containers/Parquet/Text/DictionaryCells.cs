using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Pipeline.Containers.Parquet.Values;

namespace VpcFlow.Pipeline.Containers.Parquet.Text;

/// <summary>Values that are indices into a dictionary, whose texts are decoded once.</summary>
internal sealed class DictionaryCells : CellDecoder
{
    private readonly RunDecoder _indices = new();
    private ulong[] _cells = [];
    private int _count;

    /// <summary>Reads the dictionary.</summary>
    public void Load(CellDecoder values, int count)
    {
        if (_cells.Length < count)
            _cells = GC.AllocateUninitializedArray<ulong>(count + (count >> 3));
        _count = count;
        values.Decode(_cells.AsSpan(0, count));
        (Text, MaxLength, HasUnfit) = (values.Text, values.MaxLength, values.HasUnfit);
    }

    /// <summary>Begins a page of indices: a byte with their width in bits, followed by the indices.</summary>
    public void Begin(PageSlice page)
    {
        // A page without values may be empty.
        int width = page.Length > 0 ? page.Bytes[page.Start] : 0;
        _indices.Reset(page.Bytes, Math.Min(page.Start + 1, page.End), page.End, width);
    }

    public override void Decode(Span<ulong> cells)
    {
        _indices.Read(cells);
        ref ulong all = ref MemoryMarshal.GetArrayDataReference(_cells);
        ulong count = (uint)_count;
        foreach (ref ulong cell in cells)
        {
            if (cell >= count)
                throw new InvalidDataException($"a page refers to value {cell} of a dictionary of {count}");
            cell = Unsafe.Add(ref all, (nint)cell);
        }
    }
}
