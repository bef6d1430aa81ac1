using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Pipeline.Enrichment;

/// <summary>
/// The results of the blocks and addresses that were looked up last. A table of rows of four places, each row a cache line: a new result
/// takes the first place of its row and moves the others on. Threads read and write without locks: entries never change, and what another
/// thread moves meanwhile is at worst looked up again.
/// </summary>
internal sealed class ResultCache
{
    private const int RowLength = 4;

    private readonly Place[] _places;
    private readonly int _shift;

    /// <summary>Creates an empty cache.</summary>
    /// <param name="size">The number of results, rounded up to a power of two.</param>
    public ResultCache(int size)
    {
        _places = new Place[BitOperations.RoundUpToPowerOf2((uint)Math.Max(size, 2 * RowLength))];
        _shift = 64 - BitOperations.Log2((uint)(_places.Length / RowLength));
    }

    public int Size => _places.Length;

    /// <summary>Finds the result for an address: that of its block, or its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryFind(in FlowLogAddress address, out AddressEnrichment? result)
        => TryFind(AddressBlock.FirstOf(in address), isBlock: true, out result)
            || TryFind(address.MappedNumber, isBlock: false, out result);

    /// <summary>Adds the result for an address, and for its block if it is the same there.</summary>
    public void Add(in FlowLogAddress address, in AddressBlock block, AddressEnrichment? result)
    {
        UInt128 first = block.IsUniform ? block.First : address.MappedNumber;
        ulong hash = Hash(first, block.IsUniform);
        ref Place row = ref Row(hash);
        for (int i = RowLength - 1; i > 0; i--)
            Unsafe.Add(ref row, i) = Unsafe.Add(ref row, i - 1);
        row = new Place { Hash = hash, Entry = new Entry(first, block.IsUniform, result) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryFind(UInt128 first, bool isBlock, out AddressEnrichment? result)
    {
        ulong hash = Hash(first, isBlock);
        ref Place row = ref Row(hash);
        for (int i = 0; i < RowLength; i++)
        {
            // Hash and entry may be of different results, if another thread writes: the entry decides.
            ref Place place = ref Unsafe.Add(ref row, i);
            if (place.Hash == hash && place.Entry is { } entry && entry.First == first && entry.IsBlock == isBlock)
            {
                result = entry.Result;
                return true;
            }
        }

        result = null;
        return false;
    }

    /// <summary>Returns the hash of a block or an address; they are spread independently.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(UInt128 first, bool isBlock)
        => ((ulong)first ^ BitOperations.RotateLeft((ulong)(first >> 64), 32)) * (isBlock ? 0x9E3779B97F4A7C15 : 0xC2B2AE3D27D4EB4F);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Place Row(ulong hash)
        => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_places), (nint)(hash >> _shift) * RowLength);

    private struct Place
    {
        public ulong Hash;
        public Entry? Entry;
    }

    private sealed class Entry(UInt128 first, bool isBlock, AddressEnrichment? result)
    {
        public readonly UInt128 First = first;
        public readonly AddressEnrichment? Result = result;
        public readonly bool IsBlock = isBlock;
    }
}
