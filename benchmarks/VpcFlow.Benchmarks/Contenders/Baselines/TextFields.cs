using System.Globalization;
using System.Net;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>Fields of UTF-16 text as values: what one writes after <c>string.Split</c>.</summary>
internal static class TextFields
{
    public static string? Text(string field) => field == "-" ? null : field;

    public static int? Int32(ReadOnlySpan<char> field) => field is "-" ? null : int.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);

    public static ushort? UInt16(ReadOnlySpan<char> field) => field is "-" ? null : ushort.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);

    public static byte? Byte(ReadOnlySpan<char> field) => field is "-" ? null : byte.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);

    public static long? Int64(ReadOnlySpan<char> field) => field is "-" ? null : long.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(ReadOnlySpan<char> field)
        => field is "-" ? null : DateTimeOffset.FromUnixTimeSeconds(long.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture));

    public static IPAddress? Address(ReadOnlySpan<char> field) => field is "-" ? null : IPAddress.Parse(field);

    public static FlowLogAction Action(ReadOnlySpan<char> field) => field switch
    {
        "ACCEPT" => FlowLogAction.Accept,
        "REJECT" => FlowLogAction.Reject,
        _ => FlowLogAction.Unknown,
    };

    public static FlowLogDataStatus Status(ReadOnlySpan<char> field) => field switch
    {
        "OK" => FlowLogDataStatus.Ok,
        "NODATA" => FlowLogDataStatus.NoData,
        "SKIPDATA" => FlowLogDataStatus.SkipData,
        _ => FlowLogDataStatus.Unknown,
    };
}
