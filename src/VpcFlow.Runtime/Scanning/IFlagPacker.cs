namespace VpcFlow.Scanning;

/// <summary>Turns masks of bytes into flags of separators.</summary>
internal interface IFlagPacker
{
    /// <summary>The most separators whose flags are packed at once.</summary>
    const int Most = 16;

    /// <summary>What is put behind the names of kernels that use it where another one is preferred.</summary>
    static abstract string Suffix { get; }

    static abstract bool IsSupported { get; }

    /// <summary>Whether it is the fastest one on this processor.</summary>
    static abstract bool IsPreferred { get; }

    /// <summary>Writes the flags of up to <see cref="Most"/> separators; as many bytes are written, those behind the last one mean nothing.</summary>
    /// <param name="odd">Those of the separators that are <see cref="SeparatorIndex.Odd"/>.</param>
    /// <param name="absent">Those that are <see cref="SeparatorIndex.Absent"/>.</param>
    /// <param name="separators">The separators.</param>
    /// <param name="flags">Gets the flags.</param>
    static abstract void Pack(ulong odd, ulong absent, ulong separators, ref byte flags);
}
