namespace VpcFlow.Scanning;

/// <summary>Classifies the bytes of 64-byte blocks with vectors of one width.</summary>
internal interface IBlockClassifier
{
    /// <summary>The number of masks per block.</summary>
    const int MasksOfBlock = 3;

    static abstract string Name { get; }

    static abstract bool IsSupported { get; }

    /// <summary>Classifies 64 bytes.</summary>
    /// <param name="block">The bytes.</param>
    /// <param name="masks">
    /// Receives three masks, in which bit i is byte i: the separators, see <see cref="SeparatorIndex"/>; the separators that are not
    /// spaces; and the hyphens.
    /// </param>
    static abstract void Classify(ref byte block, ref ulong masks);
}
