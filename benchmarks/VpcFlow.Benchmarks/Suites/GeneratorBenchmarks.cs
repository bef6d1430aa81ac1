using BenchmarkDotNet.Attributes;
using VpcFlow.Benchmarks.Compiler;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Measures the generator: compilations with it and without, and edits.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private ConsumerProject _project = null!;

    /// <summary>The number of classes with a format.</summary>
    [Params(1, 50)]
    public int Classes { get; set; }

    /// <summary>Makes the project.</summary>
    [GlobalSetup]
    public void Setup() => _project = new ConsumerProject(Classes);

    /// <summary>The generator driver alone, for the first time.</summary>
    [Benchmark]
    public int Generate() => _project.Generate();

    /// <summary>Empty classes, without the generator.</summary>
    [Benchmark]
    public long CompileEmpty() => _project.CompileEmpty();

    /// <summary>Classes with formats.</summary>
    [Benchmark]
    public long CompileWithFormats() => _project.CompileWithFormats();

    /// <summary>The generator after an edit of another file.</summary>
    [Benchmark]
    public int EditElsewhere() => _project.EditElsewhere();

    /// <summary>The generator after an edit of one format.</summary>
    [Benchmark]
    public int EditFormat() => _project.EditFormat();
}
