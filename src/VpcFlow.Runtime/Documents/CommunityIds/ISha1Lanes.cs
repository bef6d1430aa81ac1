namespace VpcFlow.Documents.CommunityIds;

/// <summary>The operations that SHA-1 and base64 need on vectors of one width. Each 32-bit element belongs to another message.</summary>
/// <remarks>Each round is one operation instead of single additions, so that the JIT has fewer calls to inline.</remarks>
/// <typeparam name="TVector">A vector of 32-bit elements.</typeparam>
internal interface ISha1Lanes<TVector>
    where TVector : struct
{
    /// <summary>Whether the processor supports the instructions.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>The number of elements in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Sets all elements to <paramref name="value"/>.</summary>
    static abstract TVector Create(uint value);

    /// <summary>Adds the elements.</summary>
    static abstract TVector Add(TVector x, TVector y);

    /// <summary>The new word of a round that takes the bits of c where b is set, and of d otherwise.</summary>
    static abstract TVector Choose(TVector a, TVector b, TVector c, TVector d, TVector e, TVector word, TVector constant);

    /// <summary>The new word of a round that takes the parity of b, c and d.</summary>
    static abstract TVector Parity(TVector a, TVector b, TVector c, TVector d, TVector e, TVector word, TVector constant);

    /// <summary>The new word of a round that takes the majority of b, c and d.</summary>
    static abstract TVector Majority(TVector a, TVector b, TVector c, TVector d, TVector e, TVector word, TVector constant);

    /// <summary>Rotates left by 30 bits, as every round does with b.</summary>
    static abstract TVector Rotate30(TVector b);

    /// <summary>The next word of the message schedule, computed from the words 3, 8, 14 and 16 places before it.</summary>
    static abstract TVector Expand(TVector back3, TVector back8, TVector back14, TVector back16);

    /// <summary>The high word of high:low, shifted left by <paramref name="left"/> bits, from 1 to 31.</summary>
    static abstract TVector Funnel(TVector high, TVector low, int left);

    /// <summary>
    /// The base64 characters of the low 24 bits of each element, the first character in the low byte. The high 8 bits may be anything.
    /// </summary>
    static abstract TVector Encode(TVector groups);

    /// <summary>Replaces the last character by the '=' that pads a base64 text.</summary>
    static abstract TVector Pad(TVector characters);

    /// <summary>
    /// Loads 16 bytes as big-endian words into each 128-bit lane, from <paramref name="chunk"/> and from every 64 bytes after it.
    /// </summary>
    static abstract TVector LoadChunks(ref byte chunk);

    /// <summary>
    /// Stores a text of 32 bytes from each 128-bit lane, one after the other: 16 bytes of <paramref name="low"/>, then 16 bytes of
    /// <paramref name="high"/>.
    /// </summary>
    static abstract void StoreTexts(TVector low, TVector high, ref byte text);

    /// <summary>Interleaves the 32-bit elements in the low halves of each 128-bit lane.</summary>
    static abstract TVector InterleaveLow32(TVector x, TVector y);

    /// <summary>Interleaves the 32-bit elements in the high halves of each 128-bit lane.</summary>
    static abstract TVector InterleaveHigh32(TVector x, TVector y);

    /// <summary>Joins the low halves of each 128-bit lane.</summary>
    static abstract TVector InterleaveLow64(TVector x, TVector y);

    /// <summary>Joins the high halves of each 128-bit lane.</summary>
    static abstract TVector InterleaveHigh64(TVector x, TVector y);
}
