using System.Text;
using System.Text.Json.Nodes;

namespace Samples.Tests;

/// <summary>Flow log text for tests, and queries over documents.</summary>
internal static class Logs
{
    public const string Header =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";

    /// <summary>A record whose destination port is not a number.</summary>
    public const string Bad = "2 123456789010 eni-bad 172.31.16.139 172.31.16.21 20641 x 6 20 4249 1418530010 1418530070 ACCEPT OK";

    public static string Record(string interfaceId, string action = "ACCEPT", int port = 22, long bytes = 4249)
        => $"2 123456789010 {interfaceId} 172.31.16.139 172.31.16.21 20641 {port} 6 20 {bytes} 1418530010 1418530070 {action} OK";

    public static string Lines(params string[] lines) => string.Concat(lines.Select(l => l + "\n"));

    /// <summary>Creates a CloudWatch Logs subscription payload.</summary>
    public static string Subscription(params string[] messages)
    {
        IEnumerable<string> events = messages.Select((m, i) => $$"""{"id":"{{i}}","timestamp":1418530010000,"message":"{{m}}"}""");
        return """{"messageType":"DATA_MESSAGE","owner":"123456789010","logGroup":"g","logStream":"s","logEvents":["""
            + string.Join(',', events) + "]}";
    }

    /// <summary>Creates a subscription payload that is longer than 64 KiB, the limit of a line.</summary>
    public static string LongSubscription(int records, Func<int, string> record)
    {
        string payload = Subscription([.. Enumerable.Range(0, records).Select(record)]);
        Assert.True(payload.Length > 64 * 1024);
        return payload;
    }

    /// <summary>Returns the interface of each document, or the kind of event for an error.</summary>
    public static string[] Interfaces(string documents) =>
    [
        .. documents.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .Select(d => (string?)d["aws"]?["vpcflow"]?["interface_id"] ?? (string)d["event"]!["kind"]!),
    ];

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
