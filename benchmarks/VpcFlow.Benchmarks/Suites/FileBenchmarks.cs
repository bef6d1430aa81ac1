using VpcFlow.Benchmarks.Contenders;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Measures the contenders that write the ECS documents of a file to a file.</summary>
public class FileBenchmarks() : ContenderBenchmarks(Scope.File);
