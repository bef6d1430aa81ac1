namespace VpcFlow.Tests;

/// <summary>One full record of each well-known format up to version 5, both versions of ECS, and the alphabetical orders.</summary>
public static partial class SpecCases
{
    private const string DocumentedSample =
        "2 123456789010 eni-1235b8ca123456789 2001:db8:1234:a100:8d6e:3477:df66:f105 2001:db8:1234:a102:3304:8879:34cf:4071"
        + " 34892 22 6 54 8855 1477913708 1477913820 ACCEPT OK";

    private static SpecCase[] Presets() =>
    [
        new()
        {
            Name = "Default_AcceptedTcp",
            Format = SpecFormats.Default,
            Input = "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK\n",
            Expected =
            [
                """
                {"@timestamp": "2014-12-14T04:07:50.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection", "allowed"], "action": "ACCEPT",
                 "outcome": "success",
                           "start": "2014-12-14T04:06:50.000Z", "end": "2014-12-14T04:07:50.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "123456789010"}},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "2", "account_id": "123456789010", "interface_id": "eni-1235b8ca123456789",
                                     "action": "ACCEPT", "log_status": "OK"}},
                 "source": {"address": "172.31.16.139", "ip": "172.31.16.139", "port": 20641, "packets": 20, "bytes": 4249},
                 "destination": {"address": "172.31.16.21", "ip": "172.31.16.21", "port": 22},
                 "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp", "packets": 20, "bytes": 4249,
                             "community_id": "1:78twGw5/iHs2/5/1899dIS6GfPc="},
                 "related": {"ip": ["172.31.16.139", "172.31.16.21"]}}
                """,
            ],
        },
        new()
        {
            Name = "Default_Ecs80_IsTheDocumentedSample",
            Format = SpecFormats.Default,
            Ecs80 = true,
            PreserveOriginal = true,
            Input = DocumentedSample + "\n",
            Expected =
            [
                $$$$$"""
                {"@timestamp": "2016-10-31T11:37:00.000Z", "ecs": {"version": "8.0.0"},
                 "event": {"kind": "event", "category": "network", "type": "connection", "outcome": "success",
                           "start": "2016-10-31T11:35:08.000Z", "end": "2016-10-31T11:37:00.000Z",
                           "original": "{{{{{DocumentedSample}}}}}"},
                 "tags": ["preserve_original_event"],
                 "cloud": {"provider": "aws", "account": {"id": "123456789010"}},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "2", "account_id": "123456789010", "interface_id": "eni-1235b8ca123456789",
                                     "action": "ACCEPT", "log_status": "OK"}},
                 "source": {"address": "2001:db8:1234:a100:8d6e:3477:df66:f105", "ip": "2001:db8:1234:a100:8d6e:3477:df66:f105",
                            "port": 34892, "packets": 54, "bytes": 8855},
                 "destination": {"address": "2001:db8:1234:a102:3304:8879:34cf:4071", "ip": "2001:db8:1234:a102:3304:8879:34cf:4071",
                 "port": 22},
                 "network": {"type": "ipv6", "iana_number": "6", "transport": "tcp", "packets": 54, "bytes": 8855,
                             "community_id": "1:hXZclvxUJScaVf0xMIJR6yW6tBQ="},
                 "related": {"ip": ["2001:db8:1234:a100:8d6e:3477:df66:f105", "2001:db8:1234:a102:3304:8879:34cf:4071"]}}
                """,
            ],
        },
        new()
        {
            Name = "Default_Ecs811_OfTheDocumentedSample",
            Format = SpecFormats.Default,
            Input = "2 123456789010 eni-1235b8ca123456789 2001:db8:1234:a100:8d6e:3477:df66:f105 2001:db8:1234:a102:3304:8879:34cf:4071"
                + " 34892 22 6 54 8855 1477913708 1477913820 ACCEPT OK\n",
            Expected =
            [
                """
                {"@timestamp": "2016-10-31T11:37:00.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection", "allowed"], "action": "ACCEPT",
                 "outcome": "success",
                           "start": "2016-10-31T11:35:08.000Z", "end": "2016-10-31T11:37:00.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "123456789010"}},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "2", "account_id": "123456789010", "interface_id": "eni-1235b8ca123456789",
                                     "action": "ACCEPT", "log_status": "OK"}},
                 "source": {"address": "2001:db8:1234:a100:8d6e:3477:df66:f105", "ip": "2001:db8:1234:a100:8d6e:3477:df66:f105",
                            "port": 34892, "packets": 54, "bytes": 8855},
                 "destination": {"address": "2001:db8:1234:a102:3304:8879:34cf:4071", "ip": "2001:db8:1234:a102:3304:8879:34cf:4071",
                 "port": 22},
                 "network": {"type": "ipv6", "iana_number": "6", "transport": "tcp", "packets": 54, "bytes": 8855,
                             "community_id": "1:hXZclvxUJScaVf0xMIJR6yW6tBQ="},
                 "related": {"ip": ["2001:db8:1234:a100:8d6e:3477:df66:f105", "2001:db8:1234:a102:3304:8879:34cf:4071"]}}
                """,
            ],
        },
        new()
        {
            Name = "V3_FullRecord",
            Format = SpecFormats.V3,
            Input = "3 000000000012 eni-0a1 10.0.1.5 203.0.113.5 49152 443 6 12 3400 1616729292 1616729349 REJECT OK"
                + " vpc-0a1 subnet-0b2 i-0c3 19 IPv4 10.0.1.7 203.0.113.5\n",
            Expected =
            [
                """
                {"@timestamp": "2021-03-26T03:29:09.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection", "denied"], "action": "REJECT",
                 "outcome": "failure",
                           "start": "2021-03-26T03:28:12.000Z", "end": "2021-03-26T03:29:09.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "000000000012"}, "instance": {"id": "i-0c3"}},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "3", "account_id": "000000000012", "interface_id": "eni-0a1", "action": "REJECT",
                 "log_status": "OK",
                                     "vpc_id": "vpc-0a1", "subnet_id": "subnet-0b2", "instance_id": "i-0c3",
                                     "tcp_flags": "19", "tcp_flags_array": ["fin", "syn", "ack"], "type": "IPv4",
                                     "pkt_srcaddr": "10.0.1.7", "pkt_dstaddr": "203.0.113.5"}},
                 "source": {"address": "10.0.1.5", "ip": "10.0.1.5", "port": 49152, "packets": 12, "bytes": 3400},
                 "destination": {"address": "203.0.113.5", "ip": "203.0.113.5", "port": 443},
                 "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp", "packets": 12, "bytes": 3400,
                             "community_id": "1:mAqYAsmF1M7DpMG5mCxwZGprhcU="},
                 "related": {"ip": ["10.0.1.5", "203.0.113.5", "10.0.1.7"]}}
                """,
            ],
        },
        new()
        {
            Name = "V4_FullRecord",
            Format = SpecFormats.V4,
            Input = "4 123456789012 eni-0a1 10.0.1.5 10.0.2.6 5353 53 17 1 76 1616729292 1616729349 ACCEPT OK"
                + " vpc-0a1 subnet-0b2 i-0c3 0 IPv4 10.0.1.5 10.0.2.6 us-west-2 usw2-az1 wavelength usw2-wl1-las-wlz1\n",
            Expected =
            [
                """
                {"@timestamp": "2021-03-26T03:29:09.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection", "allowed"], "action": "ACCEPT",
                 "outcome": "success",
                           "start": "2021-03-26T03:28:12.000Z", "end": "2021-03-26T03:29:09.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "123456789012"}, "instance": {"id": "i-0c3"},
                           "region": "us-west-2", "availability_zone": "usw2-az1"},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "4", "account_id": "123456789012", "interface_id": "eni-0a1", "action": "ACCEPT",
                 "log_status": "OK",
                                     "vpc_id": "vpc-0a1", "subnet_id": "subnet-0b2", "instance_id": "i-0c3", "tcp_flags": "0",
                                     "type": "IPv4",
                                     "pkt_srcaddr": "10.0.1.5", "pkt_dstaddr": "10.0.2.6",
                                     "sublocation": {"type": "wavelength", "id": "usw2-wl1-las-wlz1"}}},
                 "source": {"address": "10.0.1.5", "ip": "10.0.1.5", "port": 5353, "packets": 1, "bytes": 76},
                 "destination": {"address": "10.0.2.6", "ip": "10.0.2.6", "port": 53},
                 "network": {"type": "ipv4", "iana_number": "17", "transport": "udp", "packets": 1, "bytes": 76,
                             "community_id": "1:QxSyHHpEJ5PMlIy1xNG5Yea1p/A="},
                 "related": {"ip": ["10.0.1.5", "10.0.2.6"]}}
                """,
            ],
        },
        new()
        {
            Name = "V5_FullRecord",
            Format = SpecFormats.V5,
            Input = "5 123456789012 eni-1235b8ca123456789 52.95.128.179 10.0.0.71 80 34210 6 14 15044 1616729292 1616729349 ACCEPT OK"
                + " vpc-abcdefab012345678 subnet-aaaaaaaa012345678 i-0c50d5961bcb2d47b 19 IPv4 "
                + "52.95.128.179 10.0.0.71 ap-southeast-2 apse2-az3 - -"
                + " S3 - ingress 7\n",
            Expected = [GuideV5Document],
        },
        new()
        {
            Name = "V5_Alphabetical",
            Format = SpecFormats.AlphabeticalV5,
            Input = "123456789012 ACCEPT apse2-az3 15044 10.0.0.71 34210 1616729349 ingress i-0c50d5961bcb2d47b eni-1235b8ca123456789 OK 14"
                + " - 10.0.0.71 S3 52.95.128.179 6 ap-southeast-2 52.95.128.179 80 1616729292 -"
                + " - subnet-aaaaaaaa012345678 19 7 IPv4 5 vpc-abcdefab012345678\n",
            Expected = [GuideV5Document],
        },
        new()
        {
            Name = "Default_Alphabetical",
            Format = SpecFormats.AlphabeticalDefault,
            Input = "123456789010 REJECT 4249 172.31.9.12 3389 1418530070 eni-1235b8ca123456789 OK 20 6 172.31.9.69 49761 1418530010 2\n",
            Expected =
            [
                """
                {"@timestamp": "2014-12-14T04:07:50.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection", "denied"], "action": "REJECT",
                 "outcome": "failure",
                           "start": "2014-12-14T04:06:50.000Z", "end": "2014-12-14T04:07:50.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "123456789010"}},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "2", "account_id": "123456789010", "interface_id": "eni-1235b8ca123456789",
                                     "action": "REJECT", "log_status": "OK"}},
                 "source": {"address": "172.31.9.69", "ip": "172.31.9.69", "port": 49761, "packets": 20, "bytes": 4249},
                 "destination": {"address": "172.31.9.12", "ip": "172.31.9.12", "port": 3389},
                 "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp", "packets": 20, "bytes": 4249,
                             "community_id": "1:uNfXEHxtOFkEsLzQLEzproPA1iU="},
                 "related": {"ip": ["172.31.9.69", "172.31.9.12"]}}
                """,
            ],
        },
    ];

