namespace VpcFlow.Scanning;

/// <summary>Classifies the bytes of 64-byte blocks with vectors of one width.</summary>
internal interface IBlockClassifier
{
    static abstract string Name { get; }

    static abstract bool IsSupported { get; }

    /// <summary>Classifies 64 bytes; bit i of each mask is byte i.</summary>
    /// <param name="block">64 bytes.</param>
    /// <param name="separators">Separators, see <see cref="SeparatorIndex"/>.</param>
    /// <param name="spaces">Spaces.</param>
    /// <param name="blanks">Spaces and control bytes.</param>
    /// <param name="hyphens">Hyphens.</param>
    static abstract void Classify(ref byte block, out ulong separators, out ulong spaces, out ulong blanks, out ulong hyphens);
}
