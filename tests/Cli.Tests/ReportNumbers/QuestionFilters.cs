namespace VpcFlow.Cli.Tests.ReportNumbers;

/// <summary>The filters of the questions as queries of a cluster, written by hand from the document's specification.</summary>
internal static class QuestionFilters
{
    public const string Accept = """{"term":{"aws.vpcflow.action":"ACCEPT"}}""";
    public const string Reject = """{"term":{"aws.vpcflow.action":"REJECT"}}""";

    private const string Gaps = """{"terms":{"aws.vpcflow.log_status":["NODATA","SKIPDATA"]}}""";
    private const string Egress = """{"term":{"network.direction":"egress"}}""";
    private const string Ingress = """{"term":{"network.direction":"ingress"}}""";

    private static readonly Dictionary<string, string> s_queries = new()
    {
        ["large-transfers"] = All(Private("source.ip"), Internet("destination.ip")),
        ["rejected-over-time"] = Reject,
        ["rejected-ports"] = Reject,
        ["rejected-interfaces"] = Reject,
        ["rejected-sources"] = Reject,
        ["rejected-networks"] = Reject,
        ["reject-reasons"] = Exists("event.reason"),
        ["rejected-inside"] = All(Reject, Private("source.ip"), Private("destination.ip")),
        ["rejected-replies"] = All(Reject, Flag("syn"), Flag("ack")),
        ["from-internet"] = All(Accept, Internet("source.ip"), """{"range":{"destination.port":{"lte":32767}}}"""),
        ["reach-instance"] = All(Exists("cloud.instance.id"), Ingress),
        ["ssh-rdp"] = All(Protocols("6"), Ports(22, 3389)),
        ["open-admin-ports"] = All(
            Accept,
            Internet("source.ip"),
            Protocols("6"),
            Ports(22, 23, 135, 445, 1433, 1521, 2375, 3306, 3389, 5432, 5900, 5985, 6379, 9200, 11211, 27017)),
        ["scans"] = Reject,
        ["sweeps"] = Reject,
        ["mining-ports"] = All(Protocols("6"), Accept, Ports(3333, 4444, 5555, 7777, 14433, 14444, 45560, 45700)),
        ["unusual-protocols"] = All(Exists("network.iana_number"), None(Protocols("1", "6", "17", "58"))),
        ["icmp"] = Protocols("1", "58"),
        ["traffic-paths"] = Egress,
        ["nat-users"] = All(Private("destination.ip"), Internet("aws.vpcflow.pkt_dstaddr")),
        ["aws-services"] = Exists("aws.vpcflow.pkt_dst_service"),
        ["data-gaps"] = Gaps,
        ["gaps-over-time"] = Gaps,
    };

    /// <summary>Returns the query of a question; <see langword="null"/> if it is about all records.</summary>
    public static string? Find(string question) => s_queries.GetValueOrDefault(question);

    /// <summary>Selects what all queries select.</summary>
    public static string All(params string[] queries) => $$$"""{"bool":{"filter":[{{{string.Join(',', queries)}}}]}}""";

    /// <summary>Selects addresses of the internet.</summary>
    public static string Internet(string field)
    {
        (string unicast, string special) = (Blocks(field, AddressBlocks.Unicast), Blocks(field, AddressBlocks.Special));
        return $$$"""{"bool":{"filter":[{{{unicast}}}],"must_not":[{{{special}}}]}}""";
    }

    /// <summary>Selects private addresses.</summary>
    public static string Private(string field) => Blocks(field, AddressBlocks.Private);

    /// <summary>Selects protocols by their numbers.</summary>
    public static string Protocols(params string[] numbers)
        => $$$$"""{"terms":{"network.iana_number":["{{{{string.Join("\",\"", numbers)}}}}"]}}""";

    private static string Blocks(string field, string[] blocks)
        => $$$$"""{"terms":{"{{{{field}}}}":["{{{{string.Join("\",\"", blocks)}}}}"]}}""";

    private static string None(string query) => $$$"""{"bool":{"must_not":[{{{query}}}]}}""";

    private static string Exists(string field) => $$$$"""{"exists":{"field":"{{{{field}}}}"}}""";

    private static string Flag(string flag) => $$$$"""{"term":{"aws.vpcflow.tcp_flags_array":"{{{{flag}}}}"}}""";

    private static string Ports(params int[] ports) => $$$$"""{"terms":{"destination.port":[{{{{string.Join(',', ports)}}}}]}}""";
}
