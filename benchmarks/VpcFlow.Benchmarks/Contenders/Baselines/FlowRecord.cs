using System.Net;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>A record of the default format as an object; absent fields are <see langword="null"/>.</summary>
internal sealed record FlowRecord(
    int? Version,
    string? AccountId,
    string? InterfaceId,
    IPAddress? SourceAddress,
    IPAddress? DestinationAddress,
    ushort? SourcePort,
    ushort? DestinationPort,
    byte? Protocol,
    long? Packets,
    long? Bytes,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    FlowLogAction Action,
    FlowLogDataStatus LogStatus)
{
    /// <summary>Reads the strings of a split line.</summary>
    public static FlowRecord Read(string[] fields)
    {
        var row = new CharRow<StringFields>(new StringFields(fields));
        return new FlowRecord(
            row.Int32(0), Text(fields[1]), Text(fields[2]), row.Address(3), row.Address(4), row.UInt16(5), row.UInt16(6), row.Byte(7),
            row.Int64(8), row.Int64(9), row.Time(10), row.Time(11), row.Action(12), row.Status(13));
    }

    public static string? Text(string field) => field == "-" ? null : field;

    public void AddTo(ref FieldSums sums)
    {
        sums.Records++;
        sums.Number(0, Version);
        sums.Text(1, AccountId);
        sums.Text(2, InterfaceId);
        sums.Address(3, SourceAddress);
        sums.Address(4, DestinationAddress);
        sums.Number(5, SourcePort);
        sums.Number(6, DestinationPort);
        sums.Number(7, Protocol);
        sums.Number(8, Packets);
        sums.Number(9, Bytes);
        sums.Time(10, Start);
        sums.Time(11, End);
        sums.Number(12, (long)Action);
        sums.Number(13, (long)LogStatus);
    }

    private readonly struct StringFields(string[] fields) : ICharFields
    {
        public ReadOnlySpan<char> this[int index] => fields[index];
    }
}
