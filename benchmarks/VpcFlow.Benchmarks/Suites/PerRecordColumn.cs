using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Nanoseconds per record.</summary>
internal sealed class PerRecordColumn : IColumn
{
    public string Id => nameof(PerRecordColumn);

    public string ColumnName => "ns/record";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Nanoseconds per record";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        FormatCase format = ContenderBenchmarks.FormatOf((string)benchmarkCase.Parameters[nameof(ContenderBenchmarks.Case)]);
        double? time = summary[benchmarkCase]?.ResultStatistics?.Mean / ContenderBenchmarks.Records(format);
        return time?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;
}
