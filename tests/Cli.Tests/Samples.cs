namespace VpcFlow.Cli.Tests;

/// <summary>Lines for tests, and the project's sample files.</summary>
internal static class Samples
{
    public const string Header =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";

    public const string Record =
        "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";

    /// <summary>A record whose destination port is not a number.</summary>
    public const string Bad =
        "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 x 6 20 4249 1418530010 1418530070 ACCEPT OK";

    public static string V5Header { get; } = FlowLogFormat.Parse(FlowLogFormats.V5).ToHeader();

    public static string V5Record { get; } = Record
        + " vpc-abcdefab012345678 subnet-aaaaaaaa012345678 i-01234567890123456 19 IPv4 172.31.16.139 172.31.16.21 "
        + "us-east-1 use1-az2 - - - S3 egress 7";

    /// <summary>A record with this interface, to tell it from others.</summary>
    public static string RecordOf(string name) => Record.Replace("eni-1235b8ca123456789", name, StringComparison.Ordinal);

    /// <summary>The names of the interfaces in documents, in order.</summary>
    public static string[] Interfaces(ToolResult result) =>
        [
            .. result.Lines
                .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("aws").GetProperty("vpcflow"))
                .Select(flow => flow.GetProperty("interface_id").GetString()!),
        ];

    public static string File(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "samples", name);
}
