using System.Collections.Immutable;

namespace VpcFlow;

/// <summary>Represents a group of records.</summary>
/// <param name="Keys">The values that its records share, in the order of <see cref="FlowLogStatisticsQuery.Groups"/>.</param>
/// <param name="Values">What was measured, in the order of <see cref="FlowLogStatisticsQuery.Measures"/>.</param>
public sealed record FlowLogStatisticsRow(ImmutableArray<FlowLogGroupValue> Keys, ImmutableArray<FlowLogMeasureValue> Values);
