using System.Collections;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;
using VpcFlow.Benchmarks.Processes;

namespace VpcFlow.Benchmarks.Straightness;

/// <summary>A process that reads and converts records of all kinds, and the listing of the methods that the runtime compiled.</summary>
internal sealed class ListedProcess : IDisposable
{
    public const string Argument = "--listed";

    /// <summary>The output of the process on a machine whose code is documented.</summary>
    private const string Documented = "x64 with vectors of 256 or 512 bits";

    private const int Records = 2000;

    private readonly string _folder = Directory.CreateTempSubdirectory("vpcflow-listing-").FullName;

    /// <summary>Runs the process.</summary>
    /// <param name="methods">The names of the methods to list.</param>
    /// <param name="without">An environment variable of the runtime that disables instructions if it is 0, or none.</param>
    public ListedProcess(IEnumerable<string> methods, string? without = null)
    {
        ProcessStartInfo start = CommandRun.OfThisProgram("straightness", Argument);

        // All instructions and the runtime's defaults, even if this process runs with other settings.
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (IsOfRuntime((string)variable.Key))
                start.Environment.Remove((string)variable.Key);
        }

        start.Environment["DOTNET_JitDisasm"] = string.Join(' ', methods);
        start.Environment["DOTNET_JitDisasmDiffable"] = "1";
        start.Environment["DOTNET_JitStdOutFile"] = ListingPath;
        if (without is not null)
            start.Environment[without] = "0";
        CommandRun run = CommandRun.Of(start);
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"The listed process ended with exit code {run.ExitCode}:\n{run.Output}");
        Processor = run.Output.Trim();
        Methods = MethodListing.Read(ListingPath);
    }

    /// <summary>The processor, as the process describes it.</summary>
    public string Processor { get; }

    public bool IsDocumentedProcessor => Processor == Documented;

    public IReadOnlyList<MethodListing> Methods { get; }

    private string ListingPath => Path.Combine(_folder, "listing.asm");

    /// <summary>Performs the work of the process, and prints a description of the processor.</summary>
    public static int Work()
    {
        foreach (FormatCase format in new[] { FormatCase.V2, FormatCase.V5 })
        {
            byte[] text = BenchmarkInput.Generate(format, Records);
            var sink = new DocumentSink(16 * text.Length);
            long records = Parsers.WriteDocuments(Parsers.Generated(format), text, sink);
            if (records != Records)
                throw new InvalidOperationException($"{records} records of {Records} were read.");
        }

        long value = 42;
        Planted.PlantedJump(ref value);
        Architecture architecture = RuntimeInformation.ProcessArchitecture;
        bool isWide = Vector256.IsHardwareAccelerated;
        bool isDocumented = architecture == Architecture.X64 && isWide && RuntimeFeature.IsDynamicCodeCompiled;
        Console.WriteLine(isDocumented ? Documented : $"{architecture}, {(isWide ? "with" : "without")} vectors of 256 bits");
        return 0;
    }

    /// <summary>Copies the listing to a file.</summary>
    public void CopyTo(string path) => File.Copy(ListingPath, path, overwrite: true);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool IsOfRuntime(string variable)
        => (variable.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase)
                && !variable.StartsWith("DOTNET_ROOT", StringComparison.OrdinalIgnoreCase))
            || variable.StartsWith("COMPlus_", StringComparison.OrdinalIgnoreCase)
            || variable == "VPCFLOW_KERNEL";
}
