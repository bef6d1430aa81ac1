namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>A group of records within a window.</summary>
/// <param name="Key">What its records share.</param>
/// <param name="Value">What was measured.</param>
/// <param name="First">The time of its first record in the window, as far as it matters to the rule.</param>
/// <param name="Last">The time of its last one.</param>
internal sealed record AlertGroup(AlertKey Key, double Value, DateTimeOffset First, DateTimeOffset Last);
