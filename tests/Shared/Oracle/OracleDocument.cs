using System.Globalization;
using System.Text;

namespace VpcFlow.Tests;

/// <summary>Creates the ECS document of a record or of a rejected line.</summary>
internal sealed class OracleDocument
{
    private static readonly string[] s_tcpFlags = ["fin", "syn", "rst", "psh", "ack", "urg"];

    private readonly OracleSettings _settings;
    private readonly OracleTree _tree = new();

    private OracleDocument(OracleSettings settings) => _settings = settings;

    /// <summary>The values of the fields that are read and not "-", in the order of the format.</summary>
    public static string OfRecord(
        OracleSettings settings,
        IReadOnlyList<(OracleField Field, byte[] Token)> values,
        byte[] original,
        long offset,
        DateTimeOffset? sourceTime)
    {
        OracleDocument document = new(settings);
        document.AddConstants("event");
        foreach ((OracleField field, byte[] token) in values)
        {
            foreach (string target in field.Targets.Split(", "))
            {
                document.AddTarget(target, Encoding.UTF8.GetString(token));
            }
        }

        Dictionary<string, string> texts = values.ToDictionary(value => value.Field.Name, value => Encoding.UTF8.GetString(value.Token));
        document.AddTimestamp(texts, sourceTime);
        document.AddEventType(texts.GetValueOrDefault("action"));
        document.AddRelatedAddresses(texts);
        document.AddCommunityId(texts);
        settings.Knowledge?.AddTo(document._tree, texts);
        document.AddOrigin(settings.PreserveOriginal ? original : null, offset, texts.GetValueOrDefault("region"));
        return document._tree.ToJson();
    }

    public static string OfRejection(OracleSettings settings, byte[] original, long offset, DateTimeOffset? sourceTime)
    {
        OracleDocument document = new(settings);
        document.AddConstants("pipeline_error");
        document.AddTimestamp([], sourceTime);
        document.AddEventType(action: null);
        document.AddOrigin(original, offset, region: null);
        document._tree.Set("error.message", "*");
        return document._tree.ToJson();
    }

    private void AddConstants(string kind)
    {
        _tree.Set("ecs.version", _settings.Ecs80 ? "8.0.0" : "8.11.0");
        _tree.Set("event.kind", kind);
        _tree.Set("event.category", _settings.Ecs80 ? "network" : new[] { "network" });
        _tree.Set("cloud.provider", "aws");
        _tree.Set("data_stream.type", "logs");
        _tree.Set("data_stream.dataset", "aws.vpcflow");
        _tree.Set("data_stream.namespace", _settings.Namespace);
    }

    private void AddTarget(string target, string text)
    {
        switch (target)
        {
            case "@timestamp" or "event.type":
            case string related when related.StartsWith("related.ip", StringComparison.Ordinal):
                // Computed from several fields.
                break;
            case "event.start" or "event.end":
                _tree.Set(target, OracleTime.Format(OracleTime.FromField(text)));
                break;
            case "event.action":
                if (!_settings.Ecs80)
                {
                    _tree.Set(target, text);
                }

                break;
            case "event.outcome":
                _tree.SetUnlessNull(target, text switch { "ACCEPT" => "success", "REJECT" => "failure", _ => null });
                break;
            case "network.type":
                _tree.Set(target, text.Contains(':') ? "ipv6" : "ipv4");
                break;
            case "network.transport":
                _tree.SetUnlessNull(target, OracleProtocols.Keyword(int.Parse(text, CultureInfo.InvariantCulture)));
                break;
            case "aws.vpcflow.tcp_flags_array":
                AddTcpFlags(target, int.Parse(text, CultureInfo.InvariantCulture));
                break;
            case string constant when constant.Contains('='):
                _tree.Set(constant.Split('=')[0], constant.Split('=')[1]);
                break;
            case string number when number.EndsWith(":number", StringComparison.Ordinal):
                _tree.Set(number.Split(':')[0], new OracleNumber(text));
                break;
            default:
                _tree.Set(target.Split(':')[0], text);
                break;
        }
    }

    private void AddTcpFlags(string target, int mask)
    {
        string[] names = [.. s_tcpFlags.Where((_, bit) => (mask & (1 << bit)) != 0)];
        if (names.Length > 0)
        {
            _tree.Set(target, names);
        }
    }

    private void AddTimestamp(Dictionary<string, string> texts, DateTimeOffset? sourceTime)
    {
        string? logged = texts.GetValueOrDefault("end") ?? texts.GetValueOrDefault("start");
        DateTimeOffset time = logged is not null ? OracleTime.FromField(logged) : sourceTime ?? _settings.SourceTime ?? _settings.Now;
        _tree.Set("@timestamp", OracleTime.Format(time));
    }

    private void AddEventType(string? action)
    {
        string[] types = action switch
        {
            "ACCEPT" => ["connection", "allowed"],
            "REJECT" => ["connection", "denied"],
            _ => ["connection"],
        };
        _tree.Set("event.type", _settings.Ecs80 ? "connection" : types);
    }

    private void AddRelatedAddresses(Dictionary<string, string> texts)
    {
        string[] names = ["srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr"];
        string[] addresses = [.. names.Where(texts.ContainsKey).Select(name => texts[name]).Distinct()];
        if (addresses.Length > 0)
        {
            _tree.Set("related.ip", addresses);
        }
    }

    private void AddCommunityId(Dictionary<string, string> texts)
    {
        if (!texts.TryGetValue("srcaddr", out string? source)
            || !texts.TryGetValue("dstaddr", out string? destination)
            || !texts.TryGetValue("protocol", out string? protocol))
        {
            return;
        }

        (int, int)? ports = texts.TryGetValue("srcport", out string? sourcePort)
            && texts.TryGetValue("dstport", out string? destinationPort)
            ? (int.Parse(sourcePort, CultureInfo.InvariantCulture), int.Parse(destinationPort, CultureInfo.InvariantCulture))
            : null;
        if (ports is null && protocol is "6" or "17" or "132")
        {
            return;
        }

        _tree.Set("network.community_id", OracleCommunityId.Compute(
            OracleAddress.ParseUnmapped(source)!,
            OracleAddress.ParseUnmapped(destination)!,
            byte.Parse(protocol, CultureInfo.InvariantCulture),
            ports));
    }

    private void AddOrigin(byte[]? original, long offset, string? region)
    {
        _settings.Origin?.AddTo(_tree, offset, region);
        _tree.SetUnlessNull("event.ingested", _settings.Ingested is { } time ? OracleTime.Format(time) : null);
        string[] tags = _settings.Origin?.Tags ?? [];
        if (original is not null)
        {
            _tree.Set("event.original", Encoding.UTF8.GetString(original));
            tags = [.. tags, "preserve_original_event"];
        }

        if (tags.Length > 0)
        {
            _tree.Set("tags", tags);
        }
    }
}
