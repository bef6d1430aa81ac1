namespace VpcFlow.Tests;

/// <summary>Each field as the only one of a format, which isolates its targets: the fields up to version 5.</summary>
public static partial class SpecCases
{
    private static SpecCase[] OneField() =>
    [
        Field("version", "2", Document(""" "aws": {"vpcflow": {"version": "2"}} """)),
        Field("account-id", "001234567890", Document(
            """ "aws": {"vpcflow": {"account_id": "001234567890"}} """,
            inCloud: """ "account": {"id": "001234567890"} """)),
        Field("interface-id", "eni-1", Document(""" "aws": {"vpcflow": {"interface_id": "eni-1"}} """)),
        Field("srcaddr", "192.0.2.1", Document(
            """ "source": {"address": "192.0.2.1", "ip": "192.0.2.1"}, "network": {"type": "ipv4"}, "related": {"ip": ["192.0.2.1"]} """)),
        Field("dstaddr", "2001:db8::2", Document(
            """ "destination": {"address": "2001:db8::2", "ip": "2001:db8::2"}, "related": {"ip": ["2001:db8::2"]} """)),
        Field("srcport", "65535", Document(""" "source": {"port": 65535} """)),
        Field("dstport", "0", Document(""" "destination": {"port": 0} """)),
        Field("protocol", "17", Document(""" "network": {"iana_number": "17", "transport": "udp"} """)),
        Field("packets", "7", Document(""" "source": {"packets": 7}, "network": {"packets": 7} """)),
        Field("bytes", "840", Document(""" "source": {"bytes": 840}, "network": {"bytes": 840} """)),
        Field("start", "1700000000", Document(inEvent: """ "start": "2023-11-14T22:13:20.000Z" """, timestamp: "2023-11-14T22:13:20.000Z")),
        Field("end", "1700000060", Document(inEvent: """ "end": "2023-11-14T22:14:20.000Z" """, timestamp: "2023-11-14T22:14:20.000Z")),
        Field("action", "REJECT", Document(
            """ "aws": {"vpcflow": {"action": "REJECT"}} """,
            inEvent: """ "action": "REJECT", "outcome": "failure" """,
            types: "\"denied\"")),
        Field("log-status", "SKIPDATA", Document(""" "aws": {"vpcflow": {"log_status": "SKIPDATA"}} """)),
        Field("vpc-id", "vpc-1", Document(""" "aws": {"vpcflow": {"vpc_id": "vpc-1"}} """)),
        Field("subnet-id", "subnet-1", Document(""" "aws": {"vpcflow": {"subnet_id": "subnet-1"}} """)),
        Field(
            "instance-id", "i-1", Document(""" "aws": {"vpcflow": {"instance_id": "i-1"}} """, inCloud: """ "instance": {"id": "i-1"} """)),
        Field("tcp-flags", "36", Document(""" "aws": {"vpcflow": {"tcp_flags": "36", "tcp_flags_array": ["rst", "urg"]}} """)),
        Field("type", "IPv6", Document(""" "aws": {"vpcflow": {"type": "IPv6"}} """)),
        Field(
            "pkt-srcaddr",
            "192.0.2.3",
            Document(""" "aws": {"vpcflow": {"pkt_srcaddr": "192.0.2.3"}}, "related": {"ip": ["192.0.2.3"]} """)),
        Field("pkt-dstaddr", "::4", Document(""" "aws": {"vpcflow": {"pkt_dstaddr": "::4"}}, "related": {"ip": ["::4"]} """)),
        Field("region", "us-east-1", Document(inCloud: """ "region": "us-east-1" """)),
        Field("az-id", "use1-az1", Document(inCloud: """ "availability_zone": "use1-az1" """)),
        Field("sublocation-type", "localzone", Document(""" "aws": {"vpcflow": {"sublocation": {"type": "localzone"}}} """)),
        Field("sublocation-id", "lz-1", Document(""" "aws": {"vpcflow": {"sublocation": {"id": "lz-1"}}} """)),
        Field("pkt-src-aws-service", "DYNAMODB", Document(""" "aws": {"vpcflow": {"pkt_src_service": "DYNAMODB"}} """)),
        Field("pkt-dst-aws-service", "S3", Document(""" "aws": {"vpcflow": {"pkt_dst_service": "S3"}} """)),
        Field("flow-direction", "egress", Document(""" "network": {"direction": "egress"} """)),
        Field("traffic-path", "8", Document(""" "aws": {"vpcflow": {"traffic_path": "8"}} """)),
    ];

    private static SpecCase Field(string name, string value, string document) =>
        new() { Name = "OneField_" + name, Format = name, Input = value + "\n", Expected = [document] };
}
