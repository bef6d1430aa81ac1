using BenchmarkDotNet.Attributes;
using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>The contenders of a scope, each with each format that it reads.</summary>
[Config(typeof(SuiteConfig))]
#pragma warning disable CA1001 // The cleanup disposes of the input.
public abstract class ContenderBenchmarks
#pragma warning restore CA1001
{
    /// <summary>The approximate number of bytes of records.</summary>
    private const int InputSize = 3_500_000;

    private readonly Scope _scope;
    private Contender _contender = null!;
    private BenchmarkInput _input = null!;

    private protected ContenderBenchmarks(Scope scope) => _scope = scope;

    /// <summary>A format and a contender, such as <c>v2: Sep</c>.</summary>
    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    /// <summary>All cases of the scope.</summary>
    public IEnumerable<string> Cases
        => Enum.GetValues<FormatCase>().SelectMany(f => ContenderList.Of(_scope, f).Select(c => $"{f.Name()}: {c.Name}"));

    /// <summary>Returns the format of a case.</summary>
    internal static FormatCase FormatOf(string name) => FormatCases.Parse(name.Split(": ")[0]);

    /// <summary>Returns the number of records of a run.</summary>
    internal static int Records(FormatCase format) => InputSize / format.BytesPerRecord();

    /// <summary>Generates the records.</summary>
    [GlobalSetup]
    public void Setup()
    {
        FormatCase format = FormatOf(Case);
        _contender = ContenderList.Of(_scope, format).Single(c => Case.EndsWith(": " + c.Name, StringComparison.Ordinal));
        _input = new BenchmarkInput(format, Records(format));
    }

    /// <summary>Removes the files.</summary>
    [GlobalCleanup]
    public void Cleanup() => _input.Dispose();

    /// <summary>Processes all records once.</summary>
    [Benchmark]
    public long Run() => _contender.Run(_input).Records;
}
