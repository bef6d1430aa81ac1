using VpcFlow.Benchmarks.Contenders;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Measures what reads three fields as typed values.</summary>
public class ProjectionBenchmarks() : ContenderBenchmarks(Scope.Typed3);
