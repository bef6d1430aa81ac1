using VpcFlow.Benchmarks.Contenders;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Measures what writes ECS documents.</summary>
public class EcsBenchmarks() : ContenderBenchmarks(Scope.Ecs);
