namespace VpcFlow.Pipeline.Telemetry;

/// <summary>What becomes of objects, in words for labels.</summary>
internal static class ObjectOutcomes
{
    public const string Completed = "completed";
    public const string NoRecord = "no_record";
    public const string Foreign = "foreign";
    public const string LeftOut = "left_out";
    public const string Missing = "missing";
    public const string Abandoned = "abandoned";
    public const string Failed = "failed";

    public static IReadOnlyList<string> All { get; } = [Completed, NoRecord, Foreign, LeftOut, Missing, Abandoned, Failed];

    public static string Of(FlowLogObjectOutcome outcome) => outcome switch
    {
        { IsLeftOut: true } => LeftOut,
        { Status: FlowLogObjectStatus.Foreign } => Foreign,
        { Failure: FileNotFoundException missing } when missing.FileName == outcome.Object.Name => Missing,
        { Failure: not null, IsTransient: true } => Abandoned,
        { Failure: not null } => Failed,
        { Status: FlowLogObjectStatus.NoRecord } => NoRecord,
        { Status: FlowLogObjectStatus.Read or FlowLogObjectStatus.Empty } => Completed,
        _ => throw new InvalidOperationException($"{outcome.Status} without a failure is no outcome."),
    };
}
