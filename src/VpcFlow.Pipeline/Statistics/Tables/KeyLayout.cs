using System.Runtime.CompilerServices;
using VpcFlow.Pipeline.Statistics.Groups;

namespace VpcFlow.Pipeline.Statistics.Tables;

/// <summary>Where the codes of the values of a key are in its words: as few words as hold their bits.</summary>
internal sealed class KeyLayout
{
    private const int WordBits = 64;

    private readonly Part[] _parts;

    public KeyLayout(IReadOnlyList<GroupOperand> operands)
    {
        Operands = [.. operands];
        _parts = new Part[operands.Count];
        var used = new List<int>();

        // The largest first, each into the first word that has room.
        foreach (int i in Enumerable.Range(0, operands.Count).OrderByDescending(i => operands[i].Bits))
        {
            int bits = operands[i].Bits;
            int word = used.FindIndex(u => u + bits <= WordBits);
            if (word < 0)
            {
                word = used.Count;
                used.Add(0);
            }

            _parts[i] = new Part(word, used[word], ulong.MaxValue >> (WordBits - bits));
            used[word] += bits;
        }

        Words = Math.Max(used.Count, 1);
    }

    public GroupOperand[] Operands { get; }

    /// <summary>The number of words of a key; at least one.</summary>
    public int Words { get; }

    /// <summary>Returns the code of a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Get(ref ulong key, int value)
    {
        Part part = _parts[value];
        return (Unsafe.Add(ref key, part.Word) >> part.Shift) & part.Mask;
    }

    /// <summary>Replaces the code of a value.</summary>
    public void Set(ref ulong key, int value, ulong code)
    {
        Part part = _parts[value];
        ref ulong word = ref Unsafe.Add(ref key, part.Word);
        word = (word & ~(part.Mask << part.Shift)) | (code << part.Shift);
    }

    /// <summary>Adds the codes of a value to keys in which it is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Span<ulong> keys, int value, ReadOnlySpan<ulong> codes)
    {
        Part part = _parts[value];
        int at = part.Word;
        for (int i = 0; i < codes.Length; i++)
        {
            keys[at] |= codes[i] << part.Shift;
            at += Words;
        }
    }

    private readonly record struct Part(int Word, int Shift, ulong Mask);
}
