using System.Collections.Concurrent;
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Megabytes of log text per second.</summary>
internal sealed class ThroughputColumn : IColumn
{
    private static readonly ConcurrentDictionary<string, long> s_sizes = new();

    public string Id => nameof(ThroughputColumn);

    public string ColumnName => "MB/s";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Megabytes (10^6) of log text per second";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        if (summary[benchmarkCase]?.ResultStatistics is not { } statistics)
            return "-";
        long size = s_sizes.GetOrAdd((string)benchmarkCase.Parameters[nameof(ContenderBenchmarks.Format)], SizeOf);
        return (size * 1000.0 / statistics.Mean).ToString("0", CultureInfo.InvariantCulture);
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;

    /// <summary>The records are the same for everyone, so that their size can be found out again.</summary>
    private static long SizeOf(string format)
    {
        using var input = new BenchmarkInput(FormatCases.Parse(format), ContenderBenchmarks.Records(format));
        return input.Text.Length;
    }
}
