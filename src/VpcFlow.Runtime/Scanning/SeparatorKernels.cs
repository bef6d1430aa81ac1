namespace VpcFlow.Scanning;

/// <summary>Picks the kernel once, at start: the widest that the processor has, or the one that <c>VPCFLOW_KERNEL</c> names.</summary>
internal static class SeparatorKernels
{
    private enum Choice
    {
        Scalar,
        Vector128,
        Vector256,
        Vector512,
        Compress512,
    }

    private static readonly Choice s_choice = Choose(Environment.GetEnvironmentVariable("VPCFLOW_KERNEL"));

    /// <summary>The name of the kernel in use.</summary>
    public static string ActiveName => s_choice switch
    {
        Choice.Compress512 => Compress512Kernel.Name,
        Choice.Vector512 => MaskKernel<Vector512Classifier>.Name,
        Choice.Vector256 => MaskKernel<Vector256Classifier>.Name,
        Choice.Vector128 => MaskKernel<Vector128Classifier>.Name,
        _ => MaskKernel<ScalarClassifier>.Name,
    };

    public static int Build(ref byte text, int length, ref uint starts, ref ulong odd, ref ulong absent) => s_choice switch
    {
        Choice.Compress512 => Compress512Kernel.Build(ref text, length, ref starts, ref odd, ref absent),
        Choice.Vector512 => MaskKernel<Vector512Classifier>.Build(ref text, length, ref starts, ref odd, ref absent),
        Choice.Vector256 => MaskKernel<Vector256Classifier>.Build(ref text, length, ref starts, ref odd, ref absent),
        Choice.Vector128 => MaskKernel<Vector128Classifier>.Build(ref text, length, ref starts, ref odd, ref absent),
        _ => MaskKernel<ScalarClassifier>.Build(ref text, length, ref starts, ref odd, ref absent),
    };

    /// <summary>An unknown name, or a kernel that the processor lacks, gives the widest: a wrong variable must not stop a host.</summary>
    private static Choice Choose(string? wanted)
    {
        (Choice Choice, string Name, bool IsSupported)[] kernels =
        [
            (Choice.Compress512, Compress512Kernel.Name, Compress512Kernel.IsSupported),
            (Choice.Vector512, MaskKernel<Vector512Classifier>.Name, MaskKernel<Vector512Classifier>.IsSupported),
            (Choice.Vector256, MaskKernel<Vector256Classifier>.Name, MaskKernel<Vector256Classifier>.IsSupported),
            (Choice.Vector128, MaskKernel<Vector128Classifier>.Name, MaskKernel<Vector128Classifier>.IsSupported),
            (Choice.Scalar, MaskKernel<ScalarClassifier>.Name, true),
        ];
        return kernels.OrderByDescending(k => string.Equals(k.Name, wanted, StringComparison.OrdinalIgnoreCase)).First(k => k.IsSupported).Choice;
    }
}
