namespace VpcFlow.Tests;

/// <summary>One full record in each format of versions 7 to 11.</summary>
public static partial class SpecCases
{
    private static SpecCase[] LaterPresets() =>
    [
        new()
        {
            Name = "V7_FullRecord",
            Format = SpecFormats.V7,
            Input = "7 123456789012 eni-0a1 2001:DB8::A 2001:db8::b 50000 443 6 3 180 1700000000 1700000060 ACCEPT OK"
                + " vpc-0a1 subnet-0b2 - 2 IPv6 2001:DB8::A 2001:db8::b eu-west-1 euw1-az1 - - - CLOUDFRONT egress 8"
                + " arn:aws:ecs:eu-west-1:123456789012:cluster/web web "
                + "arn:aws:ecs:eu-west-1:123456789012:container-instance/web/c1 c1 id-1 id-2"
                + " orders arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:3 arn:aws:ecs:eu-west-1:123456789012:task/web/t1 t1\n",
            Expected =
            [
                """
                {"@timestamp": "2023-11-14T22:14:20.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection", "allowed"], "action": "ACCEPT",
                 "outcome": "success",
                           "start": "2023-11-14T22:13:20.000Z", "end": "2023-11-14T22:14:20.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "123456789012"}, "region": "eu-west-1", "availability_zone": "euw1-az1"},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "7", "account_id": "123456789012", "interface_id": "eni-0a1", "action": "ACCEPT",
                 "log_status": "OK",
                                     "vpc_id": "vpc-0a1", "subnet_id": "subnet-0b2", "tcp_flags": "2", "tcp_flags_array": ["syn"],
                                     "type": "IPv6",
                                     "pkt_srcaddr": "2001:DB8::A", "pkt_dstaddr": "2001:db8::b", "pkt_dst_service": "CLOUDFRONT",
                                     "traffic_path": "8",
                                     "ecs_container_id": "id-1", "ecs_second_container_id": "id-2",
                                     "ecs_task_definition_arn": "arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:3",
                                     "ecs_task_arn": "arn:aws:ecs:eu-west-1:123456789012:task/web/t1", "ecs_task_id": "t1"}},
                 "orchestrator": {"type": "ecs", "cluster": {"id": "arn:aws:ecs:eu-west-1:123456789012:cluster/web", "name": "web"},
                                  "resource": {"name": "arn:aws:ecs:eu-west-1:123456789012:container-instance/web/c1", "id": "c1"}},
                 "container": {"id": "id-1"}, "service": {"name": "orders"},
                 "source": {"address": "2001:DB8::A", "ip": "2001:DB8::A", "port": 50000, "packets": 3, "bytes": 180},
                 "destination": {"address": "2001:db8::b", "ip": "2001:db8::b", "port": 443},
                 "network": {"type": "ipv6", "iana_number": "6", "transport": "tcp", "direction": "egress", "packets": 3, "bytes": 180,
                             "community_id": "1:ftlFGv3HrI5ONdGZ41a+8AuDQJM="},
                 "related": {"ip": ["2001:DB8::A", "2001:db8::b"]}}
                """,
            ],
        },
        new()
        {
            Name = "V8_RejectReason",
            Format = SpecFormats.V8,
            Input = "8 123456789012 eni-0a1 10.0.1.5 198.51.100.7 33000 25 6 1 60 1700000000 1700000060 REJECT OK"
                + " vpc-0a1 subnet-0b2 i-0c3 2 IPv4 10.0.1.5 198.51.100.7 us-east-1 use1-az4 - - - - egress 8 - - - - - - - - - - BPA\n",
            Expected =
            [
                """
                {"@timestamp": "2023-11-14T22:14:20.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection", "denied"], "action": "REJECT",
                 "outcome": "failure",
                           "reason": "BPA", "start": "2023-11-14T22:13:20.000Z", "end": "2023-11-14T22:14:20.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "123456789012"}, "instance": {"id": "i-0c3"},
                           "region": "us-east-1", "availability_zone": "use1-az4"},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "8", "account_id": "123456789012", "interface_id": "eni-0a1", "action": "REJECT",
                 "log_status": "OK",
                                     "vpc_id": "vpc-0a1", "subnet_id": "subnet-0b2", "instance_id": "i-0c3",
                                     "tcp_flags": "2", "tcp_flags_array": ["syn"], "type": "IPv4",
                                     "pkt_srcaddr": "10.0.1.5", "pkt_dstaddr": "198.51.100.7", "traffic_path": "8"}},
                 "source": {"address": "10.0.1.5", "ip": "10.0.1.5", "port": 33000, "packets": 1, "bytes": 60},
                 "destination": {"address": "198.51.100.7", "ip": "198.51.100.7", "port": 25},
                 "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp", "direction": "egress", "packets": 1, "bytes": 60,
                             "community_id": "1:T/64xSTY94PF4/v8fhjF628inAY="},
                 "related": {"ip": ["10.0.1.5", "198.51.100.7"]}}
                """,
            ],
        },
        new()
        {
            Name = "V9_RegionalNatGateway_HasNoInterface",
            Format = SpecFormats.V9,
            Input = "9 123456789012 - 10.0.1.5 198.51.100.7 33000 123 17 2 152 1700000000 1700000060 ACCEPT OK"
                + " vpc-0a1 - - - IPv4 10.0.1.5 198.51.100.7 us-east-1 use1-az4 - - - - egress - - - - - - - - - - - - nat-0123\n",
            Expected =
            [
                """
                {"@timestamp": "2023-11-14T22:14:20.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection", "allowed"], "action": "ACCEPT",
                 "outcome": "success",
                           "start": "2023-11-14T22:13:20.000Z", "end": "2023-11-14T22:14:20.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "123456789012"}, "region": "us-east-1", "availability_zone": "use1-az4"},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "9", "account_id": "123456789012", "action": "ACCEPT", "log_status": "OK",
                 "vpc_id": "vpc-0a1",
                                     "type": "IPv4", "pkt_srcaddr": "10.0.1.5", "pkt_dstaddr": "198.51.100.7", "resource_id": "nat-0123"}},
                 "source": {"address": "10.0.1.5", "ip": "10.0.1.5", "port": 33000, "packets": 2, "bytes": 152},
                 "destination": {"address": "198.51.100.7", "ip": "198.51.100.7", "port": 123},
                 "network": {"type": "ipv4", "iana_number": "17", "transport": "udp", "direction": "egress", "packets": 2, "bytes": 152,
                             "community_id": "1:jnuOUepqEQsh37x7Zb54u0aiqws="},
                 "related": {"ip": ["10.0.1.5", "198.51.100.7"]}}
                """,
            ],
        },
        new()
        {
            Name = "V10_EncryptionStatus_IsText",
            Format = SpecFormats.V10,
            Input = "10 unknown eni-0a1 10.0.1.5 10.0.1.6 0 0 1 4 336 1700000000 1700000060 ACCEPT OK"
                + " vpc-0a1 subnet-0b2 i-0c3 0 IPv4 10.0.1.5 10.0.1.6 us-east-1 use1-az4 - - - - ingress 1 - - - - - - - - - - - - 3\n",
            Expected =
            [
                """
                {"@timestamp": "2023-11-14T22:14:20.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection", "allowed"], "action": "ACCEPT",
                 "outcome": "success",
                           "start": "2023-11-14T22:13:20.000Z", "end": "2023-11-14T22:14:20.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "unknown"}, "instance": {"id": "i-0c3"},
                           "region": "us-east-1", "availability_zone": "use1-az4"},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "10", "account_id": "unknown", "interface_id": "eni-0a1", "action": "ACCEPT",
                 "log_status": "OK",
                                     "vpc_id": "vpc-0a1", "subnet_id": "subnet-0b2", "instance_id": "i-0c3", "tcp_flags": "0",
                                     "type": "IPv4",
                                     "pkt_srcaddr": "10.0.1.5", "pkt_dstaddr": "10.0.1.6", "traffic_path": "1", "encryption_status": "3"}},
                 "source": {"address": "10.0.1.5", "ip": "10.0.1.5", "port": 0, "packets": 4, "bytes": 336},
                 "destination": {"address": "10.0.1.6", "ip": "10.0.1.6", "port": 0},
                 "network": {"type": "ipv4", "iana_number": "1", "transport": "icmp", "direction": "ingress", "packets": 4, "bytes": 336,
                             "community_id": "1:9pS5peVtFeLYwT5xpFtlFLERi60="},
                 "related": {"ip": ["10.0.1.5", "10.0.1.6"]}}
                """,
            ],
        },
        new()
        {
            Name = "V11_EveryField",
            Format = SpecFormats.V11,
            Input = "11 123456789012 eni-0a1 10.0.1.5 10.0.2.6 40000 5432 132 1000 9000000000 1700000000 1700000600 ACCEPT OK"
                + " vpc-0a1 subnet-0b2 i-0c3 63 EFA 10.0.1.8 10.0.2.9 us-east-1 use1-az4 outpost op-1 EC2 S3 egress 2"
                + " arn:cluster cluster arn:instance instance container second service arn:definition arn:task task EC nat-1 2"
                + " web Team%20A caf%C3%A9 %22%5C a+b=c 100%25 interface eni-0n subnet-0n use1-az6 vpc-0n nat_gateway\n",
            Expected =
            [
                """
                {"@timestamp": "2023-11-14T22:23:20.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection", "allowed"], "action": "ACCEPT",
                 "outcome": "success",
                           "reason": "EC", "start": "2023-11-14T22:13:20.000Z", "end": "2023-11-14T22:23:20.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "123456789012"}, "instance": {"id": "i-0c3"},
                           "region": "us-east-1", "availability_zone": "use1-az4"},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "11", "account_id": "123456789012", "interface_id": "eni-0a1", "action": "ACCEPT",
                 "log_status": "OK",
                                     "vpc_id": "vpc-0a1", "subnet_id": "subnet-0b2", "instance_id": "i-0c3",
                                     "tcp_flags": "63", "tcp_flags_array": ["fin", "syn", "rst", "psh", "ack", "urg"], "type": "EFA",
                                     "pkt_srcaddr": "10.0.1.8", "pkt_dstaddr": "10.0.2.9", "sublocation": {"type": "outpost", "id": "op-1"},
                                     "pkt_src_service": "EC2", "pkt_dst_service": "S3", "traffic_path": "2",
                                     "ecs_container_id": "container", "ecs_second_container_id": "second",
                                     "ecs_task_definition_arn": "arn:definition", "ecs_task_arn": "arn:task", "ecs_task_id": "task",
                                     "resource_id": "nat-1", "encryption_status": "2",
                                     "instance_tag": "web", "instance_tag_2": "Team%20A", "interface_tag": "caf%C3%A9",
                                     "interface_tag_2": "%22%5C",
                                     "asg_tag": "a+b=c", "asg_tag_2": "100%25", "interface_type": "interface",
                                     "next_hop_interface_id": "eni-0n", "next_hop_subnet_id": "subnet-0n", "next_hop_az_id": "use1-az6",
                                     "next_hop_vpc_id": "vpc-0n", "next_hop_interface_type": "nat_gateway"}},
                 "orchestrator": {"type": "ecs", "cluster": {"id": "arn:cluster", "name": "cluster"}, "resource": {"name": "arn:instance",
                 "id": "instance"}},
                 "container": {"id": "container"}, "service": {"name": "service"},
                 "source": {"address": "10.0.1.5", "ip": "10.0.1.5", "port": 40000, "packets": 1000, "bytes": 9000000000},
                 "destination": {"address": "10.0.2.6", "ip": "10.0.2.6", "port": 5432},
                 "network": {"type": "ipv4", "iana_number": "132", "transport": "sctp", "direction": "egress", "packets": 1000,
                 "bytes": 9000000000,
                             "community_id": "1:+jp5isK7DvYewqpHAc9oYltmMns="},
                 "related": {"ip": ["10.0.1.5", "10.0.2.6", "10.0.1.8", "10.0.2.9"]}}
                """,
            ],
        },
    ];
}
