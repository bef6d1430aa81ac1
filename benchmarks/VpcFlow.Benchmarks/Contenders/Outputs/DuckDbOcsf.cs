using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Outputs;

/// <summary>DuckDB: <c>COPY … TO</c> a file of the same events, with null for absent members, in the default format.</summary>
internal sealed class DuckDbOcsf() : Contender(Scope.Ocsf, "DuckDB COPY to JSON", FormatCase.V2)
{
    private const string Select = """
        {'version': '1.1.0', 'profiles': ['cloud', 'security_control', 'datetime'], 'product': {'name': 'Amazon VPC', 'vendor_name': 'AWS',
            'feature': {'name': 'Flowlogs'}, 'version': version::VARCHAR}} AS metadata,
        4001 AS class_uid, 'Network Activity' AS class_name, 4 AS category_uid, 'Network Activity' AS category_name,
        1 AS severity_id, 'Informational' AS severity,
        CASE action WHEN 'ACCEPT' THEN 6 WHEN 'REJECT' THEN 5 ELSE 0 END AS activity_id,
        CASE action WHEN 'ACCEPT' THEN 'Traffic' WHEN 'REJECT' THEN 'Refuse' ELSE 'Unknown' END AS activity_name,
        CASE action WHEN 'ACCEPT' THEN 400106 WHEN 'REJECT' THEN 400105 ELSE 400100 END AS type_uid,
        CASE action WHEN 'ACCEPT' THEN 'Network Activity: Traffic' WHEN 'REJECT' THEN 'Network Activity: Refuse'
            ELSE 'Network Activity: Unknown' END AS type_name,
        CASE action WHEN 'ACCEPT' THEN 1 WHEN 'REJECT' THEN 2 ELSE 0 END AS action_id,
        CASE action WHEN 'ACCEPT' THEN 'Allowed' WHEN 'REJECT' THEN 'Denied' ELSE 'Unknown' END AS action,
        CASE action WHEN 'ACCEPT' THEN 1 WHEN 'REJECT' THEN 2 ELSE 0 END AS disposition_id,
        CASE action WHEN 'ACCEPT' THEN 'Allowed' WHEN 'REJECT' THEN 'Blocked' ELSE 'Unknown' END AS disposition,
        "start" * 1000 AS "time", {start} AS time_dt,
        {'provider': 'AWS', 'account': {'uid': account_id}} AS cloud,
        {'direction_id': 0, 'direction': 'Unknown', 'protocol_num': protocol, 'protocol_name': {transport},
            'protocol_ver_id': CASE WHEN contains(srcaddr, ':') THEN 6 WHEN srcaddr IS NOT NULL THEN 4 END,
            'protocol_ver': CASE WHEN contains(srcaddr, ':') THEN 'IPv6' WHEN srcaddr IS NOT NULL THEN 'IPv4' END} AS connection_info,
        {'ip': srcaddr, 'port': srcport} AS src_endpoint, {'ip': dstaddr, 'port': dstport} AS dst_endpoint,
        {'packets': packets, 'bytes': bytes} AS traffic,
        "start" * 1000 AS start_time, {start} AS start_time_dt, "end" * 1000 AS end_time, {end} AS end_time_dt,
        log_status AS status_code, {'interface_id': interface_id} AS unmapped
        """;

    private static readonly string s_select = Select
        .Replace("{start}", Time("start"), StringComparison.Ordinal)
        .Replace("{end}", Time("end"), StringComparison.Ordinal)
        .Replace("{transport}", Ecs.DuckDbDocument.Transport("protocol"), StringComparison.Ordinal);

    public override Evidence Evidence => Evidence.Records | Evidence.DocumentsWithNulls;

    public override FieldSums Run(BenchmarkInput input)
    {
        string table = DuckDb.Table(input, GzipInput.PathOf(input));
        DuckDb.Shared.Execute($"COPY (SELECT {s_select} FROM {table}) TO '{input.OutputPath}' (FORMAT json)");
        return new FieldSums { Records = input.Records };
    }

    private static string Time(string column) => $"strftime(make_timestamp(\"{column}\" * 1000000), '%Y-%m-%dT%H:%M:%S.%gZ')";
}
