using System.Buffers.Text;
using System.Text;

namespace VpcFlow.Cli.Generating;

/// <summary>Writes records as lines in a format.</summary>
internal sealed class LineWriter
{
    private const int BufferSize = 256 * 1024;

    private static readonly byte[] s_accept = "ACCEPT"u8.ToArray();
    private static readonly byte[] s_reject = "REJECT"u8.ToArray();
    private static readonly byte[] s_ok = "OK"u8.ToArray();
    private static readonly byte[] s_noData = "NODATA"u8.ToArray();
    private static readonly byte[] s_ipv4 = "IPv4"u8.ToArray();
    private static readonly byte[] s_ipv6 = "IPv6"u8.ToArray();
    private static readonly byte[] s_ingress = "ingress"u8.ToArray();
    private static readonly byte[] s_egress = "egress"u8.ToArray();

    private readonly Stream _output;
    private readonly FlowLogFormat _format;
    private readonly FlowLogField?[] _fields;
    private readonly int _version;
    private readonly int _maxLine;
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _length;

    public LineWriter(Stream output, FlowLogFormat format)
    {
        // The longest field, with its separator, is the ARN of a task.
        const int MaxField = 160;
        _output = output;
        _format = format;
        _fields = [.. format.Columns.Select(c => c.Field)];
        _version = format.Version;
        _maxLine = _fields.Length * MaxField;
    }

    public void WriteHeader()
    {
        _length += Encoding.ASCII.GetBytes(_format.ToHeader(), _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)'\n';
    }

    /// <summary>Writes a line. Returns <see langword="true"/> if the buffer was full and has been flushed.</summary>
    public bool Write(SyntheticFlow flow)
    {
        bool isFull = _length + _maxLine > BufferSize;
        if (isFull)
            Flush();
        foreach (FlowLogField? column in _fields)
        {
            if (column is not { } field)
                Text(LogSource.Absent);
            else if (flow.HasData)
                WriteField(flow, field);
            else
                WriteIdleField(flow, field);
            _buffer[_length++] = (byte)' ';
        }

        _buffer[_length - 1] = (byte)'\n';
        return isFull;
    }

    public void Flush()
    {
        _output.Write(_buffer, 0, _length);
        _length = 0;
    }

    private void WriteIdleField(SyntheticFlow flow, FlowLogField field)
    {
        switch (field)
        {
            case FlowLogField.Version or FlowLogField.Start or FlowLogField.End:
                WriteField(flow, field);
                break;
            case FlowLogField.LogStatus:
                Text(s_noData);
                break;
            default:
                Text(flow.Owner[field]);
                break;
        }
    }

    private void WriteField(SyntheticFlow flow, FlowLogField field)
    {
        switch (field)
        {
            case FlowLogField.Version: Number(_version); break;
            case FlowLogField.SourceAddress: Text(flow.Source); break;
            case FlowLogField.DestinationAddress: Text(flow.Destination); break;
            case FlowLogField.SourcePort: Number(flow.SourcePort); break;
            case FlowLogField.DestinationPort: Number(flow.DestinationPort); break;
            case FlowLogField.Protocol: Number(flow.Protocol); break;
            case FlowLogField.Packets: Number(flow.Packets); break;
            case FlowLogField.Bytes: Number(flow.Bytes); break;
            case FlowLogField.Start: Number(flow.Start); break;
            case FlowLogField.End: Number(flow.End); break;
            case FlowLogField.Action: Text(flow.IsAccepted ? s_accept : s_reject); break;
            case FlowLogField.LogStatus: Text(s_ok); break;
            case FlowLogField.TcpFlags: Number(flow.TcpFlags); break;
            case FlowLogField.TrafficType: Text(flow.IsIPv6 ? s_ipv6 : s_ipv4); break;
            case FlowLogField.PacketSourceAddress: Text(flow.PacketSource); break;
            case FlowLogField.PacketDestinationAddress: Text(flow.PacketDestination); break;
            case FlowLogField.PacketSourceAwsService: Text(flow.SourceService); break;
            case FlowLogField.PacketDestinationAwsService: Text(flow.DestinationService); break;
            case FlowLogField.FlowDirection: Text(flow.IsEgress ? s_egress : s_ingress); break;
            case FlowLogField.TrafficPath: NumberOrAbsent(flow.TrafficPath); break;
            case FlowLogField.RejectReason: Text(flow.RejectReason); break;
            case FlowLogField.EncryptionStatus: Number(flow.EncryptionStatus); break;
            case FlowLogField.NextHopInterfaceId: NextHop(flow, FlowLogField.InterfaceId); break;
            case FlowLogField.NextHopSubnetId: NextHop(flow, FlowLogField.SubnetId); break;
            case FlowLogField.NextHopAvailabilityZoneId: NextHop(flow, FlowLogField.AvailabilityZoneId); break;
            case FlowLogField.NextHopVpcId: NextHop(flow, FlowLogField.VpcId); break;
            case FlowLogField.NextHopInterfaceType: NextHop(flow, FlowLogField.InterfaceType); break;
            case FlowLogField.PacketsLostNoRoute: Number(flow.Lost[0]); break;
            case FlowLogField.PacketsLostBlackhole: Number(flow.Lost[1]); break;
            case FlowLogField.PacketsLostMtuExceeded: Number(flow.Lost[2]); break;
            case FlowLogField.PacketsLostTtlExpired: Number(flow.Lost[3]); break;
            default: Text(flow.Owner[field]); break;
        }
    }

    private void NextHop(SyntheticFlow flow, FlowLogField field) => Text(flow.NextHop?[field] ?? LogSource.Absent);

    private void Text(byte[] text)
    {
        text.CopyTo(_buffer, _length);
        _length += text.Length;
    }

    private void NumberOrAbsent(int value)
    {
        if (value == 0)
            Text(LogSource.Absent);
        else
            Number(value);
    }

    private void Number(long value)
    {
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out int written);
        _length += written;
    }
}
