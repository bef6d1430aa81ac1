namespace VpcFlow.Pipeline.Telemetry;

/// <summary>The labels of measurements.</summary>
internal static class Label
{
    public static KeyValuePair<string, object?> Source(string name) => new("source", name);

    public static KeyValuePair<string, object?> Sink(string name) => new("sink", name);

    /// <summary>The label of what can only succeed or fail.</summary>
    public static KeyValuePair<string, object?> Success(bool isWhole) => Outcome(isWhole ? "completed" : "failed");

    public static KeyValuePair<string, object?> Outcome(string outcome) => new("outcome", outcome);

    public static KeyValuePair<string, object?> Status(string status) => new("status", status);

    public static KeyValuePair<string, object?> Reason(string reason) => new("reason", reason);
}
