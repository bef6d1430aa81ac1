using BenchmarkDotNet.Attributes;
using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>The contenders of a scope, each with each format.</summary>
[Config(typeof(SuiteConfig))]
#pragma warning disable CA1001 // The cleanup disposes of the input.
public abstract class ContenderBenchmarks
#pragma warning restore CA1001
{
    /// <summary>About this many bytes of records: as for the ratios.</summary>
    private const int InputSize = 3_500_000;

    private readonly Scope _scope;
    private Contender _contender = null!;
    private BenchmarkInput _input = null!;

    private protected ContenderBenchmarks(Scope scope) => _scope = scope;

    /// <summary>The names of the formats.</summary>
    public static IEnumerable<string> Formats => Enum.GetValues<FormatCase>().Select(f => f.Name());

    /// <summary>The names of the contenders.</summary>
    public IEnumerable<string> Contenders => ContenderList.Of(_scope, FormatCase.V2).Select(c => c.Name);

    /// <summary>The format.</summary>
    [ParamsSource(nameof(Formats))]
    public string Format { get; set; } = "";

    /// <summary>The contender.</summary>
    [ParamsSource(nameof(Contenders))]
    public string Contender { get; set; } = "";

    /// <summary>The number of records of a run.</summary>
    internal static int Records(string format) => InputSize / FormatCases.Parse(format).BytesPerRecord();

    /// <summary>Makes the records.</summary>
    [GlobalSetup]
    public void Setup()
    {
        FormatCase format = FormatCases.Parse(Format);
        _contender = ContenderList.Of(_scope, format).First(c => c.Name == Contender);
        _input = new BenchmarkInput(format, Records(Format));
    }

    /// <summary>Removes the files.</summary>
    [GlobalCleanup]
    public void Cleanup() => _input.Dispose();

    /// <summary>Processes all records once.</summary>
    [Benchmark]
    public long Run() => _contender.Run(_input).Records;
}
