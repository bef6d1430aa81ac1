using System.Net;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>A record as written by hand over UTF-8 text: spans for texts, values for the rest.</summary>
internal ref struct HandV2
{
    public int? Version;
    public ReadOnlySpan<byte> AccountId;
    public ReadOnlySpan<byte> InterfaceId;
    public IPAddress? SourceAddress;
    public IPAddress? DestinationAddress;
    public ushort? SourcePort;
    public ushort? DestinationPort;
    public byte? Protocol;
    public long? Packets;
    public long? Bytes;
    public DateTimeOffset? Start;
    public DateTimeOffset? End;
    public FlowLogAction Action;
    public FlowLogDataStatus LogStatus;

    public static bool TryRead(ref HandReader reader, out HandV2 record)
    {
        record = default;
        return reader.Int32(out record.Version)
            && reader.Text(out record.AccountId)
            && reader.Text(out record.InterfaceId)
            && reader.Address(out record.SourceAddress)
            && reader.Address(out record.DestinationAddress)
            && reader.UInt16(out record.SourcePort)
            && reader.UInt16(out record.DestinationPort)
            && reader.Byte(out record.Protocol)
            && reader.Int64(out record.Packets)
            && reader.Int64(out record.Bytes)
            && reader.Time(out record.Start)
            && reader.Time(out record.End)
            && reader.Action(out record.Action)
            && reader.Status(out record.LogStatus);
    }

    public readonly void AddTo(ref FieldSums sums)
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
}
