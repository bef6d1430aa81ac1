using VpcFlow.Scanning;

namespace VpcFlow;

/// <summary>What the library uses of the machine that it runs on.</summary>
public static class FlowLogRuntime
{
    /// <summary>
    /// The name of the kernel that scans text for separators: the widest that the processor has, or the one that the environment variable <c>VPCFLOW_KERNEL</c> names.
    /// </summary>
    public static string KernelName => SeparatorKernels.ActiveName;
}
