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
    public bool TryFind(in FlowLogAddress address, out AddressEnrichment? result)
    {
        var key = new CacheKey(in address);
        return TryFind(key.Block, out result) || TryFind(key, out result);
    }

    /// <summary>Adds the result for an address, and for its block if it is the same there.</summary>
    public void Add(in FlowLogAddress address, bool isUniform, AddressEnrichment? result)
    {
        var key = new CacheKey(in address);
        if (isUniform)
            key = key.Block;
        ulong hash = key.Hash;
        ref Place row = ref Row(hash);
        for (int i = RowLength - 1; i > 0; i--)
            Unsafe.Add(ref row, i) = Unsafe.Add(ref row, i - 1);
        row = new Place { Hash = hash, Entry = new Entry(key, result) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryFind(CacheKey key, out AddressEnrichment? result)
    {
        ulong hash = key.Hash;
        ref Place row = ref Row(hash);
        for (int i = 0; i < RowLength; i++)
        {
            // Hash and entry may be of different results, if another thread writes: the entry decides.
            ref Place place = ref Unsafe.Add(ref row, i);
            if (place.Hash == hash && place.Entry is { } entry && entry.Key.Equals(key))
            {
                result = entry.Result;
                return true;
            }
        }

        result = null;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Place Row(ulong hash)
        => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_places), (nint)(hash >> _shift) * RowLength);

    private struct Place
    {
        public ulong Hash;
        public Entry? Entry;
    }

    private sealed class Entry(CacheKey key, AddressEnrichment? result)
    {
        public readonly CacheKey Key = key;
        public readonly AddressEnrichment? Result = result;
    }
}
