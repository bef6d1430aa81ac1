using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using System.Runtime.InteropServices;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary>Prints the version, and what decides how fast the tool is on this machine.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        string version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        TextOutput.Write($"vpcflow {version}\nscan kernel: {FlowLogRuntime.KernelName}\nruntime: {RuntimeInformation.FrameworkDescription}\n");
        return ExitCodes.Done;
    }
}
