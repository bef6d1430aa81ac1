namespace VpcFlow.Pipeline.Sources.S3;

/// <summary>Says why an object was not delivered.</summary>
internal static class ObjectReasons
{
    public static string Of(FlowLogObjectOutcome outcome)
    {
        string name = outcome.Object.Name;
        string reason = outcome.Failure?.Message
            ?? (outcome.FirstRejection is { } first ? $"No line is a record; the first one: {first.Message}" : outcome.Status.ToString());
        return reason.Contains(name, StringComparison.Ordinal) ? reason : $"{name}: {reason}";
    }
}
