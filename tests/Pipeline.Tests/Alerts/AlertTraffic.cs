using System.Globalization;
using System.Text;

namespace VpcFlow.Pipeline.Tests.Alerts;

/// <summary>Records that make each rule fire, or almost.</summary>
internal static class AlertTraffic
{
    public const string Format =
        "account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";

    public const string Account = "111122223333";
    public const string Interface = "eni-0a1b2c3d4e5f60718";

    private const string Inside = "10.0.0.5";
    private const string Outside = "5.6.7.8";

    /// <summary>Returns the lines that make a rule fire in the window of a time, and the group that does.</summary>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="time">The time, at least a minute from the borders of windows.</param>
    /// <param name="isBelow">Whether one record, port, host or byte is missing.</param>
    public static (string[] Lines, string?[] Key) Of(string rule, DateTimeOffset time, bool isBelow = false)
    {
        int less = isBelow ? 1 : 0;
        string?[] exposed = [Account, Interface, Inside];
        string[] Exposed(int port) => isBelow
            ? [Line(time, Inside, Inside, 40000, port), Line(time, Outside, Inside, 40000, port, action: "REJECT")]
            : [Line(time, Outside, Inside, 40000, port)];
        return rule switch
        {
            "rejected-interface" => (Repeat(1000 - less, i => Line(time, $"5.6.{i / 250}.{i % 250}", Inside, 40000, 22, action: "REJECT")),
                [Account, Interface]),
            "rejected-source" => (Repeat(200 - less, i => Line(time, Outside, $"52.1.0.{i}", 40000, 443, action: "REJECT")), [Outside]),
            "port-scan" => (Repeat(50 - less, i => Line(time, Outside, Inside, 40000, 1 + i, action: "REJECT")), [Outside]),
            "host-sweep" => (Repeat(20 - less, i => Line(time, Inside, $"10.0.1.{1 + i}", 40000, 445, action: "REJECT")), [Inside]),
            "exposed-ssh" => (Exposed(22), exposed),
            "exposed-rdp" => (Exposed(3389), exposed),
            "exposed-smb" => (Exposed(445), exposed),
            "exposed-vnc" => (Exposed(5900), exposed),
            "exposed-telnet" => (Exposed(23), exposed),
            "exposed-database" => (Exposed(5432), [Account, Interface, "5432"]),
            "transfer-interface" => (Repeat(2, i => Line(time, "10.0.0.6", Inside, 443, 40000 + i, bytes: 50_000_000_000 - less)),
                [Account, Interface]),
            "transfer-source" => (Repeat(2, i => Line(time, Inside, "52.1.2.3", 40000 + i, 443, bytes: 10_000_000_000 - less)), [Inside]),
            "new-country" => (Repeat(5 - less, i => Line(time, Inside, "203.1.1.2", 40000 + i, 443)), [Account, "BR"]),
            "new-system" => (Repeat(20 - less, i => Line(time, Inside, "203.1.1.2", 40000 + i, 443)), [Account, "AS64501 South Net"]),
            "icmp-volume" => ([Line(time, Inside, Outside, 0, 0, protocol: 1, packets: 100_000 - less)], [Inside]),
            "unusual-protocol" => ([Line(time, Inside, "10.0.0.6", 0, 0, protocol: isBelow ? 50 : 132)], [Account, Interface, "132"]),
            "mining" => (Repeat(3 - less, i => Line(time, Inside, Outside, 40000 + i, 3333)), [Account, Interface, Inside]),
            "skipdata" => ([Idle(time, isBelow ? "NODATA" : "SKIPDATA")], [Account, Interface]),
            "silent-interface" => (Silent(time, isBelow, "eni-other"), [Account, Interface]),
            "silent-account" => (Silent(time, isBelow, null), [Account]),
            "dead-letters" => ([Line(time, Inside, Outside, 40000, 443), isBelow ? Idle(time, "NODATA") : "not a record"], []),
            _ => throw new InvalidOperationException($"There are no records for the rule {rule}."),
        };
    }

    /// <summary>Returns records of what is known before a rule about new things learns.</summary>
    public static string[] Known(DateTimeOffset time) => Repeat(20, i => Line(time, Inside, "203.1.1.1", 40000 + i, 443));

    public static string Line(
        DateTimeOffset time, string source, string destination, int sourcePort, int destinationPort, int protocol = 6, long packets = 3,
        long bytes = 180, string action = "ACCEPT", string account = Account, string networkInterface = Interface)
    {
        long end = time.ToUnixTimeSeconds();
        string amounts = string.Create(CultureInfo.InvariantCulture, $"{protocol} {packets} {bytes} {end - 20} {end}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{account} {networkInterface} {source} {destination} {sourcePort} {destinationPort} {amounts} {action} OK");
    }

    public static string Idle(DateTimeOffset time, string status, string networkInterface = Interface, string account = Account)
    {
        long end = time.ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"{account} {networkInterface} - - - - - - - {end - 20} {end} - {status}");
    }

    public static byte[] File(IEnumerable<string> lines) => Encoding.ASCII.GetBytes($"{Format}\n{string.Join('\n', lines)}\n");

    /// <summary>
    /// Records every ten minutes of seven hours, then of one hour without those of the interface, or, almost, with a last one.
    /// </summary>
    private static string[] Silent(DateTimeOffset time, bool isBelow, string? other)
    {
        string[] others = other is null
            ? Repeat(50, i => Line(time - (TimeSpan.FromMinutes(10) * i), Inside, Outside, 40000, 443, account: "444455556666"))
            : Repeat(50, i => Idle(time - (TimeSpan.FromMinutes(10) * i), "NODATA", other));
        return
        [
            .. others,
            .. Repeat(42, i => Idle(time - TimeSpan.FromMinutes(70) - (TimeSpan.FromMinutes(10) * i), "NODATA")),
            .. isBelow ? [Idle(time - TimeSpan.FromMinutes(50), "NODATA")] : Array.Empty<string>(),
        ];
    }

    private static string[] Repeat(int count, Func<int, string> create) => [.. Enumerable.Range(0, count).Select(create)];
}
