using VpcFlow.Benchmarks.Contenders;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Measures what reads all fields as typed values.</summary>
public class TypedBenchmarks() : ContenderBenchmarks(Scope.Typed);
