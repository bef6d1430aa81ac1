using VpcFlow.Benchmarks.Contenders;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Measures what writes ECS documents with event.original.</summary>
public class EcsOriginalBenchmarks() : ContenderBenchmarks(Scope.EcsOriginal);
