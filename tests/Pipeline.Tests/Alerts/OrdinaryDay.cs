using System.Globalization;
using System.Text;
using VpcFlow.Cli.Generating;

namespace VpcFlow.Pipeline.Tests.Alerts;

/// <summary>
/// A day of synthetic traffic, whose records are spread over 24 hours. As AWS does, it has a record of each interface for each ten minutes,
/// with traffic or without.
/// </summary>
internal static class OrdinaryDay
{
    private const int AccountPlace = 0;
    private const int InterfacePlace = 1;
    private const int StartPlace = 9;
    private const int EndPlace = 10;

    /// <summary>Returns lines of the format of <see cref="AlertTraffic"/> with their times, in the order of time.</summary>
    public static (DateTimeOffset Time, string Line)[] Create(int records, DateTimeOffset day)
    {
        using var output = new MemoryStream();
        LogGenerator.Write(output, records, FlowLogFormat.Parse(AlertTraffic.Format), seed: 21, withHeader: false);
        string[][] lines =
            [.. Encoding.ASCII.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' '))];
        string[][] interfaces = [.. lines.DistinctBy(l => l[InterfacePlace])];
        return
        [
            .. lines.Select((line, i) => Move(line, day + (TimeSpan.FromDays(1) * i / records)))
                .Concat(Enumerable.Range(0, 144).SelectMany(i => interfaces.Select(l => Idle(l, day + TimeSpan.FromMinutes(10 * i)))))
                .OrderBy(l => l.Time),
        ];
    }

    private static (DateTimeOffset Time, string Line) Move(string[] values, DateTimeOffset time)
    {
        values[StartPlace] = (time.ToUnixTimeSeconds() - 30).ToString(CultureInfo.InvariantCulture);
        values[EndPlace] = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return (time, string.Join(' ', values));
    }

    private static (DateTimeOffset Time, string Line) Idle(string[] values, DateTimeOffset time)
        => (time, AlertTraffic.Idle(time, "NODATA", values[InterfacePlace], values[AccountPlace]));
}
