using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Pipeline.Statistics.Sketches;

namespace VpcFlow.Pipeline.Statistics.Tables;

/// <summary>
/// A hash table of groups. Entries are stored in the order in which they are added, in chunks that are never copied; places refer to them
/// by number.
/// </summary>
internal sealed class GroupTable(EntryLayout layout)
{
    /// <summary>The number of entries of a chunk.</summary>
    public const int ChunkSize = 1 << ChunkBits;

    /// <summary>The maximum number of keys that are looked up at once.</summary>
    public const int MaxKeys = 64;

    private const int ChunkBits = 15;
    private const int FirstPlaces = 2048;

    /// <summary>Makes it hard to write logs whose keys all have the same place.</summary>
    private static readonly ulong s_seed = (ulong)Random.Shared.NextInt64();

    private readonly List<ulong[]> _chunks = [];
    private readonly List<DistinctCounter[]> _distincts = [];

    /// <summary>One more than the number of an entry, or 0; at least twice as many as entries.</summary>
    private int[] _places = new int[FirstPlaces];

    public EntryLayout Layout { get; } = layout;

    /// <summary>The texts that keys refer to.</summary>
    public KeyTexts Texts { get; set; } = new();

    public int Count { get; private set; }

    /// <summary>The memory of counters of different values, in bytes; kept by those who add to them.</summary>
    public long DistinctMemory { get; set; }

    /// <summary>The number of bytes of memory that the entries need.</summary>
    public long Memory => ((long)Count * Layout.Size * sizeof(ulong)) + (_places.Length * sizeof(int)) + Texts.Memory + DistinctMemory;

    /// <summary>Returns the words of an entry.</summary>
    public Span<ulong> this[int entry]
        => _chunks[entry >> ChunkBits].AsSpan((entry & (ChunkSize - 1)) * Layout.Size, Layout.Size);

    /// <summary>The words of the first chunk; only if there is an entry.</summary>
    public ref ulong FirstChunk => ref MemoryMarshal.GetArrayDataReference(_chunks[0]);

