using VpcFlow.Benchmarks.Contenders;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Measures the contenders that read three fields as typed values.</summary>
public class ProjectionBenchmarks() : ContenderBenchmarks(Scope.Typed3);
