using System.Globalization;
using System.Text;

namespace VpcFlow.Tests;

/// <summary>
/// Creates the event of a record in OCSF 1.1.0, class Network Activity, from the schema and from the mapping that Amazon Security Lake
/// documents for VPC flow logs.
/// </summary>
internal sealed class OracleOcsf
{
    /// <summary>The captions of boundary_id, from 4, in the order of AWS's traffic paths.</summary>
    private static readonly string[] s_boundaries =
    [
        "Same VPC", "Internet/VPC Gateway", "Virtual Private Gateway", "Intra-region VPC", "Inter-region VPC", "Local Gateway",
        "Gateway VPC", "Internet Gateway",
    ];

    /// <summary>Fields with members of their own. All others are strings in unmapped, by the names of their columns.</summary>
    private static readonly Dictionary<string, string> s_members = new()
    {
        ["version"] = "metadata.product.version",
        ["account-id"] = "cloud.account.uid",
        ["region"] = "cloud.region",
        ["az-id"] = "cloud.zone",
        ["srcport"] = "src_endpoint.port:number",
        ["dstport"] = "dst_endpoint.port:number",
        ["protocol"] = "connection_info.protocol_num:number",
        ["tcp-flags"] = "connection_info.tcp_flags:number",
        ["packets"] = "traffic.packets:number",
        ["bytes"] = "traffic.bytes:number",
        ["pkt-src-aws-service"] = "src_endpoint.svc_name",
        ["pkt-dst-aws-service"] = "dst_endpoint.svc_name",
        ["log-status"] = "status_code",
    };

    /// <summary>Fields whose members depend on several fields, or whose value is converted.</summary>
    private static readonly string[] s_computed =
    [
        "interface-id", "vpc-id", "subnet-id", "instance-id", "srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr", "start", "end", "action",
        "flow-direction", "traffic-path",
    ];

    private readonly OracleTree _tree = new();
    private readonly OracleSettings _settings;

    private OracleOcsf(OracleSettings settings, Dictionary<string, string> texts, DateTimeOffset? sourceTime)
    {
        _settings = settings;
        _tree.Set("metadata.version", "1.1.0");
        _tree.Set("metadata.profiles", new[] { "cloud", "security_control", "datetime" });
        _tree.Set("metadata.product.name", "Amazon VPC");
        _tree.Set("metadata.product.vendor_name", "AWS");
        _tree.Set("metadata.product.feature.name", "Flowlogs");
        _tree.Set("cloud.provider", "AWS");
        SetPair("severity", 1, "Informational");
        AddTimes(texts, sourceTime);
    }

    public static string OfRecord(
        OracleSettings settings, IEnumerable<(OracleField Field, byte[] Token)> values, byte[] original, DateTimeOffset? sourceTime)
    {
        Dictionary<string, string> texts = values.ToDictionary(v => v.Field.Name, v => Encoding.UTF8.GetString(v.Token));
        OracleOcsf document = new(settings, texts, sourceTime);
        document.AddClass(4001, "Network Activity", 4, "Network Activity");
        document.AddAction(texts.GetValueOrDefault("action"));
        document.AddConnection(texts);
        document.AddEnd("src_endpoint", texts, "srcaddr", "pkt-srcaddr");
        document.AddEnd("dst_endpoint", texts, "dstaddr", "pkt-dstaddr");
        document.AddResource(texts);
        foreach ((string name, string text) in texts.Where(t => !s_computed.Contains(t.Key)))
        {
            string member = s_members.GetValueOrDefault(name) ?? "unmapped." + OracleFields.Get(name).ColumnName;
            bool isNumber = member.EndsWith(":number", StringComparison.Ordinal);
            document._tree.Set(member.Split(':')[0], isNumber ? new OracleNumber(text) : text);
        }

        if (settings.PreserveOriginal)
        {
            document._tree.Set("raw_data", Encoding.UTF8.GetString(original));
        }

        return document._tree.ToJson();
    }

    public static string OfRejection(OracleSettings settings, byte[] original, DateTimeOffset? sourceTime)
    {
        OracleOcsf document = new(settings, [], sourceTime);
        document.AddClass(0, "Base Event", 0, "Uncategorized");
        document.AddActivity(0, 0, "Unknown", "Base Event: Unknown");
        document.SetPair("action", 0, "Unknown");
        document.SetPair("status", 2, "Failure");
        document._tree.Set("status_detail", "*");
        document._tree.Set("raw_data", Encoding.UTF8.GetString(original));
        return document._tree.ToJson();
    }

