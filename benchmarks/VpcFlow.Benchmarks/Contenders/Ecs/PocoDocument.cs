using System.Globalization;
using System.Text;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Formatting;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>Makes the object tree of a document from a record's values and the strings that they were parsed from.</summary>
internal static class PocoDocument
{
    private static readonly string[] s_category = ["network"];
    private static readonly string[] s_connection = ["connection"];
    private static readonly string[] s_allowed = ["connection", "allowed"];
    private static readonly string[] s_denied = ["connection", "denied"];
    private static readonly string[] s_preserved = ["preserve_original_event"];
    private static readonly EcsVersionObject s_version = new() { Version = "8.11.0" };
    private static readonly EcsDataStream s_dataStream = new() { Type = "logs", Dataset = "aws.vpcflow", Namespace = "default" };
    private static readonly string?[] s_transports = [.. Enumerable.Range(0, 256).Select(p => TransportNames.Get((byte)p) is { IsEmpty: false } name ? Encoding.ASCII.GetString(name) : null)];
    private static readonly string[]?[] s_flags = [.. Enumerable.Range(0, 64).Select(MakeFlags)];

    public static EcsDocument Make(PocoV2 record, string[] fields, string? original)
    {
        var v5 = record as PocoV5;
        string? start = Time(record.Start);
        string? end = record.End == record.Start ? start : Time(record.End);
        return new EcsDocument
        {
            Timestamp = end ?? start,
            Ecs = s_version,
            Event = MakeEvent(record, fields, start, end, original),
            Cloud = new EcsCloud
            {
                Provider = "aws",
                Account = Id(record.AccountId),
                Instance = Id(v5?.InstanceId),
                Region = v5?.Region,
                AvailabilityZone = v5?.AvailabilityZoneId,
            },
            Aws = new EcsAws { Vpcflow = MakeVpcFlow(v5, fields) },
            Source = MakeEndpoint(Text(fields, 3), record.SourcePort, record.Packets, record.Bytes),
            Destination = MakeEndpoint(Text(fields, 4), record.DestinationPort, null, null),
            Network = MakeNetwork(record, v5, fields),
            Orchestrator = fields.Length > 29 ? MakeOrchestrator(fields) : null,
            Container = Id(Text(fields, 33)),
            Service = Text(fields, 35) is { } service ? new EcsNamed { Name = service } : null,
            Related = MakeRelated(fields),
            Tags = original is null ? null : s_preserved,
            DataStream = s_dataStream,
        };
    }

    private static EcsEvent MakeEvent(PocoV2 record, string[] fields, string? start, string? end, string? original) => new()
    {
        Kind = "event",
        Category = s_category,
        Type = record.Action switch { FlowLogAction.Accept => s_allowed, FlowLogAction.Reject => s_denied, _ => s_connection },
        Start = start,
        End = end,
        Action = Text(fields, 12),
        Outcome = record.Action switch { FlowLogAction.Accept => "success", FlowLogAction.Reject => "failure", _ => null },
        Reason = Text(fields, 39),
        Original = original,
    };

    private static EcsVpcFlow MakeVpcFlow(PocoV5? v5, string[] fields)
    {
        var result = new EcsVpcFlow
        {
            Version = Text(fields, 0),
            AccountId = Text(fields, 1),
            InterfaceId = Text(fields, 2),
            Action = Text(fields, 12),
            LogStatus = Text(fields, 13),
        };
        if (fields.Length > 14)
        {
            result.VpcId = Text(fields, 14);
            result.SubnetId = Text(fields, 15);
            result.InstanceId = Text(fields, 16);
            result.TcpFlags = Text(fields, 17);
            result.TcpFlagsArray = Flags(v5?.TcpFlags);
            result.Type = Text(fields, 18);
            result.PktSrcaddr = Text(fields, 19);
            result.PktDstaddr = Text(fields, 20);
            result.PktSrcService = Text(fields, 25);
            result.PktDstService = Text(fields, 26);
            result.TrafficPath = Text(fields, 28);
            result.EcsContainerId = Text(fields, 33);
            result.EcsSecondContainerId = Text(fields, 34);
            result.EcsTaskDefinitionArn = Text(fields, 36);
            result.EcsTaskArn = Text(fields, 37);
            result.EcsTaskId = Text(fields, 38);
            result.ResourceId = Text(fields, 40);
            result.EncryptionStatus = Text(fields, 41);
            result.InstanceTag = Text(fields, 42);
            result.InstanceTag2 = Text(fields, 43);
            result.InterfaceTag = Text(fields, 44);
            result.InterfaceTag2 = Text(fields, 45);
            result.AsgTag = Text(fields, 46);
            result.AsgTag2 = Text(fields, 47);
            result.InterfaceType = Text(fields, 48);
            result.NextHopInterfaceId = Text(fields, 49);
            result.NextHopSubnetId = Text(fields, 50);
            result.NextHopAzId = Text(fields, 51);
            result.NextHopVpcId = Text(fields, 52);
            result.NextHopInterfaceType = Text(fields, 53);
            if (Text(fields, 23) is not null || Text(fields, 24) is not null)
                result.Sublocation = new EcsSublocation { Type = Text(fields, 23), Id = Text(fields, 24) };
        }

        return result;
    }

