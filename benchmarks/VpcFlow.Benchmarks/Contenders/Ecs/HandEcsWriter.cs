using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpcFlow.Benchmarks.Contenders.Baselines;
using Names = VpcFlow.Benchmarks.Contenders.Ecs.EcsNames;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>
/// Writes ECS documents with a <c>Utf8JsonWriter</c> that is kept, names encoded beforehand, no validation by the writer, no allocation per record.
/// </summary>
internal sealed class HandEcsWriter(IBufferWriter<byte> output, bool withOriginal) : IDisposable
{
    private static readonly JsonWriterOptions s_options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json = new(output, s_options);

    public bool TryWrite(HandFields f)
    {
        if (!IsNumber(f[0]) || !IsAddress(f[3]) || !IsAddress(f[4]) || !TryInteger(f[5], ushort.MaxValue, out long sourcePort)
            || !TryInteger(f[6], ushort.MaxValue, out long destinationPort) || !TryInteger(f[7], byte.MaxValue, out long protocol)
            || !TryInteger(f[8], long.MaxValue, out long packets) || !TryInteger(f[9], long.MaxValue, out long bytes)
            || !TryInteger(f[10], long.MaxValue, out long start) || !TryInteger(f[11], long.MaxValue, out long end)
            || !TryInteger(f[17], int.MaxValue, out long flags) || !IsAddress(f[19]) || !IsAddress(f[20]) || !IsNumber(f[28]) || !IsNumber(f[41]))
        {
            return false;
        }

        _json.Reset(output);
        _json.WriteStartObject();
        Span<byte> startTime = stackalloc byte[33];
        Span<byte> endTime = stackalloc byte[33];
        startTime = start < 0 ? default : Format(start, startTime);
        endTime = end < 0 ? default : Format(end, endTime);
        if (end >= 0 || start >= 0)
            _json.WriteString(Names.Timestamp, end >= 0 ? endTime : startTime);
        _json.WriteStartObject(Names.Ecs);
        _json.WriteString(Names.Version, Names.EcsVersionText);
        _json.WriteEndObject();
        WriteEvent(f, startTime, endTime);
        WriteCloud(f);
        WriteAws(f, flags);
        WriteEndpoint(Names.Source, f[3], sourcePort, packets, bytes);
        WriteEndpoint(Names.Destination, f[4], destinationPort, -1, -1);
        WriteNetwork(f, protocol, packets, bytes);
        if (f.Count > 29)
            WriteContainers(f);
        WriteRelated(f);
        if (withOriginal)
        {
            _json.WriteStartArray(Names.Tags);
            _json.WriteStringValue(Names.PreserveOriginal);
            _json.WriteEndArray();
        }

        _json.WriteStartObject(Names.DataStream);
        _json.WriteString(Names.Type, Names.Logs);
        _json.WriteString(Names.Dataset, Names.DatasetText);
        _json.WriteString(Names.Namespace, Names.Default);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        output.GetSpan(1)[0] = (byte)'\n';
        output.Advance(1);
        return true;
    }

    public void Dispose() => _json.Dispose();

    private void WriteEvent(HandFields f, ReadOnlySpan<byte> start, ReadOnlySpan<byte> end)
    {
        FlowLogAction action = Utf8Fields.Action(f[12]);
        _json.WriteStartObject(Names.Event);
        _json.WriteString(Names.Kind, Names.EventText);
        _json.WriteStartArray(Names.Category);
        _json.WriteStringValue(Names.Network);
        _json.WriteEndArray();
        _json.WriteStartArray(Names.Type);
        _json.WriteStringValue(Names.Connection);
        if (action != FlowLogAction.Unknown)
            _json.WriteStringValue(action == FlowLogAction.Accept ? Names.Allowed : Names.Denied);
        _json.WriteEndArray();
        Optional(Names.Start, start);
        Optional(Names.End, end);
        Optional(Names.Action, f[12]);
        if (action != FlowLogAction.Unknown)
            _json.WriteString(Names.Outcome, action == FlowLogAction.Accept ? Names.Success : Names.Failure);
        Optional(Names.Reason, f[39]);
        if (withOriginal)
            _json.WriteString(Names.Original, f.Line);
        _json.WriteEndObject();
    }

    private void WriteCloud(HandFields f)
    {
        _json.WriteStartObject(Names.Cloud);
        _json.WriteString(Names.Provider, Names.Aws);
        Nested(Names.Account, f[1]);
        Nested(Names.Instance, f[16]);
        Optional(Names.Region, f[21]);
        Optional(Names.AvailabilityZone, f[22]);
        _json.WriteEndObject();
    }

