namespace VpcFlow.Tests;

/// <summary>Records of intervals without traffic or without data.</summary>
public static partial class SpecCases
{
    private static SpecCase[] WithoutTraffic() =>
    [
        new()
        {
            Name = "Default_NoData_KeepsItsFieldsOnly",
            Format = SpecFormats.Default,
            Input = "2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA\n",
            Expected =
            [
                """
                {"@timestamp": "2015-05-10T18:02:14.000Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection"],
                           "start": "2015-05-10T18:01:16.000Z", "end": "2015-05-10T18:02:14.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "123456789010"}},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "2", "account_id": "123456789010", "interface_id": "eni-1235b8ca123456789",
                 "log_status": "NODATA"}}}
                """,
            ],
        },
        new()
        {
            Name = "Default_SkipData_Ecs80",
            Format = SpecFormats.Default,
            Ecs80 = true,
            Input = "2 123456789010 eni-11111111aaaaaaaaa - - - - - - - 1431280876 1431280934 - SKIPDATA\n",
            Expected =
            [
                """
                {"@timestamp": "2015-05-10T18:02:14.000Z", "ecs": {"version": "8.0.0"},
                 "event": {"kind": "event", "category": "network", "type": "connection", "start": "2015-05-10T18:01:16.000Z",
                 "end": "2015-05-10T18:02:14.000Z"},
                 "cloud": {"provider": "aws", "account": {"id": "123456789010"}},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"},
                 "aws": {"vpcflow": {"version": "2", "account_id": "123456789010", "interface_id": "eni-11111111aaaaaaaaa",
                 "log_status": "SKIPDATA"}}}
                """,
            ],
        },
        new()
        {
            Name = "Default_EveryFieldAbsent_GivesTheConstants",
            Format = SpecFormats.Default,
            Input = "- - - - - - - - - - - - - -\n",
            Expected = [Document()],
        },
    ];
}
