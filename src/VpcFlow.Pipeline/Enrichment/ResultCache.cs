using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Pipeline.Enrichment;

/// <summary>
/// The results of the blocks and addresses that were looked up last. Each has one place in a table, where a later one replaces it. Threads
/// read and write without locks: entries never change, and the table only refers to them.
/// </summary>
internal sealed class ResultCache
{
    private readonly Entry?[] _entries;
    private readonly int _shift;

    /// <summary>Creates an empty cache.</summary>
    /// <param name="size">The number of entries, rounded up to a power of two.</param>
    public ResultCache(int size)
    {
        _entries = new Entry?[BitOperations.RoundUpToPowerOf2((uint)Math.Max(size, 2))];
        _shift = 64 - BitOperations.Log2((uint)_entries.Length);
    }

    public int Size => _entries.Length;

    /// <summary>Finds the result for an address: that of its block, or its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryFind(in FlowLogAddress address, out AddressEnrichment? result)
    {
        UInt128 block = AddressBlock.FirstOf(in address);
        Entry? entry = Place(block, isBlock: true);
        if (entry is not { IsBlock: true } || entry.First != block)
        {
            UInt128 number = address.MappedNumber;
            entry = Place(number, isBlock: false);
            if (entry is not { IsBlock: false } || entry.First != number)
            {
                result = null;
                return false;
            }
        }

        result = entry.Result;
        return true;
    }

    /// <summary>Adds the result for an address, and for its block if it is the same there.</summary>
    public void Add(in FlowLogAddress address, in AddressBlock block, AddressEnrichment? result)
    {
        UInt128 first = block.IsUniform ? block.First : address.MappedNumber;
        Place(first, block.IsUniform) = new Entry(first, block.IsUniform, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Entry? Place(UInt128 first, bool isBlock)
    {
        // Blocks and addresses are spread independently, so that the first address of a block does not compete with the block.
        ulong hash = ((ulong)first ^ (ulong)(first >> 64)) * (isBlock ? 0x9E3779B97F4A7C15 : 0xC2B2AE3D27D4EB4F);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_entries), (nint)(hash >> _shift));
    }

    private sealed class Entry(UInt128 first, bool isBlock, AddressEnrichment? result)
    {
        public readonly UInt128 First = first;
        public readonly AddressEnrichment? Result = result;
        public readonly bool IsBlock = isBlock;
    }
}
