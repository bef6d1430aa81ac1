namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>Words of UTF-8 text as values.</summary>
internal static class Utf8Fields
{
    public static bool IsAbsent(ReadOnlySpan<byte> field) => field.Length == 1 && field[0] == (byte)'-';

    public static FlowLogAction Action(ReadOnlySpan<byte> field)
        => field.SequenceEqual("ACCEPT"u8) ? FlowLogAction.Accept : field.SequenceEqual("REJECT"u8) ? FlowLogAction.Reject : FlowLogAction.Unknown;

    public static FlowLogDataStatus Status(ReadOnlySpan<byte> field)
        => field.SequenceEqual("OK"u8) ? FlowLogDataStatus.Ok
            : field.SequenceEqual("NODATA"u8) ? FlowLogDataStatus.NoData
            : field.SequenceEqual("SKIPDATA"u8) ? FlowLogDataStatus.SkipData
            : FlowLogDataStatus.Unknown;
}