    private const string GuideV5Document =
        """
        {"@timestamp": "2021-03-26T03:29:09.000Z", "ecs": {"version": "8.11.0"},
         "event": {"kind": "event", "category": ["network"], "type": ["connection", "allowed"], "action": "ACCEPT", "outcome": "success",
                   "start": "2021-03-26T03:28:12.000Z", "end": "2021-03-26T03:29:09.000Z"},
         "cloud": {"provider": "aws", "account": {"id": "123456789012"}, "instance": {"id": "i-0c50d5961bcb2d47b"},
                   "region": "ap-southeast-2", "availability_zone": "apse2-az3"},
         "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
         "aws": {"vpcflow": {"version": "5", "account_id": "123456789012", "interface_id": "eni-1235b8ca123456789", "action": "ACCEPT",
         "log_status": "OK",
                             "vpc_id": "vpc-abcdefab012345678", "subnet_id": "subnet-aaaaaaaa012345678",
                             "instance_id": "i-0c50d5961bcb2d47b",
                             "tcp_flags": "19", "tcp_flags_array": ["fin", "syn", "ack"], "type": "IPv4",
                             "pkt_srcaddr": "52.95.128.179", "pkt_dstaddr": "10.0.0.71", "pkt_src_service": "S3", "traffic_path": "7"}},
         "source": {"address": "52.95.128.179", "ip": "52.95.128.179", "port": 80, "packets": 14, "bytes": 15044},
         "destination": {"address": "10.0.0.71", "ip": "10.0.0.71", "port": 34210},
         "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp", "direction": "ingress", "packets": 14, "bytes": 15044,
                     "community_id": "1:b331cOeX1JF5o9HeF19CO0WYIbw="},
         "related": {"ip": ["52.95.128.179", "10.0.0.71"]}}
        """;
}
