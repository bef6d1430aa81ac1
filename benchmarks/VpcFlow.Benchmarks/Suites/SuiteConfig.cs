using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;
using VpcFlow.Benchmarks.Processes;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>The machine as it is and with narrower vectors; bytes and nanoseconds per record; allocations.</summary>
internal sealed class SuiteConfig : ManualConfig
{
    public SuiteConfig()
    {
        AddJob(Named("default", null));
        foreach (NarrowMachine machine in NarrowMachine.All)
            AddJob(Named(machine.Job, machine.Variable));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(new ThroughputColumn());
        AddColumn(new PerRecordColumn());
        WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(60));
        HideColumns(Column.EnvironmentVariables, Column.Error, Column.StdDev, Column.Median);
    }

    private static Job Named(string name, string? disabled)
    {
        Job job = Job.Default.WithId(name).WithRuntime(CoreRuntime.Core10_0).WithIterationTime(TimeInterval.FromMilliseconds(100)).WithMinIterationCount(8).WithMaxIterationCount(12);
        return disabled is null ? job : job.WithEnvironmentVariable(disabled, "0");
    }
}
