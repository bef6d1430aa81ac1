namespace VpcFlow.Scanning;

/// <summary>Classifies the bytes of 64-byte blocks with vectors of one width.</summary>
internal interface IBlockClassifier
{
    static abstract string Name { get; }

    static abstract bool IsSupported { get; }

    /// <summary>Classifies 64 bytes, of which the two before them are readable, too.</summary>
    /// <param name="block">The bytes.</param>
    /// <param name="flags">
    /// Gets a byte per byte: the flags that it has if it is a separator, <see cref="SeparatorIndex.Odd"/> and <see cref="SeparatorIndex.Absent"/>. They stay in registers;
    /// from memory, where they would have been written just before, they come too late.
    /// </param>
    /// <returns>The separators, see <see cref="SeparatorIndex"/>; bit i is byte i.</returns>
    static abstract ulong Classify(ref byte block, out BlockFlags flags);
}
