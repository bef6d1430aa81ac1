using System.Runtime.CompilerServices;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>
/// Loops over generated records that consume every property. Each is a separate method with the body in the loop, as in a user's code: how
/// much the compiler inlines depends on the size of the method that it compiles.
/// </summary>
internal static class GeneratedReaders
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FieldSums ReadV2(V2Logs.Records records)
    {
        FieldSums sums = default;
        foreach (V2Logs.Record r in records)
        {
            sums.Records++;
            sums.Number(0, r.Version);
            sums.Text(1, r.AccountId);
            sums.Text(2, r.InterfaceId);
            sums.Address(3, r.SourceAddress);
            sums.Address(4, r.DestinationAddress);
            sums.Number(5, r.SourcePort);
            sums.Number(6, r.DestinationPort);
            sums.Number(7, r.Protocol);
            sums.Number(8, r.Packets);
            sums.Number(9, r.Bytes);
            sums.Time(10, r.Start);
            sums.Time(11, r.End);
            sums.Number(12, (long)r.Action);
            sums.Number(13, (long)r.LogStatus);
        }

        return sums;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FieldSums ReadV5(V5Logs.Records records)
    {
        FieldSums sums = default;
        foreach (V5Logs.Record r in records)
        {
            sums.Records++;
            sums.Number(0, r.Version);
            sums.Text(1, r.AccountId);
            sums.Text(2, r.InterfaceId);
            sums.Address(3, r.SourceAddress);
            sums.Address(4, r.DestinationAddress);
            sums.Number(5, r.SourcePort);
            sums.Number(6, r.DestinationPort);
            sums.Number(7, r.Protocol);
            sums.Number(8, r.Packets);
            sums.Number(9, r.Bytes);
            sums.Time(10, r.Start);
            sums.Time(11, r.End);
            sums.Number(12, (long)r.Action);
            sums.Number(13, (long)r.LogStatus);
            sums.Text(14, r.VpcId);
            sums.Text(15, r.SubnetId);
            sums.Text(16, r.InstanceId);
            sums.Number(17, (long?)r.TcpFlags);
            sums.Text(18, r.TrafficType);
            sums.Address(19, r.PacketSourceAddress);
            sums.Address(20, r.PacketDestinationAddress);
            sums.Text(21, r.Region);
            sums.Text(22, r.AvailabilityZoneId);
            sums.Text(23, r.SublocationType);
            sums.Text(24, r.SublocationId);
            sums.Text(25, r.PacketSourceAwsService);
            sums.Text(26, r.PacketDestinationAwsService);
            sums.Text(27, r.FlowDirection);
            sums.Number(28, r.TrafficPath);
        }

        return sums;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FieldSums ReadV5Alphabetical(V5AlphabeticalLogs.Records records)
    {
        FieldSums sums = default;
        foreach (V5AlphabeticalLogs.Record r in records)
        {
            sums.Records++;
            sums.Number(0, r.Version);
            sums.Text(1, r.AccountId);
            sums.Text(2, r.InterfaceId);
            sums.Address(3, r.SourceAddress);
            sums.Address(4, r.DestinationAddress);
            sums.Number(5, r.SourcePort);
            sums.Number(6, r.DestinationPort);
            sums.Number(7, r.Protocol);
            sums.Number(8, r.Packets);
            sums.Number(9, r.Bytes);
            sums.Time(10, r.Start);
            sums.Time(11, r.End);
            sums.Number(12, (long)r.Action);
            sums.Number(13, (long)r.LogStatus);
            sums.Text(14, r.VpcId);
            sums.Text(15, r.SubnetId);
            sums.Text(16, r.InstanceId);
            sums.Number(17, (long?)r.TcpFlags);
            sums.Text(18, r.TrafficType);
            sums.Address(19, r.PacketSourceAddress);
            sums.Address(20, r.PacketDestinationAddress);
            sums.Text(21, r.Region);
            sums.Text(22, r.AvailabilityZoneId);
            sums.Text(23, r.SublocationType);
            sums.Text(24, r.SublocationId);
            sums.Text(25, r.PacketSourceAwsService);
            sums.Text(26, r.PacketDestinationAwsService);
            sums.Text(27, r.FlowDirection);
            sums.Number(28, r.TrafficPath);
        }

        return sums;
    }
}
