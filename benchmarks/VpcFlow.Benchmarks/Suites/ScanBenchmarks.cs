using VpcFlow.Benchmarks.Contenders;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Measures the contenders that find records and fields.</summary>
public class ScanBenchmarks() : ContenderBenchmarks(Scope.Scan);