    /// <summary>Returns the first word of an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ulong Entry(int entry)
        => ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(_chunks[entry >> ChunkBits]), (entry & (ChunkSize - 1)) * Layout.Size);

    /// <summary>Returns a counter of different values of an entry.</summary>
    public ref DistinctCounter Distinct(int entry, int counter)
        => ref _distincts[entry >> ChunkBits][((entry & (ChunkSize - 1)) * Layout.Distincts) + counter];

    /// <summary>Returns the number of the entry of a key, which is added if it is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(ref ulong key)
    {
        int words = Layout.Key.Words;
        int[] places = _places;
        int mask = places.Length - 1;
        int place = (int)HashOf(ref key, words) & mask;
        while (places[place] is var number && number != 0)
        {
            ref ulong other = ref Entry(number - 1);
            if (other == key && (words == 1 || IsRestEqual(ref other, ref key, words)))
                return number - 1;
            place = (place + 1) & mask;
        }

        return Add(ref key, place);
    }

    /// <summary>Whether there is an entry of a key.</summary>
    public bool Contains(ref ulong key)
    {
        int words = Layout.Key.Words;
        int mask = _places.Length - 1;
        for (int place = (int)HashOf(ref key, words) & mask; _places[place] is var number && number != 0; place = (place + 1) & mask)
        {
            ref ulong other = ref Entry(number - 1);
            if (other == key && IsRestEqual(ref other, ref key, words))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Finds the entries of up to <see cref="MaxKeys"/> keys as <see cref="Find"/> does. Memory is first read for all of them, without a
    /// jump that depends on it, so that the processor waits for all at the same time.
    /// </summary>
    /// <param name="keys">The keys.</param>
    /// <param name="entries">Receives the number of the entry of each key; those that are new are the last of the table.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FindAll(Span<ulong> keys, Span<int> entries)
    {
        int words = Layout.Key.Words;
        Span<ulong> firsts = stackalloc ulong[MaxKeys];
        int[] places = _places;
        int mask = places.Length - 1;
        for (int i = 0; i < entries.Length; i++)
            entries[i] = places[(int)HashOf(ref keys[i * words], words) & mask];
        if (Count > 0)
        {
            for (int i = 0; i < entries.Length; i++)
                firsts[i] = Entry(Math.Max(entries[i] - 1, 0));
        }

        for (int i = 0; i < entries.Length; i++)
        {
            ref ulong key = ref keys[i * words];
            bool isFound = entries[i] != 0 && firsts[i] == key
                && (words == 1 || IsRestEqual(ref Entry(entries[i] - 1), ref key, words));
            entries[i] = isFound ? entries[i] - 1 : Find(ref key);
        }
    }

    /// <summary>Removes all entries; texts are kept.</summary>
    public void Clear()
    {
        Count = 0;
        DistinctMemory = 0;
        Array.Clear(_places);
    }

    /// <summary>Removes entries.</summary>
    /// <param name="isKept">Whether an entry is kept; called once for each, in their order.</param>
    public void RemoveWhere(Func<int, bool> isKept)
    {
        int kept = 0;
        long memory = 0;
        for (int entry = 0; entry < Count; entry++)
        {
            if (!isKept(entry))
                continue;
            this[entry].CopyTo(this[kept]);
            for (int i = 0; i < Layout.Distincts; i++)
                memory += (Distinct(kept, i) = Distinct(entry, i)).Memory;
            kept++;
        }

        Count = kept;
        DistinctMemory = memory;
        for (int chunk = 0; chunk < _distincts.Count; chunk++)
            Array.Clear(_distincts[chunk], DistinctsOf(chunk, kept), _distincts[chunk].Length - DistinctsOf(chunk, kept));
        FillPlaces();
    }

    /// <summary>Finds the places of all entries again, after their keys have changed.</summary>
    public void FillPlaces()
    {
        Array.Clear(_places);
        for (int entry = 0; entry < Count; entry++)
            _places[FreePlace(ref Entry(entry))] = entry + 1;
    }

    private static bool IsRestEqual(ref ulong a, ref ulong b, int words)
    {
        for (int i = 1; i < words; i++)
        {
            if (Unsafe.Add(ref a, i) != Unsafe.Add(ref b, i))
                return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint HashOf(ref ulong key, int words)
    {
        ulong hash = s_seed;
        for (int i = 0; i < words; i++)
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ Unsafe.Add(ref key, i)) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
        }

        return (uint)((hash * 0xD6E8FEB86659FD93) >> 32);
    }

    private int DistinctsOf(int chunk, int entries)
        => Math.Clamp(entries - (chunk << ChunkBits), 0, ChunkSize) * Layout.Distincts;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Add(ref ulong key, int place)
    {
        if ((Count + 1) * 2L > _places.Length)
        {
            _places = new int[_places.Length * 2];
            FillPlaces();
            place = FreePlace(ref key);
        }

        if (Count >> ChunkBits == _chunks.Count)
        {
            _chunks.Add(new ulong[ChunkSize * Layout.Size]);
            _distincts.Add(Layout.Distincts == 0 ? [] : new DistinctCounter[ChunkSize * Layout.Distincts]);
        }

        int entry = Count++;
        Span<ulong> words = this[entry];
        MemoryMarshal.CreateReadOnlySpan(ref key, Layout.Key.Words).CopyTo(words);
        Layout.Initialize(words);
        for (int i = 0; i < Layout.Distincts; i++)
            DistinctMemory += (Distinct(entry, i) = new DistinctCounter()).Memory;
        _places[place] = Count;
        return entry;
    }

    private int FreePlace(ref ulong key)
    {
        int mask = _places.Length - 1;
        int place = (int)HashOf(ref key, Layout.Key.Words) & mask;
        while (_places[place] != 0)
            place = (place + 1) & mask;
        return place;
    }
}
