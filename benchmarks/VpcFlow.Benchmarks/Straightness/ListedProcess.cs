using System.Collections;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;
using VpcFlow.Benchmarks.Processes;

namespace VpcFlow.Benchmarks.Straightness;

/// <summary>The process whose methods are listed: it reads and converts records of all kinds, so that the runtime compiles all that is generated.</summary>
internal static class ListedProcess
{
    public const string Argument = "--listed";

    /// <summary>What it says on a machine whose code is documented.</summary>
    private const string Documented = "x64 with vectors of 256 or 512 bits";

    private const int Records = 2000;

    /// <summary>Does the work, and tells what the processor is.</summary>
    public static int Work()
    {
        foreach (FormatCase format in new[] { FormatCase.V2, FormatCase.V5 })
        {
            byte[] text = new FlowLogGenerator(1) { IPv6Percent = 5, NoDataPercent = 5 }.Generate(format, Records);
            var sink = new DocumentSink(16 * text.Length);
            long records = GeneratedParsers.Plain(format).WriteEcs(text, sink).Records;
            if (records != Records)
                throw new InvalidOperationException($"{records} records of {Records} were read.");
        }

        long value = 42;
        Planted.PlantedJump(ref value);
        bool isDocumented = RuntimeInformation.ProcessArchitecture == Architecture.X64 && Vector256.IsHardwareAccelerated && RuntimeFeature.IsDynamicCodeCompiled;
        Console.WriteLine(isDocumented ? Documented : $"{RuntimeInformation.ProcessArchitecture}, vectors of 256 bits {(Vector256.IsHardwareAccelerated ? "" : "not ")}supported");
        return 0;
    }

    /// <summary>Runs the process and lists methods of it.</summary>
    /// <param name="methods">Their names.</param>
    /// <param name="path">Gets the listing.</param>
    /// <returns>Why the listing is not the documented one, or <see langword="null"/>.</returns>
    public static string? List(IEnumerable<string> methods, string path)
    {
        string processor = Run(methods, path, without: null);
        return processor == Documented ? null : $"the processor is {processor}, and what is documented is the code for {Documented}";
    }

    /// <summary>Runs the process and lists methods of it.</summary>
    /// <param name="methods">Their names.</param>
    /// <param name="path">Gets the listing.</param>
    /// <param name="without">A variable of the runtime that takes instructions away if it is 0; or none.</param>
    /// <returns>What the processor is.</returns>
    public static string Run(IEnumerable<string> methods, string path, string? without)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(ListedProcess).Assembly.Location);
        start.ArgumentList.Add("straightness");
        start.ArgumentList.Add(Argument);

        // The machine as it is and the runtime's defaults, whatever this process was told.
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (IsOfRuntime((string)variable.Key))
                start.Environment.Remove((string)variable.Key);
        }

        start.Environment["DOTNET_JitDisasm"] = string.Join(' ', methods);
        start.Environment["DOTNET_JitDisasmDiffable"] = "1";
        start.Environment["DOTNET_JitStdOutFile"] = path;
        if (without is not null)
            start.Environment[without] = "0";
        CommandRun run = CommandRun.Of(start);
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"The listed process ended with exit code {run.ExitCode}:\n{run.Output}");
        return run.Output.Trim();
    }

    private static bool IsOfRuntime(string variable)
        => (variable.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase) && !variable.StartsWith("DOTNET_ROOT", StringComparison.OrdinalIgnoreCase))
            || variable.StartsWith("COMPlus_", StringComparison.OrdinalIgnoreCase)
            || variable == "VPCFLOW_KERNEL";
}
