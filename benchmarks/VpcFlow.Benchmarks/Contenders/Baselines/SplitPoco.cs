namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>Fills objects from the strings of a split line.</summary>
internal static class SplitPoco
{
    public static PocoV2 ReadV2(string[] fields)
    {
        var record = new PocoV2();
        FillV2(record, fields);
        return record;
    }

    public static PocoV5 ReadV5(string[] fields)
    {
        var record = new PocoV5();
        FillV2(record, fields);
        FillV5(record, fields);
        return record;
    }

    public static PocoV11 ReadV11(string[] fields)
    {
        var record = new PocoV11();
        FillV2(record, fields);
        FillV5(record, fields);
        FillV11(record, fields);
        return record;
    }

    private static void FillV2(PocoV2 record, string[] fields)
    {
        record.Version = TextFields.Int32(fields[0]);
        record.AccountId = TextFields.Text(fields[1]);
        record.InterfaceId = TextFields.Text(fields[2]);
        record.SourceAddress = TextFields.Address(fields[3]);
        record.DestinationAddress = TextFields.Address(fields[4]);
        record.SourcePort = TextFields.UInt16(fields[5]);
        record.DestinationPort = TextFields.UInt16(fields[6]);
        record.Protocol = TextFields.Byte(fields[7]);
        record.Packets = TextFields.Int64(fields[8]);
        record.Bytes = TextFields.Int64(fields[9]);
        record.Start = TextFields.Time(fields[10]);
        record.End = TextFields.Time(fields[11]);
        record.Action = TextFields.Action(fields[12]);
        record.LogStatus = TextFields.Status(fields[13]);
    }

    private static void FillV5(PocoV5 record, string[] fields)
    {
        record.VpcId = TextFields.Text(fields[14]);
        record.SubnetId = TextFields.Text(fields[15]);
        record.InstanceId = TextFields.Text(fields[16]);
        record.TcpFlags = TextFields.Int32(fields[17]);
        record.TrafficType = TextFields.Text(fields[18]);
        record.PacketSourceAddress = TextFields.Address(fields[19]);
        record.PacketDestinationAddress = TextFields.Address(fields[20]);
        record.Region = TextFields.Text(fields[21]);
        record.AvailabilityZoneId = TextFields.Text(fields[22]);
        record.SublocationType = TextFields.Text(fields[23]);
        record.SublocationId = TextFields.Text(fields[24]);
        record.PacketSourceAwsService = TextFields.Text(fields[25]);
        record.PacketDestinationAwsService = TextFields.Text(fields[26]);
        record.FlowDirection = TextFields.Text(fields[27]);
        record.TrafficPath = TextFields.Int32(fields[28]);
    }

    private static void FillV11(PocoV11 record, string[] fields)
    {
        record.EcsClusterArn = TextFields.Text(fields[29]);
        record.EcsClusterName = TextFields.Text(fields[30]);
        record.EcsContainerInstanceArn = TextFields.Text(fields[31]);
        record.EcsContainerInstanceId = TextFields.Text(fields[32]);
        record.EcsContainerId = TextFields.Text(fields[33]);
        record.EcsSecondContainerId = TextFields.Text(fields[34]);
        record.EcsServiceName = TextFields.Text(fields[35]);
        record.EcsTaskDefinitionArn = TextFields.Text(fields[36]);
        record.EcsTaskArn = TextFields.Text(fields[37]);
        record.EcsTaskId = TextFields.Text(fields[38]);
        record.RejectReason = TextFields.Text(fields[39]);
        record.ResourceId = TextFields.Text(fields[40]);
        record.EncryptionStatus = TextFields.Int32(fields[41]);
        record.InstanceTag = TextFields.Text(fields[42]);
        record.InstanceTag2 = TextFields.Text(fields[43]);
        record.InterfaceTag = TextFields.Text(fields[44]);
        record.InterfaceTag2 = TextFields.Text(fields[45]);
        record.AutoScalingGroupTag = TextFields.Text(fields[46]);
        record.AutoScalingGroupTag2 = TextFields.Text(fields[47]);
        record.InterfaceType = TextFields.Text(fields[48]);
        record.NextHopInterfaceId = TextFields.Text(fields[49]);
        record.NextHopSubnetId = TextFields.Text(fields[50]);
        record.NextHopAvailabilityZoneId = TextFields.Text(fields[51]);
        record.NextHopVpcId = TextFields.Text(fields[52]);
        record.NextHopInterfaceType = TextFields.Text(fields[53]);
    }
}
