using VpcFlow.Benchmarks.Contenders;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Measures what finds records and fields.</summary>
public class ScanBenchmarks() : ContenderBenchmarks(Scope.Scan);
