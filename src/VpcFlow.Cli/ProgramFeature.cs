using System.Diagnostics.CodeAnalysis;

namespace VpcFlow.Cli;

/// <summary>Whether this assembly is the program that was started, rather than a library of another one.</summary>
internal static class ProgramFeature
{
    /// <summary>
    /// The compiler of native code keeps the entry point of every assembly, with all that it calls. A program that only refers to this one
    /// turns this off in its project, so that the commands are left out of it.
    /// </summary>
    [FeatureSwitchDefinition("VpcFlow.Cli.IsProgram")]
    public static bool IsProgram => !AppContext.TryGetSwitch("VpcFlow.Cli.IsProgram", out bool isProgram) || isProgram;
}
