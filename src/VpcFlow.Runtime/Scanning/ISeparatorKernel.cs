namespace VpcFlow.Scanning;

/// <summary>One way to build the separator index of a window. The scalar kernel is the reference; all others give what it gives.</summary>
internal interface ISeparatorKernel
{
    /// <summary>The name by which the environment variable <c>VPCFLOW_KERNEL</c> asks for the kernel.</summary>
    static abstract string Name { get; }

    /// <summary>Whether the processor has what the kernel needs.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Builds the index; see <see cref="SeparatorIndex"/> for its parts.</summary>
    /// <param name="text">The window; readable from two bytes before it to the next multiple of 64 bytes behind <paramref name="length"/>.</param>
    /// <param name="length">Bytes in the window.</param>
    /// <param name="starts">Room for <paramref name="length"/> + 64 positions.</param>
    /// <param name="flags">Room for <paramref name="length"/> + 128 bytes.</param>
    /// <param name="masks">Room for <see cref="IBlockClassifier.MasksOfBlock"/> masks for every 64 bytes, for the kernel's own use.</param>
    /// <returns>The number of separators; 64 flags behind the last one are 0.</returns>
    static abstract int Build(ref byte text, int length, ref uint starts, ref byte flags, ref ulong masks);
}
