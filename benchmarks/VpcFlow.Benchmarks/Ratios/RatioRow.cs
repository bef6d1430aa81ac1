using System.Globalization;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>One line of the results.</summary>
/// <param name="Scope">The task.</param>
/// <param name="Format">The format of the records.</param>
/// <param name="Contender">The contender that performs it.</param>
/// <param name="NanosecondsPerRecord">The median over the rounds of a run, and over the runs.</param>
/// <param name="Ratio">
/// The ratio of its time to that of generated code: the median of comparisons with generated code just before, and over the runs.
/// </param>
/// <param name="LeastRatio">The lowest ratio of a run.</param>
/// <param name="GreatestRatio">The highest ratio of a run.</param>
internal sealed record RatioRow(
    string Scope, string Format, string Contender, double NanosecondsPerRecord, double Ratio, double LeastRatio, double GreatestRatio)
{
    public const string Header = "scope\tformat\tcontender\tns_per_record\tratio_to_generated\tratio_min\tratio_max";

    public override string ToString()
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{Scope}\t{Format}\t{Contender}\t{NanosecondsPerRecord:0.0}\t{Ratio:0.000}\t{LeastRatio:0.000}\t{GreatestRatio:0.000}");

    /// <summary>Reads lines of results; a line of five columns has one ratio.</summary>
    public static RatioRow[] Parse(IEnumerable<string> lines)
        => [.. lines.Where(l => l.Length > 0 && !l.StartsWith("scope\t", StringComparison.Ordinal)).Select(ParseLine)];

    /// <summary>Combines the results of several runs.</summary>
    public static RatioRow[] Combine(IEnumerable<RatioRow> rows)
        => [.. rows.GroupBy(r => (r.Scope, r.Format, r.Contender)).Select(g => g.First() with
        {
            NanosecondsPerRecord = InterleavedMeasurement.Median(g.Select(r => r.NanosecondsPerRecord)),
            Ratio = InterleavedMeasurement.Median(g.Select(r => r.Ratio)),
            LeastRatio = g.Min(r => r.LeastRatio),
            GreatestRatio = g.Max(r => r.GreatestRatio),
        })];

    private static RatioRow ParseLine(string line)
    {
        string[] parts = line.Split('\t');
        double[] numbers = [.. parts[3..].Select(p => double.Parse(p, CultureInfo.InvariantCulture))];
        bool isRange = numbers.Length > 2;
        return new RatioRow(parts[0], parts[1], parts[2], numbers[0], numbers[1], numbers[isRange ? 2 : 1], numbers[isRange ? 3 : 1]);
    }
}
