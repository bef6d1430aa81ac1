namespace VpcFlow.Scanning;

/// <summary>
/// Selects the kernel once, at startup: the widest that the processor supports, or the one named by <c>VPCFLOW_KERNEL</c>.
/// </summary>
internal static class SeparatorKernels
{
    /// <summary>The kernels that this processor supports, the widest first.</summary>
    private static readonly Kernel[] s_supported = Supported();

    private static readonly Kernel s_active = Find(Environment.GetEnvironmentVariable("VPCFLOW_KERNEL"));

    /// <summary>See <see cref="ISeparatorKernel.Build"/>.</summary>
    internal delegate int KernelFunction(ref byte text, int length, ref uint starts, ref byte flags, ref ulong masks);

    /// <summary>The name of the kernel in use.</summary>
    public static string ActiveName => s_active.Name;

    /// <summary>The names of the kernels that this processor supports, the widest first.</summary>
    public static IReadOnlyList<string> SupportedNames { get; } = [.. s_supported.Select(k => k.Name)];

    /// <summary>See <see cref="ISeparatorKernel.Build"/>.</summary>
    public static int Build(ref byte text, int length, ref uint starts, ref byte flags, ref ulong masks)
        => s_active.Build(ref text, length, ref starts, ref flags, ref masks);

    /// <summary>Builds an index with a specific kernel.</summary>
    public static void Build(string name, SeparatorIndex index, ref byte text, int length)
        => index.Build(s_supported.Single(k => k.Name == name).Build, ref text, length);

    /// <summary>
    /// Returns the name of the kernel that is used for a requested name: that kernel, or the widest if it is unknown or not supported.
    /// </summary>
    public static string Choose(string? wanted) => Find(wanted).Name;

    /// <summary>Falls back instead of failing, because an invalid variable must not stop a host.</summary>
    private static Kernel Find(string? wanted)
        => s_supported.OrderByDescending(k => string.Equals(k.Name, wanted, StringComparison.OrdinalIgnoreCase)).First();

    private static Kernel[] Supported()
    {
        List<Kernel> kernels = [];
        Add<Compress512Kernel>(kernels);
        AddMasked<Vector512Classifier>(kernels);
        AddMasked<Vector256Classifier>(kernels);
        AddMasked<Vector128Classifier>(kernels);
        Add<ScalarKernel>(kernels);
        return [.. kernels];
    }

    private static void AddMasked<TClassifier>(List<Kernel> kernels)
        where TClassifier : struct, IBlockClassifier
    {
        if (ExtractPacker.IsPreferred)
            Add<MaskKernel<TClassifier, ExtractPacker>>(kernels);
        Add<MaskKernel<TClassifier, LoopPacker>>(kernels);
        if (!ExtractPacker.IsPreferred)
            Add<MaskKernel<TClassifier, ExtractPacker>>(kernels);
    }

    private static void Add<TKernel>(List<Kernel> kernels)
        where TKernel : struct, ISeparatorKernel
    {
        if (TKernel.IsSupported)
            kernels.Add(new Kernel(TKernel.Name, TKernel.Build));
    }

    private sealed record Kernel(string Name, KernelFunction Build);
}