    private static EcsEndpoint? MakeEndpoint(string? address, ushort? port, long? packets, long? bytes)
        => address is null && port is null && packets is null && bytes is null
            ? null
            : new EcsEndpoint { Address = address, Ip = address, Port = port, Packets = packets, Bytes = bytes };

    private static EcsNetwork? MakeNetwork(PocoV2 record, PocoV5? v5, string[] fields)
    {
        if (record.SourceAddress is null && record.Protocol is null && record.Packets is null && record.Bytes is null && v5?.FlowDirection is null)
            return null;
        return new EcsNetwork
        {
            Type = record.SourceAddress is null ? null : fields[3].Contains(':') ? "ipv6" : "ipv4",
            IanaNumber = Text(fields, 7),
            Transport = record.Protocol is { } protocol ? s_transports[protocol] : null,
            Packets = record.Packets,
            Bytes = record.Bytes,
            Direction = v5?.FlowDirection,
        };
    }

    private static EcsOrchestrator? MakeOrchestrator(string[] fields)
    {
        EcsNamed? cluster = Named(Text(fields, 30), Text(fields, 29));
        EcsNamed? resource = Named(Text(fields, 31), Text(fields, 32));
        if (cluster is null && resource is null)
            return null;
        return new EcsOrchestrator { Cluster = cluster, Type = Text(fields, 30) is null ? null : "ecs", Resource = resource };
    }

    private static EcsRelated? MakeRelated(string[] fields)
    {
        string? source = Text(fields, 3);
        string? destination = Text(fields, 4);
        string? packetSource = Text(fields, 19);
        string? packetDestination = Text(fields, 20);
        if (destination == source)
            destination = null;
        if (packetSource == source || packetSource == destination)
            packetSource = null;
        if (packetDestination == source || packetDestination == destination || packetDestination == packetSource)
            packetDestination = null;
        int count = Count(source) + Count(destination) + Count(packetSource) + Count(packetDestination);
        if (count == 0)
            return null;
        var addresses = new string[count];
        int at = 0;
        Add(source);
        Add(destination);
        Add(packetSource);
        Add(packetDestination);
        return new EcsRelated { Ip = addresses };

        void Add(string? address)
        {
            if (address is not null)
                addresses[at++] = address;
        }

        static int Count(string? address) => address is null ? 0 : 1;
    }

    private static EcsId? Id(string? id) => id is null ? null : new EcsId { Id = id };

    private static EcsNamed? Named(string? name, string? id) => name is null && id is null ? null : new EcsNamed { Name = name, Id = id };

    private static string? Text(string[] fields, int index) => index < fields.Length ? TextFields.Text(fields[index]) : null;

    /// <summary>The round-trip format is the class library's fast path; cut to milliseconds it is what the document wants.</summary>
    private static string? Time(DateTimeOffset? value)
    {
        if (value is not { } time)
            return null;
        Span<char> text = stackalloc char[33];
        time.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[23] = 'Z';
        return new string(text[..24]);
    }

    private static string[]? Flags(int? flags) => flags is { } value ? s_flags[value & 0x3F] : null;

    private static string[]? MakeFlags(int flags)
    {
        string[] names = ["fin", "syn", "rst", "psh", "ack", "urg"];
        return flags == 0 ? null : [.. names.Where((_, i) => (flags & (1 << i)) != 0)];
    }
}
