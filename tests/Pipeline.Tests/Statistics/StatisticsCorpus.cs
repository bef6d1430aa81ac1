namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>Sixty statistics, as queries and as SQL: each kind of group and measure, over three formats.</summary>
internal static class StatisticsCorpus
{
    private const string V2 = nameof(FlowLogFormats.Default);
    private const string V5 = nameof(FlowLogFormats.V5);
    private const string Tgw = nameof(FlowLogFormats.TransitGateway);

    private const string Private = "regexp_matches(srcaddr, '^(10|192[.]168|172[.](1[6-9]|2[0-9]|3[01]))[.]')";
    private const string Special = "regexp_matches(srcaddr, '^(0|127|100[.](6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])|169[.]254|192[.]0[.][02]"
        + "|198[.]1[89]|198[.]51[.]100|203[.]0[.]113|22[4-9]|2[3-5][0-9])[.]')";

    private static readonly (string Groups, string Sql)[] s_groups =
    [
        ("", ""),
        ("srcaddr", "srcaddr"),
        ("srcaddr,dstaddr", "srcaddr, dstaddr"),
        ("dstaddr,dstport,protocol", "dstaddr, dstport, protocol"),
        ("srcaddr,dstaddr,srcport,dstport,protocol", "srcaddr, dstaddr, srcport, dstport, protocol"),
        ("time/1m", "strftime(make_timestamp(coalesce(\"end\", start) // 60 * 60000000), '%Y-%m-%dT%H:%M:%SZ')"),
        ("dstport/1024", "dstport // 1024 * 1024"),
        ("bytes/1000,protocol", "bytes // 1000 * 1000, protocol"),
        ("start/5m,log-status", "strftime(make_timestamp(start // 300 * 300000000), '%Y-%m-%dT%H:%M:%SZ'), log_status"),
        ("duration", "\"end\" - start"),
    ];

    private static readonly (string Measures, string Sql)[] s_measures =
    [
        ("count", "count(*)"),
        ("sum(bytes);count", "coalesce(sum(bytes), 0)::BIGINT, count(*)"),
        ("sum(packets);min(bytes);max(bytes)", "coalesce(sum(packets), 0)::BIGINT, min(bytes), max(bytes)"),
        ("distinct(srcaddr);distinct(dstport)", "count(DISTINCT srcaddr), count(DISTINCT dstport)"),
        ("min(start);max(end)", "min(start) * 1000, max(\"end\") * 1000"),
    ];

    private static readonly (string Filter, string Sql)[] s_filters =
    [
        ("", ""),
        ("dstport < 1024 and protocol = tcp", "dstport < 1024 AND protocol = 6"),
        ("bytes > 1000", "bytes > 1000"),
    ];

    private static readonly StatisticsPair[] s_special =
    [
        Select(
            V2, "srcaddr,dstport", "sum(bytes)", "action = REJECT", "srcaddr, dstport", "coalesce(sum(bytes), 0)::BIGINT",
            "action = 'REJECT'"),
        Select(V2, "action", "count;distinct(interface-id)", "", "action", "count(*), count(DISTINCT interface_id)", ""),
        Select(V2, "account-id,interface-id", "max(dstport)", "", "account_id, interface_id", "max(dstport)", ""),
        Select(
            V2, "srcaddr/24", "sum(bytes)", "", "regexp_replace(srcaddr, '[.][0-9]+$', '.0/24')", "coalesce(sum(bytes), 0)::BIGINT", "",
            "srcaddr LIKE '%.%' OR srcaddr IS NULL", "srcaddr in 0.0.0.0/0 or srcaddr is absent"),
        Select(
            V2, "scope(srcaddr)", "count", "srcaddr in 0.0.0.0/0",
            $"CASE WHEN {Private} THEN 'private' WHEN {Special} THEN 'other' "
                + "ELSE 'internet' END",
            "count(*)", "srcaddr LIKE '%.%'"),
        Select(V5, "tcp-flags,action", "count", "", "tcp_flags, action", "count(*)", ""),
        Select(V5, "flow-direction,traffic-path", "sum(bytes)", "", "flow_direction, traffic_path", "coalesce(sum(bytes), 0)::BIGINT", ""),
        Select(
            V5, "pkt-srcaddr", "distinct(pkt-dstaddr)", "pkt-srcaddr is present", "pkt_srcaddr", "count(DISTINCT pkt_dstaddr)",
            "pkt_srcaddr IS NOT NULL"),
        Select(V5, "vpc-id,subnet-id,instance-id", "count", "", "vpc_id, subnet_id, instance_id", "count(*)", ""),
        Select(
            Tgw, "tgw-attachment-id,flow-direction", "sum(bytes);sum(packets-lost-no-route)", "", "tgw_attachment_id, flow_direction",
            "coalesce(sum(bytes), 0)::BIGINT, coalesce(sum(packets_lost_no_route), 0)::BIGINT", ""),
        Select(Tgw, "tgw-src-az-id,tgw-dst-az-id", "count", "", "tgw_src_az_id, tgw_dst_az_id", "count(*)", ""),
        Select(Tgw, "tgw-src-vpc-id", "distinct(tgw-dst-vpc-id)", "", "tgw_src_vpc_id", "count(DISTINCT tgw_dst_vpc_id)", ""),
    ];

    public static IReadOnlyList<StatisticsPair> All { get; } = [.. s_special, .. Combinations().Take(60 - s_special.Length)];

    private static IEnumerable<StatisticsPair> Combinations()
    {
        for (int i = 0; ; i++)
        {
            (string groups, string groupSql) = s_groups[i % s_groups.Length];
            (string measures, string measureSql) = s_measures[(i + (i / s_groups.Length)) % s_measures.Length];
            (string filter, string filterSql) = s_filters[i % s_filters.Length];
            yield return Select(new[] { V2, V5, Tgw }[i / 2 % 3], groups, measures, filter, groupSql, measureSql, filterSql);
        }
    }

    private static StatisticsPair Select(
        string format, string groups, string measures, string filter, string groupSql, string measureSql, string filterSql,
        string moreSql = "", string moreFilter = "")
    {
        string where = filterSql.Length + moreSql.Length == 0 ? "" : $" WHERE {filterSql}{moreSql}";
        string select = groupSql.Length == 0
            ? $"SELECT {measureSql} FROM log{where}"
            : $"SELECT {groupSql}, {measureSql} FROM log{where} GROUP BY ALL";
        return new StatisticsPair(format, groups, measures, filter + moreFilter, select);
    }
}
