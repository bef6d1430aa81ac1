using System.Globalization;
using System.Net;
using System.Numerics;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>The fields of a row as UTF-16 text.</summary>
internal interface ICharFields
{
    ReadOnlySpan<char> this[int index] { get; }
}

/// <summary>Parses UTF-16 text with the class library's parsers, which CSV readers call as well.</summary>
internal readonly struct CharRow<TFields>(TFields fields) : IRow
    where TFields : struct, ICharFields
{
    public int? Int32(int index) => Number<int>(index);

    public ushort? UInt16(int index) => Number<ushort>(index);

    public byte? Byte(int index) => Number<byte>(index);

    public long? Int64(int index) => Number<long>(index);

    public DateTimeOffset? Time(int index) => Number<long>(index) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public IPAddress? Address(int index) => fields[index] is "-" ? null : IPAddress.Parse(fields[index]);

    public FlowLogAction Action(int index) => fields[index] switch
    {
        "ACCEPT" => FlowLogAction.Accept,
        "REJECT" => FlowLogAction.Reject,
        _ => FlowLogAction.Unknown,
    };

    public FlowLogDataStatus Status(int index) => fields[index] switch
    {
        "OK" => FlowLogDataStatus.Ok,
        "NODATA" => FlowLogDataStatus.NoData,
        "SKIPDATA" => FlowLogDataStatus.SkipData,
        _ => FlowLogDataStatus.Unknown,
    };

    public void AddText(ref FieldSums sums, int index)
    {
        ReadOnlySpan<char> text = fields[index];
        if (text is not "-")
            sums.Text(index, text);
    }

    private T? Number<T>(int index)
        where T : struct, INumberBase<T>
    {
        ReadOnlySpan<char> text = fields[index];
        return text is "-" ? null : T.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
