namespace VpcFlow.Pipeline.Tests.OpenSearch.Dashboards;

/// <summary>
/// What each panel shows, in SQL, written from its title and explanation. Charts show a single measure; figures and tables, several.
/// </summary>
internal static class PanelQuestions
{
    private const string Bytes = "coalesce(sum(bytes), 0)";
    private const string Packets = "coalesce(sum(packets), 0)";
    private const string Count = "count(*)";
    private const string Sources = "count(DISTINCT srcaddr)";
    private const string Interfaces = "count(DISTINCT interface_id)";
    private const string Destinations = "count(DISTINCT dstaddr)";
    private const string Ports = "count(DISTINCT dstport)";
    private const string LastEnd = "max(\"end\") * 1000";
    private const string Rejected = "action = 'REJECT'";
    private const string Unreadable = "kind = 'pipeline_error'";

    public static IReadOnlyList<PanelQuestion> All { get; } =
    [
        .. Overview(), .. Traffic(), .. Security(), .. Interface(), .. Paths(), .. Map(), .. Health(), .. Delivery(),
    ];

    private static IEnumerable<PanelQuestion> Overview() =>
    [
        new("totals", [], [Count, Bytes, Interfaces, "count(DISTINCT account_id)"]),
        new("rejected-totals", [], [Count, Sources, Interfaces], Rejected),
        new("records-over-time", ["span", "action"], [Count]),
        new("bytes-over-time", ["span"], [Bytes]),
        new("actions", ["action"], [Count]),
        new("accounts", ["account_id"], [Count]),
        new("rejected-ports", ["dstport", "protocol"], [Count], Rejected),
        new("rejected-interfaces", ["interface_id"], [Count], Rejected),
    ];

    private static IEnumerable<PanelQuestion> Traffic() =>
    [
        new("top-talkers", ["srcaddr"], [Bytes]),
        new("top-destinations", ["dstaddr"], [Bytes]),
        new("ports", ["dstport"], [Bytes]),
        new("protocols", ["protocol"], [Bytes]),
        new("conversations", ["srcaddr", "dstaddr"], [Bytes, Packets, Count]),
        new("source-actions", ["srcaddr", "action"], [Count, Bytes]),
        new("rejected-sources", ["srcaddr"], [Count, Destinations, Ports], Rejected),
        new(
            "rejected-inside", ["srcaddr", "dstaddr", "dstport", "protocol"], [Count, LastEnd],
            $"{Rejected} AND private(srcaddr) AND private(dstaddr)"),
        new(
            "rejected-replies", ["interface_id", "srcaddr", "srcport", "dstaddr"], [Count, LastEnd],
            $"{Rejected} AND tcp_flags & 18 = 18"),
        new("reject-reasons", ["reject_reason"], [Count], "reject_reason IS NOT NULL"),
        new("large-transfers", ["srcaddr", "dstaddr"], [Bytes], "private(srcaddr) AND internet(dstaddr)"),
        new("reject-log", [], [Count], Rejected),
    ];

    private static IEnumerable<PanelQuestion> Security() =>
    [
        new(
            "open-admin-ports", ["dstaddr", "dstport"], [Sources, Count, Bytes],
            "action = 'ACCEPT' AND internet(srcaddr) AND protocol = 6 AND dstport IN (22, 23, 135, 445, 1433, 1521, 2375, 3306, 3389, "
                + "5432, 5900, 5985, 6379, 9200, 11211, 27017)"),
        new("scans", ["srcaddr"], [Ports, Destinations, Count], Rejected),
        new("sweeps", ["srcaddr", "dstport"], [Destinations, Count], Rejected),
        new("icmp", ["srcaddr", "dstaddr"], [Bytes, Packets, Count], "protocol IN (1, 58)"),
        new("ssh-rdp", ["srcaddr", "dstaddr", "dstport", "action"], [Count, Bytes, LastEnd], "protocol = 6 AND dstport IN (22, 3389)"),
        new(
            "from-internet", ["dstaddr", "dstport", "protocol"], [Count, Sources, Bytes],
            "action = 'ACCEPT' AND internet(srcaddr) AND dstport <= 32767"),
        new(
            "reach-instance", ["instance_id", "dstport", "protocol", "action"], [Count, Bytes, Sources],
            "instance_id IS NOT NULL AND flow_direction = 'ingress'"),
        new(
            "mining-ports", ["srcaddr", "dstaddr", "dstport"], [Count, Bytes, LastEnd],
            "protocol = 6 AND action = 'ACCEPT' AND dstport IN (3333, 4444, 5555, 7777, 14433, 14444, 45560, 45700)"),
        new("unusual-protocols", ["protocol", "srcaddr", "dstaddr"], [Count, Bytes], "protocol NOT IN (1, 6, 17, 58)"),
    ];

