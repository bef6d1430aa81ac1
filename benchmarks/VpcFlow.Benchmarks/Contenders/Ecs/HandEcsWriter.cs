using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpcFlow.Benchmarks.Contenders.Baselines;
using Names = VpcFlow.Benchmarks.Contenders.Ecs.EcsNames;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>
/// Writes ECS documents with one reused <c>Utf8JsonWriter</c>, encoded names, no validation by the writer, and no allocation per record.
/// </summary>
internal sealed class HandEcsWriter(IBufferWriter<byte> output) : IDisposable
{
    private static readonly JsonWriterOptions s_options
        = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json = new(output, s_options);

    public bool TryWrite(HandFields f)
    {
        if (!IsNumber(f[0]) || !IsAddress(f[3]) || !IsAddress(f[4]) || !TryInteger(f[5], ushort.MaxValue, out long sourcePort)
            || !TryInteger(f[6], ushort.MaxValue, out long destinationPort) || !TryInteger(f[7], byte.MaxValue, out long protocol)
            || !TryInteger(f[8], long.MaxValue, out long packets) || !TryInteger(f[9], long.MaxValue, out long bytes)
            || !TryInteger(f[10], long.MaxValue, out long start) || !TryInteger(f[11], long.MaxValue, out long end))
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
        WriteAws(f);
        WriteEndpoint(Names.Source, f[3], sourcePort, packets, bytes);
        WriteEndpoint(Names.Destination, f[4], destinationPort, -1, -1);
        WriteNetwork(f, protocol, packets, bytes);
        WriteRelated(f);
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
        FlowLogAction action = Utf8Words.Action(f[12]);
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
        _json.WriteEndObject();
    }

    private void WriteCloud(HandFields f)
    {
        _json.WriteStartObject(Names.Cloud);
        _json.WriteString(Names.Provider, Names.Aws);
        if (!f[1].IsEmpty)
        {
            _json.WriteStartObject(Names.Account);
            _json.WriteString(Names.Id, f[1]);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteAws(HandFields f)
    {
        _json.WriteStartObject(Names.Aws);
        _json.WriteStartObject(Names.VpcFlow);
        Optional(Names.Version, f[0]);
        Optional(Names.AccountId, f[1]);
        Optional(Names.InterfaceId, f[2]);
        Optional(Names.Action, f[12]);
        Optional(Names.LogStatus, f[13]);
        _json.WriteEndObject();
        _json.WriteEndObject();
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
        if (f[3].IsEmpty && protocol < 0 && packets < 0 && bytes < 0)
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
        _json.WriteEndObject();
    }

    private void WriteRelated(HandFields f)
    {
        ReadOnlySpan<byte> source = f[3];
        ReadOnlySpan<byte> destination = f[4];
        if (source.IsEmpty && destination.IsEmpty)
            return;
        _json.WriteStartObject(Names.Related);
        _json.WriteStartArray(Names.Ip);
        if (!source.IsEmpty)
            _json.WriteStringValue(source);
        if (!destination.IsEmpty && !destination.SequenceEqual(source))
            _json.WriteStringValue(destination);
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

    /// <summary>
    /// Writes a time in the round-trip format, which is the class library's fast path, truncated to the milliseconds of documents.
    /// </summary>
    private static Span<byte> Format(long seconds, Span<byte> target)
    {
        Utf8Formatter.TryFormat(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime, target, out _, new StandardFormat('O'));
        target[23] = (byte)'Z';
        return target[..24];
    }

    private static bool IsAddress(ReadOnlySpan<byte> field) => field.IsEmpty || IPAddress.IsValidUtf8(field);

    private static bool IsNumber(ReadOnlySpan<byte> field) => TryInteger(field, int.MaxValue, out _);

    /// <summary>Returns a number, or -1 if the field is absent.</summary>
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
