using VpcFlow.Scanning;

namespace VpcFlow;

/// <summary>Reports which features of the current machine the library uses.</summary>
public static class FlowLogRuntime
{
    /// <summary>
    /// The name of the kernel that scans text for separators: the widest that the processor supports, or the one named by the environment
    /// variable <c>VPCFLOW_KERNEL</c>.
    /// </summary>
    public static string KernelName => SeparatorKernels.ActiveName;
}
