using System.Net;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>A record as written by hand over UTF-8 text: spans for texts, values for the rest.</summary>
internal ref struct HandV5
{
    public HandV2 Base;
    public ReadOnlySpan<byte> VpcId;
    public ReadOnlySpan<byte> SubnetId;
    public ReadOnlySpan<byte> InstanceId;
    public int? TcpFlags;
    public ReadOnlySpan<byte> TrafficType;
    public IPAddress? PacketSourceAddress;
    public IPAddress? PacketDestinationAddress;
    public ReadOnlySpan<byte> Region;
    public ReadOnlySpan<byte> AvailabilityZoneId;
    public ReadOnlySpan<byte> SublocationType;
    public ReadOnlySpan<byte> SublocationId;
    public ReadOnlySpan<byte> PacketSourceAwsService;
    public ReadOnlySpan<byte> PacketDestinationAwsService;
    public ReadOnlySpan<byte> FlowDirection;
    public int? TrafficPath;

    public static bool TryRead(ref HandReader reader, out HandV5 record)
    {
        record = default;
        return HandV2.TryRead(ref reader, out record.Base)
            && reader.Text(out record.VpcId)
            && reader.Text(out record.SubnetId)
            && reader.Text(out record.InstanceId)
            && reader.Int32(out record.TcpFlags)
            && reader.Text(out record.TrafficType)
            && reader.Address(out record.PacketSourceAddress)
            && reader.Address(out record.PacketDestinationAddress)
            && reader.Text(out record.Region)
            && reader.Text(out record.AvailabilityZoneId)
            && reader.Text(out record.SublocationType)
            && reader.Text(out record.SublocationId)
            && reader.Text(out record.PacketSourceAwsService)
            && reader.Text(out record.PacketDestinationAwsService)
            && reader.Text(out record.FlowDirection)
            && reader.Int32(out record.TrafficPath);
    }

    public readonly void AddTo(ref FieldSums sums)
    {
        Base.AddTo(ref sums);
        sums.Text(14, VpcId);
        sums.Text(15, SubnetId);
        sums.Text(16, InstanceId);
        sums.Number(17, TcpFlags);
        sums.Text(18, TrafficType);
        sums.Address(19, PacketSourceAddress);
        sums.Address(20, PacketDestinationAddress);
        sums.Text(21, Region);
        sums.Text(22, AvailabilityZoneId);
        sums.Text(23, SublocationType);
        sums.Text(24, SublocationId);
        sums.Text(25, PacketSourceAwsService);
        sums.Text(26, PacketDestinationAwsService);
        sums.Text(27, FlowDirection);
        sums.Number(28, TrafficPath);
    }
}