    private static OracleNumber Number(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    private void SetPair(string path, int id, string caption)
    {
        _tree.Set(path + "_id", Number(id));
        _tree.Set(path, caption);
    }

    private void AddClass(int id, string name, int category, string categoryName)
    {
        _tree.Set("class_uid", Number(id));
        _tree.Set("class_name", name);
        _tree.Set("category_uid", Number(category));
        _tree.Set("category_name", categoryName);
    }

    private void AddActivity(int id, int type, string name, string typeName)
    {
        _tree.Set("activity_id", Number(id));
        _tree.Set("activity_name", name);
        _tree.Set("type_uid", Number(type));
        _tree.Set("type_name", typeName);
    }

    /// <summary>A type is the class and the activity; action_id has no number for others.</summary>
    private void AddAction(string? action)
    {
        (int activity, string name, string caption) = action switch
        {
            null => (0, "Unknown", "Unknown"),
            "ACCEPT" => (6, "Traffic", "Traffic"),
            "REJECT" => (5, "Refuse", "Refuse"),
            _ => (99, action, "Other"),
        };
        AddActivity(activity, 400100 + activity, name, "Network Activity: " + caption);
        (int id, string verb, int disposition, string outcome) = action switch
        {
            "ACCEPT" => (1, "Allowed", 1, "Allowed"),
            "REJECT" => (2, "Denied", 2, "Blocked"),
            _ => (0, "Unknown", action is null ? 0 : 99, action ?? "Unknown"),
        };
        SetPair("action", id, verb);
        SetPair("disposition", disposition, outcome);
    }

    private void AddTimes(Dictionary<string, string> texts, DateTimeOffset? sourceTime)
    {
        string? logged = texts.GetValueOrDefault("start") ?? texts.GetValueOrDefault("end");
        AddTime("time", logged is not null ? OracleTime.FromField(logged) : sourceTime ?? _settings.SourceTime ?? _settings.Now);
        foreach (string name in new[] { "start", "end" })
        {
            if (texts.TryGetValue(name, out string? text))
            {
                AddTime(name + "_time", OracleTime.FromField(text));
            }
        }
    }

    private void AddTime(string path, DateTimeOffset time)
    {
        _tree.Set(path, Number(time.ToUnixTimeMilliseconds()));
        _tree.Set(path + "_dt", OracleTime.Format(time));
    }

    private void AddConnection(Dictionary<string, string> texts)
    {
        string? direction = texts.GetValueOrDefault("flow-direction");
        (int id, string caption) = direction switch
        {
            null => (0, "Unknown"),
            "ingress" => (1, "Inbound"),
            "egress" => (2, "Outbound"),
            _ => (99, direction),
        };
        SetPair("connection_info.direction", id, caption);
        if (texts.TryGetValue("traffic-path", out string? path))
        {
            bool isKnown = path is [>= '1' and <= '8'];
            SetPair("connection_info.boundary", isKnown ? path[0] - '1' + 4 : 99, isKnown ? s_boundaries[path[0] - '1'] : path);
        }

        if (texts.TryGetValue("srcaddr", out string? source))
        {
            int version = source.Contains(':') ? 6 : 4;
            _tree.Set("connection_info.protocol_ver_id", Number(version));
            _tree.Set("connection_info.protocol_ver", $"IPv{version}");
        }

        if (texts.TryGetValue("protocol", out string? protocol))
        {
            _tree.SetUnlessNull(
                "connection_info.protocol_name", OracleProtocols.Keyword(int.Parse(protocol, CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The address in the packet, if there is one, is that of the end; the other one is then on the way.</summary>
    private void AddEnd(string path, Dictionary<string, string> texts, string name, string packetName)
    {
        string? address = texts.GetValueOrDefault(name);
        string? packet = texts.GetValueOrDefault(packetName);
        _tree.SetUnlessNull(path + ".ip", packet ?? address);
        if (address is not null && packet is not null && packet != address)
        {
            _tree.Set(path + ".intermediate_ips", new[] { address });
        }
    }

    private void AddResource(Dictionary<string, string> texts)
    {
        string? end = texts.GetValueOrDefault("flow-direction") switch
        {
            "ingress" => "dst_endpoint",
            "egress" => "src_endpoint",
            _ => null,
        };
        foreach (string name in new[] { "interface", "vpc", "subnet", "instance" })
        {
            _tree.SetUnlessNull(
                end is null ? $"unmapped.{name}_id" : $"{end}.{name}_uid", texts.GetValueOrDefault(name + "-id"));
        }
    }
}
