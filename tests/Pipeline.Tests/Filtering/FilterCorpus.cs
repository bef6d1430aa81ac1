namespace VpcFlow.Pipeline.Tests.Filtering;

/// <summary>Two hundred filters: each kind of condition, and random combinations of them.</summary>
internal static class FilterCorpus
{
    private static readonly FilterPair[] s_conditions =
    [
        .. new[] { "=", "!=", "<", "<=", ">", ">=" }.SelectMany(o => new[]
        {
            FilterPair.Both($"dstport {o} 443"), FilterPair.Both($"srcport {o} 22"), FilterPair.Both($"bytes {o} 1500"),
            FilterPair.Both($"packets {o} 10"), new FilterPair($"tcp-flags {o} 18", $"tcp_flags {o} 18"),
            new FilterPair($"protocol {o} tcp", $"protocol {o} 6"), new FilterPair($"traffic-path {o} 2", $"traffic_path {o} 2"),
            new FilterPair($"interface-id {o} 'eni-8'", $"interface_id {o} 'eni-8'"),
            new FilterPair($"start {o} 2025-06-15T15:08:00Z", $"start {o} epoch(TIMESTAMP '2025-06-15 15:08:00')"),
            new FilterPair($"bytes-per-packet {o} 100.5", $"bytes / nullif(packets, 0) {o} 100.5"),
            new FilterPair($"duration {o} 20", $"\"end\" - start {o} 20"),
        }),
        FilterPair.Both("action = 'REJECT'"), FilterPair.Both("action != 'ACCEPT'"), FilterPair.Both("action in ('ACCEPT', 'DROP')"),
        new("log-status = NODATA", "log_status = 'NODATA'"), new("log-status not in (OK, NODATA)", "log_status not in ('OK', 'NODATA')"),
        FilterPair.Both("dstport in (22, 53, 443)"), FilterPair.Both("dstport not in (22, 53, 443)"),
        new("dstport in 1024..65535", "dstport between 1024 and 65535"), new("dstport not in 0..1023", "dstport not between 0 and 1023"),
        new("dstport in (22, 1000..2000, https)", "dstport in (22, 443) or dstport between 1000 and 2000"),
        new("protocol in (udp, icmp)", "protocol in (17, 1)"),
        new("srcaddr in 10.0.0.0/8", "srcaddr like '10.%'"), new("dstaddr not in 10.0.0.0/8", "dstaddr not like '10.%'"),
        new("srcaddr in (10.0.0.0/16, 10.1.0.0/16)", "srcaddr like '10.0.%' or srcaddr like '10.1.%'"),
        new("dstaddr in ::/0", "dstaddr like '%'"),
        new("dstaddr in 0.0.0.0/0", "dstaddr not like '%:%'"), new("pkt-srcaddr = 10.0.0.1", "pkt_srcaddr = '10.0.0.1'"),
        FilterPair.Both("srcaddr = '10.0.26.229'"), FilterPair.Both("srcaddr != '10.0.26.229'"),
        new("interface-id like 'eni-0%'", "interface_id like 'eni-0%'"), new("interface-id like '%a_'", "interface_id like '%a_'"),
        new("interface-id not like 'eni-0%'", "interface_id not like 'eni-0%'"), new("region like 'us-_ast-%'", "region like 'us-_ast-%'"),
        new("vpc-id like '%0%f%'", "vpc_id like '%0%f%'"),
        new("dstport is absent", "dstport is null"), new("dstport is present", "dstport is not null"),
        new("pkt-src-aws-service is absent", "pkt_src_aws_service is null"),
        new("flow-direction is not absent", "flow_direction is not null"),
        new("pkt-dst-aws-service = S3", "pkt_dst_aws_service = 'S3'"), new("flow-direction != egress", "flow_direction != 'egress'"),
        new("tcp-flags has syn", "tcp_flags & 2 = 2"), new("tcp-flags has (syn, ack)", "tcp_flags & 18 = 18"),
        new("not tcp-flags has fin", "not (tcp_flags & 1 = 1)"),
        new("duration is absent", "\"end\" - start is null"), new("type = IPv4", "type = 'IPv4'"), new("version = 5", "version = 5"),
        new("account-id in (123456789012, 702921520436)", "account_id in ('123456789012', '702921520436')"),
        new("instance-id is absent", "instance_id is null"), new("az-id >= use1-az2", "az_id >= 'use1-az2'"),
    ];

    public static IReadOnlyList<FilterPair> All { get; } = [.. s_conditions, .. Combinations(200 - s_conditions.Length)];

    private static IEnumerable<FilterPair> Combinations(int count)
    {
        for (int seed = 0; seed < count; seed++)
            yield return Any(new Random(seed), 1 + (seed % 4));
    }

    private static FilterPair Any(Random random, int depth)
    {
        if (depth == 0)
            return s_conditions[random.Next(s_conditions.Length)];
        FilterPair a = Any(random, depth - 1);
        FilterPair b = Any(random, depth - 1);
        string word = random.Next(2) == 0 ? "and" : "or";
        return random.Next(4) == 0
            ? new FilterPair($"not ({a.Filter})", $"not ({a.Sql})")
            : new FilterPair($"({a.Filter}) {word} ({b.Filter})", $"({a.Sql}) {word} ({b.Sql})");
    }
}
