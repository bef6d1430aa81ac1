namespace VpcFlow.Pipeline.Telemetry;

/// <summary>Why objects are found and not read, in words for labels.</summary>
internal static class SkipReasons
{
    public const string Filtered = "filtered";
    public const string Known = "known";
    public const string Missing = "missing";
    public const string TestEvent = "test_event";

    public static IReadOnlyList<string> All { get; } = [Filtered, Known, Missing, TestEvent];
}
