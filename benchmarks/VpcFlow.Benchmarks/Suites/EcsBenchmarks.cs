using VpcFlow.Benchmarks.Contenders;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Measures the contenders that write ECS documents.</summary>
public class EcsBenchmarks() : ContenderBenchmarks(Scope.Ecs);
