using VpcFlow.Benchmarks.Contenders;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Measures the contenders that read all fields as typed values.</summary>
public class TypedBenchmarks() : ContenderBenchmarks(Scope.Typed);
