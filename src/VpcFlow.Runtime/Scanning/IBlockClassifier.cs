namespace VpcFlow.Scanning;

/// <summary>Classifies the bytes of 64-byte blocks with vectors of one width.</summary>
internal interface IBlockClassifier
{
    static abstract string Name { get; }

    static abstract bool IsSupported { get; }

    /// <summary>Classifies 64 bytes, of which the two before them are readable, too.</summary>
    /// <param name="block">The bytes.</param>
    /// <param name="entries">
    /// Gets a byte per byte: the flags that it has if it is a separator (<see cref="SeparatorIndex.Odd"/>, <see cref="SeparatorIndex.Absent"/>), and below them
    /// its place in the block.
    /// </param>
    /// <returns>The separators, see <see cref="SeparatorIndex"/>; bit i is byte i.</returns>
    static abstract ulong Classify(ref byte block, ref byte entries);
}
