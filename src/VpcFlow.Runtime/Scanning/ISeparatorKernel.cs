namespace VpcFlow.Scanning;

/// <summary>Builds the separator index of a window. The scalar kernel is the reference; all others produce the same index.</summary>
internal interface ISeparatorKernel
{
    /// <summary>The name that selects the kernel in the environment variable <c>VPCFLOW_KERNEL</c>.</summary>
    static abstract string Name { get; }

    /// <summary>Whether the processor supports the instructions.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Builds the index; see <see cref="SeparatorIndex"/> for its parts.</summary>
    /// <param name="text">
    /// The window; readable from two bytes before it to the next multiple of 64 bytes after <paramref name="length"/>.
    /// </param>
    /// <param name="length">The length of the window in bytes.</param>
    /// <param name="starts">The buffer for <paramref name="length"/> + 64 positions.</param>
    /// <param name="flags">The buffer for <paramref name="length"/> + 128 bytes.</param>
    /// <param name="masks">Scratch space for <see cref="IBlockClassifier.MasksOfBlock"/> masks for every 64 bytes.</param>
    /// <returns>The number of separators; the 64 flags after the last one are 0.</returns>
    static abstract int Build(ref byte text, int length, ref uint starts, ref byte flags, ref ulong masks);
}
