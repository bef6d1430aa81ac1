using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Formatting;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>
/// <c>ReadLine</c>, <c>Split</c>, an object of parsed values, an object tree of the document, and System.Text.Json with source generation,
/// without Community ID.
/// </summary>
internal sealed class PocoEcs() : Contender(Scope.Ecs, "Split + POCO + System.Text.Json, no Community ID", FormatCase.V2)
{
    private static readonly JsonWriterOptions s_options
        = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] s_category = ["network"];
    private static readonly string[] s_connection = ["connection"];
    private static readonly string[] s_allowed = ["connection", "allowed"];
    private static readonly string[] s_denied = ["connection", "denied"];
    private static readonly EcsVersionObject s_version = new("8.11.0");
    private static readonly EcsDataStream s_dataStream = new("logs", "aws.vpcflow", "default");
    private static readonly string?[] s_transports = [.. Enumerable.Range(0, 256).Select(
        p => TransportNames.Get((byte)p) is { IsEmpty: false } name ? Encoding.ASCII.GetString(name) : null)];

    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        input.Sink.Reset();
        using var reader = new StreamReader(new MemoryStream(input.Text, writable: false), Encoding.UTF8);
        using var writer = new Utf8JsonWriter(input.Sink, s_options);
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(' ');
            if (fields.Length != 14)
                continue;
            writer.Reset(input.Sink);
            JsonSerializer.Serialize(writer, CreateDocument(FlowRecord.Read(fields), fields), EcsJsonContext.Default.EcsDocument);
            writer.Flush();
            input.Sink.GetSpan(1)[0] = (byte)'\n';
            input.Sink.Advance(1);
            sums.Records++;
        }

        return sums;
    }

    /// <summary>Creates the object tree of a document from a record's values and the strings that they were parsed from.</summary>
    private static EcsDocument CreateDocument(FlowRecord record, string[] fields)
    {
        string? start = Time(record.Start);
        string? end = record.End == record.Start ? start : Time(record.End);
        string? source = FlowRecord.Text(fields[3]);
        string? destination = FlowRecord.Text(fields[4]);
        string? action = FlowRecord.Text(fields[12]);
        string? status = FlowRecord.Text(fields[13]);
        return new EcsDocument(
            end ?? start,
            s_version,
            record.Action switch
            {
                FlowLogAction.Accept => new EcsEvent("event", s_category, s_allowed, start, end, action, "success"),
                FlowLogAction.Reject => new EcsEvent("event", s_category, s_denied, start, end, action, "failure"),
                FlowLogAction.Unknown => new EcsEvent("event", s_category, s_connection, start, end, action, null),
                _ => throw new InvalidOperationException($"Action {record.Action} is unexpected."),
            },
            new EcsCloud("aws", record.AccountId is null ? null : new EcsAccount(record.AccountId)),
            new EcsAws(new EcsVpcFlow(FlowRecord.Text(fields[0]), record.AccountId, record.InterfaceId, action, status)),
            CreateEndpoint(source, record.SourcePort, record.Packets, record.Bytes),
            CreateEndpoint(destination, record.DestinationPort, null, null),
            CreateNetwork(record, source, fields[7]),
            CreateRelated(source, destination),
            s_dataStream);
    }

    private static EcsEndpoint? CreateEndpoint(string? address, ushort? port, long? packets, long? bytes)
        => address is null && port is null && packets is null && bytes is null
            ? null
            : new EcsEndpoint(address, address, port, packets, bytes);

    private static EcsNetwork? CreateNetwork(FlowRecord record, string? source, string protocol)
    {
        if (source is null && record.Protocol is null && record.Packets is null && record.Bytes is null)
            return null;
        string? type = source is null ? null : source.Contains(':') ? "ipv6" : "ipv4";
        string? transport = record.Protocol is { } number ? s_transports[number] : null;
        return new EcsNetwork(type, FlowRecord.Text(protocol), transport, record.Packets, record.Bytes);
    }

    private static EcsRelated? CreateRelated(string? source, string? destination)
    {
        if (source is null || destination is null || source == destination)
            return (source ?? destination) is { } one ? new EcsRelated([one]) : null;
        return new EcsRelated([source, destination]);
    }

    /// <summary>
    /// Formats a time in the round-trip format, which is the class library's fast path, truncated to the milliseconds of documents.
    /// </summary>
    private static string? Time(DateTimeOffset? value)
    {
        if (value is not { } time)
            return null;
        Span<char> text = stackalloc char[33];
        time.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[23] = 'Z';
        return new string(text[..24]);
    }
}
