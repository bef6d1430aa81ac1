using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary>Prints the version and what determines the tool's speed on this machine.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        string version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        TextOutput.Write(
            $"vpcflow {version}\nscan kernel: {FlowLogRuntime.KernelName}\n"
                + $"runtime: {RuntimeInformation.FrameworkDescription}{NativeCode()}\n");
        return ExitCodes.Done;
    }

    /// <summary>Native code uses the vectors it was compiled for, and does not start on a processor that lacks them.</summary>
    private static string NativeCode()
    {
        if (RuntimeFeature.IsDynamicCodeSupported)
            return "";
        string? floor = typeof(VersionAction).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => a.Key == "InstructionSet")?.Value;
        return $", native code for {floor ?? RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