    private static IEnumerable<PanelQuestion> Interface() =>
    [
        new("interface-over-time", ["span", "interface_id"], [Bytes]),
        new("interfaces", ["interface_id"], [Bytes]),
        new("direction", ["interface_id", "flow_direction"], [Bytes]),
        new("interface-ports", ["interface_id", "dstport", "action"], [Count, Bytes, Sources]),
        new("interface-peers", ["interface_id", "srcaddr", "dstaddr"], [Bytes, Count, LastEnd]),
    ];

    private static IEnumerable<PanelQuestion> Paths() =>
    [
        new("direction-over-time", ["span", "flow_direction"], [Bytes]),
        new("traffic-paths", ["traffic_path"], [Bytes], "flow_direction = 'egress'"),
        new("aws-services", ["pkt_dst_aws_service", "flow_direction"], [Bytes], "pkt_dst_aws_service IS NOT NULL"),
        new("nat-users", ["srcaddr"], [Bytes], "private(dstaddr) AND internet(pkt_dstaddr)"),
        new("cross-zone", ["tgw_src_az_id", "tgw_dst_az_id"], [Bytes, Count]),
        new(
            "lost-packets", ["tgw_attachment_id"],
            [
                "coalesce(sum(packets_lost_no_route), 0)", "coalesce(sum(packets_lost_blackhole), 0)",
                "coalesce(sum(packets_lost_mtu_exceeded), 0)", "coalesce(sum(packets_lost_ttl_expired), 0)",
            ]),
    ];

    private static IEnumerable<PanelQuestion> Map() =>
    [
        new("source-map", ["cell(srcaddr)"], [Count]),
        new("countries", ["country(srcaddr)"], [Bytes]),
        new("destination-countries", ["country(dstaddr)"], [Bytes]),
        new("systems", ["system(dstaddr)"], [Bytes]),
        new("rejected-countries", ["country(srcaddr)"], [Count], Rejected),
    ];

    private static IEnumerable<PanelQuestion> Health() =>
    [
        new("status-over-time", ["span", "log_status"], [Count]),
        new("gaps-over-time", ["span", "log_status"], [Count], "log_status IN ('NODATA', 'SKIPDATA')"),
        new("data-gaps", ["log_status", "interface_id"], [Count, LastEnd], "log_status IN ('NODATA', 'SKIPDATA')"),
        new("last-seen", ["interface_id"], [LastEnd, Count]),
        new("delivery", ["account_id"], ["max(ended)", "max(ingested)", Count], From: "documents"),
        new("unparsable", [], [Count], From: "unreadable"),
    ];

    /// <summary>The times of delivery are those of the documents themselves, the rest of which is compared with the files.</summary>
    private static IEnumerable<PanelQuestion> Delivery() =>
    [
        new("delivered-over-time", ["delivery", "account_id"], [Count], From: "documents"),
        new("delivered-regions", ["region"], [Count, "max(ended)", "max(ingested)"], From: "documents"),
        new("delivered-files", ["path"], ["max(ingested)", "max(ended)", Count], From: "documents"),
        new("unparsable-over-time", ["delivery"], [Count], Unreadable, "documents"),
        new("unparsable-files", ["path"], [Count, "max(ingested)"], Unreadable, "documents"),
    ];
}
