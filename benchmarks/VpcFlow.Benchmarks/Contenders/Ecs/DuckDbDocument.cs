using System.Text;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Ecs;
using VpcFlow.Formatting;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>The documents of a format as the columns of a query, structs in structs, created from the catalogue.</summary>
internal static class DuckDbDocument
{
    private static readonly string s_transports = "[" + string.Join(", ", Enumerable.Range(0, 256).Select(Transport)) + "]";

    private static readonly string[] s_flags = ["fin", "syn", "rst", "psh", "ack", "urg"];

    private static readonly FlowLogField[] s_addresses =
    [
        FlowLogField.SourceAddress, FlowLogField.DestinationAddress,
        FlowLogField.PacketSourceAddress, FlowLogField.PacketDestinationAddress,
    ];

    public static string Select(FormatCase format)
    {
        var root = new Node();
        IReadOnlyList<FlowLogField> fields = format.Format().Fields;
        root.Set("@timestamp", "CASE WHEN \"end\" IS NOT NULL THEN " + Time("\"end\"") + " ELSE " + Time("\"start\"") + " END");
        root.Set("ecs.version", "'8.11.0'");
        root.Set("event.kind", "'event'");
        root.Set("event.category", "['network']");
        root.Set(
            "event.type",
            "CASE action WHEN 'ACCEPT' THEN ['connection', 'allowed'] WHEN 'REJECT' THEN ['connection', 'denied'] ELSE ['connection'] END");
        root.Set("cloud.provider", "'aws'");
        foreach (FlowLogField field in fields)
        {
            foreach (string target in FlowLogFieldInfo.Get(field).EcsTargets)
                SetTarget(root, field, target);
        }

        root.Set("related.ip", Related(fields));
        root.Set("data_stream.type", "'logs'");
        root.Set("data_stream.dataset", "'aws.vpcflow'");
        root.Set("data_stream.namespace", "'default'");
        return string.Join(", ", root.Members.Select(m => $"{m.Value.Sql()} AS \"{m.Key}\""));
    }

    private static void SetTarget(Node root, FlowLogField field, string target)
    {
        string column = DuckDb.Column(field);
        string path = target.Split(':', '=', '[')[0];
        string? sql = path switch
        {
            "@timestamp" or "event.type" or "related.ip" => null,
            "event.start" or "event.end" => Time(column),
            "event.outcome" => $"CASE {column} WHEN 'ACCEPT' THEN 'success' WHEN 'REJECT' THEN 'failure' END",
            "network.type" => $"CASE WHEN contains({column}, ':') THEN 'ipv6' WHEN {column} IS NOT NULL THEN 'ipv4' END",
            "network.transport" => Transport(column),
            "aws.vpcflow.tcp_flags_array" => "list_filter([" + string.Join(", ", s_flags.Select((n, i) =>
                $"CASE WHEN {column} & {1 << i} <> 0 THEN '{n}' END")) + "], x -> x IS NOT NULL)",
            _ when target.Contains('=', StringComparison.Ordinal) => $"CASE WHEN {column} IS NOT NULL THEN '{target.Split('=')[1]}' END",
            _ when target.EndsWith(":string", StringComparison.Ordinal) => column + "::VARCHAR",
            _ => column,
        };
        if (sql is not null)
            root.Set(path, sql);
    }

    private static string Related(IReadOnlyList<FlowLogField> fields)
    {
        string[] columns = [.. s_addresses.Where(fields.Contains).Select(DuckDb.Column)];
        IEnumerable<string> once = columns.Select((c, i) => i == 0 ? c
            : $"CASE WHEN {string.Join(" AND ", columns.Take(i).Select(before => $"{c} IS DISTINCT FROM {before}"))} THEN {c} END");
        return $"list_filter([{string.Join(", ", once)}], x -> x IS NOT NULL)";
    }

    /// <summary>Returns the keyword of the protocol in a column.</summary>
    public static string Transport(string column) => $"{s_transports}[{column}::INTEGER + 1]";

    private static string Transport(int protocol)
        => TransportNames.Get((byte)protocol) is { IsEmpty: false } name ? $"'{Encoding.ASCII.GetString(name)}'" : "NULL";

    private static string Time(string column) => $"strftime(make_timestamp({column} * 1000000), '%Y-%m-%dT%H:%M:%S.%gZ')";

    /// <summary>A value, or members by name.</summary>
    private sealed class Node
    {
        private string? _value;

        public List<KeyValuePair<string, Node>> Members { get; } = [];

        public void Set(string path, string sql)
        {
            Node node = this;
            foreach (string part in path.Split('.'))
            {
                Node? child = node.Members.Find(m => m.Key == part).Value;
                if (child is null)
                {
                    child = new Node();
                    node.Members.Add(new KeyValuePair<string, Node>(part, child));
                }

                node = child;
            }

            node._value = sql;
        }

        public string Sql() => _value ?? "{" + string.Join(", ", Members.Select(m => $"'{m.Key}': {m.Value.Sql()}")) + "}";
    }
}
