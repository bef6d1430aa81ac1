namespace VpcFlow.Scanning;

/// <summary>What the bytes of a 64-byte block are; bit i is byte i.</summary>
internal ref struct BlockMasks
{
    /// <summary>Spaces.</summary>
    public ulong Spaces;

    /// <summary>Separators, see <see cref="SeparatorIndex"/>; the spaces among them.</summary>
    public ulong Separators;

    /// <summary>Hyphens.</summary>
    public ulong Hyphens;
}

/// <summary>Classifies the bytes of 64-byte blocks with vectors of one width.</summary>
internal interface IBlockClassifier
{
    static abstract string Name { get; }

    static abstract bool IsSupported { get; }

    /// <summary>Classifies 64 bytes.</summary>
    static abstract BlockMasks Classify(ref byte block);
}
