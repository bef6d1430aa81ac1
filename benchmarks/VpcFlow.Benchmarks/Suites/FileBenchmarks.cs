using VpcFlow.Benchmarks.Contenders;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Measures what writes the ECS documents of a file to a file.</summary>
public class FileBenchmarks() : ContenderBenchmarks(Scope.File);
