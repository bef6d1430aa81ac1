using System.Text;

namespace VpcFlow.Tests.Filtering;

/// <summary>A few records, one of each kind that filters tell apart, and which of them a filter selects.</summary>
internal static class FilterCase
{
    /// <summary>2026-01-02T03:04:05.678Z</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private const string Fields =
        "interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status tcp-flags";

    // 1767322800 is 2026-01-02T03:00:00Z.
    private static readonly string[] s_records =
    [
        /* 0 ssh in           */ "eni-0a1 203.0.113.9 10.0.0.5 40000 22 6 10 600 1767322800 1767322860 ACCEPT OK 2",
        /* 1 ssh, the reply   */ "eni-0a1 10.0.0.5 8.8.4.4 22 40000 6 4 242 1767322800 1767322860 ACCEPT OK 18",
        /* 2 rdp, rejected    */ "eni-0b2 198.51.100.7 10.0.0.6 50000 3389 6 1 40 1767236400 1767236410 REJECT OK 2",
        /* 3 dns over udp     */ "eni-0a3 10.0.0.5 10.0.0.2 41000 53 17 1 71 1767322830500 1767322831750 ACCEPT OK 0",
        /* 4 ICMPv6           */ "eni-0a4 2001:db8::1 fd00::2 0 0 58 3 312 1767319200 1767319260 ACCEPT OK 0",
        /* 5 without traffic  */ "eni-0a5 - - - - - - - 1767322800 1767322860 - NODATA -",
        /* 6 another action   */ "it's 1.1.1.1 172.31.255.255 443 8443 6 0 0 1767322800 1767322800 DROP SKIPDATA 63",
    ];

    /// <summary>Returns the numbers of the records that a filter selects, with a space between them.</summary>
    public static string Selected(string filter)
    {
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(Fields));
        var options = new FlowLogReaderOptions { Filter = FlowLogFilter.Parse(filter, new FixedClock()) };
        var selected = new List<int>();
        foreach (FlowLogRecord record in parser.Parse(Encoding.UTF8.GetBytes(string.Join('\n', s_records)), options))
            selected.Add(Array.IndexOf(s_records, Encoding.UTF8.GetString(record.Line)));
        return string.Join(' ', selected);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
