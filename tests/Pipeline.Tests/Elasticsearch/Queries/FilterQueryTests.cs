using VpcFlow.Pipeline.Elasticsearch.Queries;

namespace VpcFlow.Pipeline.Tests.Elasticsearch.Queries;

/// <summary>What filters become as queries; that both select the same is tested with a real cluster.</summary>
public class FilterQueryTests
{
    [Theory]
    [InlineData("action = REJECT", """{"terms":{"aws.vpcflow.action":["REJECT"]}}""")]
    [InlineData(
        "not dstport = 22",
        """{"bool":{"filter":[{"exists":{"field":"destination.port"}},{"bool":{"must_not":["""
            + """{"bool":{"should":[{"term":{"destination.port":22}}],"minimum_should_match":1}}]}}]}}""")]
    [InlineData("bytes >= 1500", """{"bool":{"should":[{"range":{"source.bytes":{"gte":1500}}}],"minimum_should_match":1}}""")]
    [InlineData("protocol in (tcp, udp)", """{"terms":{"network.iana_number":["6","17"]}}""")]
    [InlineData(
        "srcaddr in 10.0.0.0/8",
        """{"bool":{"should":[{"range":{"source.ip":{"gte":"10.0.0.0","lte":"10.255.255.255"}}}],"minimum_should_match":1}}""")]
    [InlineData(
        "pkt-dstaddr = 2001:db8::1",
        """{"bool":{"should":[{"term":{"aws.vpcflow.pkt_dstaddr":"2001:db8::1"}}],"minimum_should_match":1}}""")]
    [InlineData("interface-id like 'eni-0_*%'", """{"wildcard":{"aws.vpcflow.interface_id":{"value":"eni-0?\\**"}}}""")]
    [InlineData("dstport is absent", """{"bool":{"must_not":[{"bool":{"filter":[{"exists":{"field":"destination.port"}}]}}]}}""")]
    [InlineData(
        "tcp-flags has (syn, ack)",
        """{"bool":{"filter":[{"term":{"aws.vpcflow.tcp_flags_array":"syn"}},{"term":{"aws.vpcflow.tcp_flags_array":"ack"}}]}}""")]
    [InlineData(
        "end >= 2025-06-15",
        """{"bool":{"should":[{"range":{"event.end":{"gte":1749945600000,"format":"epoch_millis"}}}],"minimum_should_match":1}}""")]
    public void Create_EachKindOfCondition_IsAQueryOfBothProducts(string filter, string expected)
        => Assert.Equal(expected, VpcFlow.Pipeline.Elasticsearch.Checks.JsonText.Of(FilterQuery.Create(FlowLogFilter.Parse(filter))));

    [Theory]
    [InlineData("service = ssh", "'service', which documents do not have")]
    [InlineData("duration > 5m", "'duration', which documents do not have")]
    [InlineData("bytes-per-packet > 10", "'bytes-per-packet', which documents do not have")]
    [InlineData("version > 5", "can't compare 'version' by its order")]
    public void Create_WhatDocumentsLack_IsSaid(string filter, string expected)
        => Assert.Contains(
            expected,
            Assert.Throws<NotSupportedException>(() => FilterQuery.Create(FlowLogFilter.Parse(filter))).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("service")]
    [InlineData("srcaddr/24")]
    [InlineData("scope(srcaddr)")]
    [InlineData("country(pkt-srcaddr)")]
    public void Aggregation_ByWhatDocumentsLack_IsSaid(string grouping)
        => Assert.Contains(
            $"'{grouping}'",
            Assert.Throws<NotSupportedException>(
                () => Aggregation.Create(new FlowLogStatisticsQuery { Groups = [FlowLogGrouping.Parse(grouping)] })).Message,
            StringComparison.Ordinal);
}
