namespace VpcFlow.Tests;

/// <summary>Records of the Transit Gateway format.</summary>
public static partial class SpecCases
{
    private static SpecCase[] TransitGateways() =>
    [
        new()
        {
            Name = "TransitGateway_EveryField",
            Format = SpecFormats.TransitGateway,
            Input =
                "6 TransitGateway 123456789012 tgw-0a tgw-attach-0a 111111111111 "
                    + "222222222222 vpc-0s vpc-0d subnet-0s subnet-0d eni-0s eni-0d"
                + " use1-az1 use1-az2 tgw-attach-0b 10.1.0.1 10.2.0.1 12345 443 6 10 1000 1700000000 "
                + "1700000060 OK IPv4 1 2 3 4 24 us-east-1 ingress AMAZON EC2\n",
            Expected =
            [
                """
                {"@timestamp": "2023-11-14T22:14:20.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection"],
                           "start": "2023-11-14T22:13:20.000Z", "end": "2023-11-14T22:14:20.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "123456789012"}, "region": "us-east-1"},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "6", "account_id": "123456789012", "resource_type": "TransitGateway", "tgw_id": "tgw-0a",
                                     "tgw_attachment_id": "tgw-attach-0a", "tgw_src_vpc_account_id": "111111111111",
                                     "tgw_dst_vpc_account_id": "222222222222", "tgw_src_vpc_id": "vpc-0s", "tgw_dst_vpc_id": "vpc-0d",
                                     "tgw_src_subnet_id": "subnet-0s", "tgw_dst_subnet_id": "subnet-0d", "tgw_src_eni": "eni-0s",
                                     "tgw_dst_eni": "eni-0d",
                                     "tgw_src_az_id": "use1-az1", "tgw_dst_az_id": "use1-az2", "tgw_pair_attachment_id": "tgw-attach-0b",
                                     "log_status": "OK", "type": "IPv4", "packets_lost_no_route": 1, "packets_lost_blackhole": 2,
                                     "packets_lost_mtu_exceeded": 3, "packets_lost_ttl_expired": 4,
                                     "tcp_flags": "24", "tcp_flags_array": ["psh", "ack"], "pkt_src_service": "AMAZON",
                                     "pkt_dst_service": "EC2"}},
                 "source": {"address": "10.1.0.1", "ip": "10.1.0.1", "port": 12345, "packets": 10, "bytes": 1000},
                 "destination": {"address": "10.2.0.1", "ip": "10.2.0.1", "port": 443},
                 "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp", "direction": "ingress", "packets": 10, "bytes": 1000,
                             "community_id": "1:CzPdkDkzhdY8IOxVqHoukfrw6BY="},
                 "related": {"ip": ["10.1.0.1", "10.2.0.1"]}}
                """,
            ],
        },
        new()
        {
            Name = "TransitGateway_NoData",
            Format = SpecFormats.TransitGateway,
            Input =
                "6 TransitGateway 123456789012 tgw-0a tgw-attach-0a - - - - - - - - - - - - - - - "
                    + "- - - 1700000000 1700000060 NODATA - - - - - - - - - -\n",
            Expected =
            [
                """
                {"@timestamp": "2023-11-14T22:14:20.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection"],
                           "start": "2023-11-14T22:13:20.000Z", "end": "2023-11-14T22:14:20.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "123456789012"}},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "6", "account_id": "123456789012", "resource_type": "TransitGateway", "tgw_id": "tgw-0a",
                                     "tgw_attachment_id": "tgw-attach-0a", "log_status": "NODATA"}}}
                """,
            ],
        },
    ];
}