    private void WriteAws(HandFields f, long flags)
    {
        _json.WriteStartObject(Names.Aws);
        _json.WriteStartObject(Names.VpcFlow);
        Optional(Names.Version, f[0]);
        Optional(Names.AccountId, f[1]);
        Optional(Names.InterfaceId, f[2]);
        Optional(Names.Action, f[12]);
        Optional(Names.LogStatus, f[13]);
        if (f.Count > 14)
            WriteAwsV5(f, flags);
        if (f.Count > 29)
        {
            foreach ((int index, JsonEncodedText name) in Names.V11Texts)
                Optional(name, f[index]);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteAwsV5(HandFields f, long flags)
    {
        Optional(Names.VpcId, f[14]);
        Optional(Names.SubnetId, f[15]);
        Optional(Names.InstanceId, f[16]);
        Optional(Names.TcpFlags, f[17]);
        if ((flags & 0x3F) > 0 && flags >= 0)
        {
            _json.WriteStartArray(Names.TcpFlagsArray);
            for (int i = 0; i < Names.FlagNames.Length; i++)
            {
                if ((flags & (1L << i)) != 0)
                    _json.WriteStringValue(Names.FlagNames[i]);
            }

            _json.WriteEndArray();
        }

        Optional(Names.Type, f[18]);
        Optional(Names.PacketSource, f[19]);
        Optional(Names.PacketDestination, f[20]);
        if (!f[23].IsEmpty || !f[24].IsEmpty)
        {
            _json.WriteStartObject(Names.Sublocation);
            Optional(Names.Type, f[23]);
            Optional(Names.Id, f[24]);
            _json.WriteEndObject();
        }

        Optional(Names.PacketSourceService, f[25]);
        Optional(Names.PacketDestinationService, f[26]);
        Optional(Names.TrafficPath, f[28]);
    }

    private void WriteEndpoint(JsonEncodedText name, ReadOnlySpan<byte> address, long port, long packets, long bytes)
    {
        if (address.IsEmpty && port < 0 && packets < 0 && bytes < 0)
            return;
        _json.WriteStartObject(name);
        Optional(Names.Address, address);
        Optional(Names.Ip, address);
        Optional(Names.Port, port);
        Optional(Names.Packets, packets);
        Optional(Names.Bytes, bytes);
        _json.WriteEndObject();
    }

    private void WriteNetwork(HandFields f, long protocol, long packets, long bytes)
    {
        if (f[3].IsEmpty && protocol < 0 && packets < 0 && bytes < 0 && f[27].IsEmpty)
            return;
        _json.WriteStartObject(Names.Network);
        if (!f[3].IsEmpty)
            _json.WriteString(Names.Type, f[3].Contains((byte)':') ? Names.IPv6 : Names.IPv4);
        if (protocol >= 0)
        {
            _json.WriteString(Names.IanaNumber, f[7]);
            if (Names.Transports[protocol] is { } transport)
                _json.WriteString(Names.Transport, transport);
        }

        Optional(Names.Packets, packets);
        Optional(Names.Bytes, bytes);
        Optional(Names.Direction, f[27]);
        _json.WriteEndObject();
    }

    private void WriteContainers(HandFields f)
    {
        bool hasCluster = !f[29].IsEmpty || !f[30].IsEmpty;
        bool hasResource = !f[31].IsEmpty || !f[32].IsEmpty;
        if (hasCluster || hasResource)
        {
            _json.WriteStartObject(Names.Orchestrator);
            if (hasCluster)
            {
                _json.WriteStartObject(Names.Cluster);
                Optional(Names.Id, f[29]);
                Optional(Names.Name, f[30]);
                _json.WriteEndObject();
            }

            if (!f[30].IsEmpty)
                _json.WriteString(Names.Type, Names.EcsText);
            if (hasResource)
            {
                _json.WriteStartObject(Names.Resource);
                Optional(Names.Name, f[31]);
                Optional(Names.Id, f[32]);
                _json.WriteEndObject();
            }

            _json.WriteEndObject();
        }

        Nested(Names.Container, f[33]);
        if (f[35].IsEmpty)
            return;
        _json.WriteStartObject(Names.Service);
        _json.WriteString(Names.Name, f[35]);
        _json.WriteEndObject();
    }

    private void WriteRelated(HandFields f)
    {
        ReadOnlySpan<byte> source = f[3];
        ReadOnlySpan<byte> destination = f[4];
        ReadOnlySpan<byte> packetSource = f[19];
        ReadOnlySpan<byte> packetDestination = f[20];
        if (source.IsEmpty && destination.IsEmpty && packetSource.IsEmpty && packetDestination.IsEmpty)
            return;
        _json.WriteStartObject(Names.Related);
        _json.WriteStartArray(Names.Ip);
        if (!source.IsEmpty)
            _json.WriteStringValue(source);
        if (!destination.IsEmpty && !destination.SequenceEqual(source))
            _json.WriteStringValue(destination);
        if (!packetSource.IsEmpty && !packetSource.SequenceEqual(source) && !packetSource.SequenceEqual(destination))
            _json.WriteStringValue(packetSource);
        if (!packetDestination.IsEmpty && !packetDestination.SequenceEqual(source) && !packetDestination.SequenceEqual(destination)
            && !packetDestination.SequenceEqual(packetSource))
        {
            _json.WriteStringValue(packetDestination);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Optional(JsonEncodedText name, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty)
            _json.WriteString(name, value);
    }

    private void Optional(JsonEncodedText name, long value)
    {
        if (value >= 0)
            _json.WriteNumber(name, value);
    }

    /// <summary>An object whose only member is <c>id</c>.</summary>
    private void Nested(JsonEncodedText name, ReadOnlySpan<byte> id)
    {
        if (id.IsEmpty)
            return;
        _json.WriteStartObject(name);
        _json.WriteString(Names.Id, id);
        _json.WriteEndObject();
    }

    /// <summary>The round-trip format is the class library's fast path; cut to milliseconds it is what the document wants.</summary>
    private static Span<byte> Format(long seconds, Span<byte> target)
    {
        Utf8Formatter.TryFormat(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime, target, out _, new StandardFormat('O'));
        target[23] = (byte)'Z';
        return target[..24];
    }

    private static bool IsAddress(ReadOnlySpan<byte> field) => field.IsEmpty || IPAddress.IsValidUtf8(field);

    private static bool IsNumber(ReadOnlySpan<byte> field) => TryInteger(field, int.MaxValue, out _);

    /// <summary>A number; -1 if the field is absent.</summary>
    private static bool TryInteger(ReadOnlySpan<byte> field, long max, out long value)
    {
        if (field.IsEmpty)
        {
            value = -1;
            return true;
        }

        return Utf8Parser.TryParse(field, out value, out int length) && length == field.Length && value >= 0 && value <= max;
    }
}
