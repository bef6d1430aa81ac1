namespace VpcFlow.Scanning;

/// <summary>Converts masks of bytes to flags of separators.</summary>
internal interface IFlagPacker
{
    /// <summary>The maximum number of separators whose flags are packed at once.</summary>
    const int Most = 16;

    /// <summary>The suffix to the names of kernels that use this packer where another one is preferred.</summary>
    static abstract string Suffix { get; }

    static abstract bool IsSupported { get; }

    /// <summary>Whether this is the fastest packer on this processor.</summary>
    static abstract bool IsPreferred { get; }

    /// <summary>
    /// Writes the flags of up to <see cref="Most"/> separators. Always writes that many bytes; those after the last separator are
    /// meaningless.
    /// </summary>
    /// <param name="odd">The separators that are <see cref="SeparatorIndex.Odd"/>.</param>
    /// <param name="absent">The separators that are <see cref="SeparatorIndex.Absent"/>.</param>
    /// <param name="separators">All separators.</param>
    /// <param name="flags">The buffer to write the flags to.</param>
    static abstract void Pack(ulong odd, ulong absent, ulong separators, ref byte flags);
}
