using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;
using VpcFlow.Benchmarks.Processes;

namespace VpcFlow.Benchmarks.Suites;

/// <summary>Jobs with all vectors of the machine and with narrower ones, and columns for nanoseconds per record and allocations.</summary>
internal sealed class SuiteConfig : ManualConfig
{
    public SuiteConfig()
    {
        Job job = Job.Default
            .WithRuntime(CoreRuntime.Core10_0)
            .WithIterationTime(TimeInterval.FromMilliseconds(100))
            .WithMinIterationCount(8)
            .WithMaxIterationCount(12);
        AddJob(job.WithId("default"));
        foreach (NarrowMachine machine in NarrowMachine.All)
            AddJob(job.WithId(machine.Job).WithEnvironmentVariable(machine.Variable, "0"));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(new PerRecordColumn());
        WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(60));
        HideColumns(Column.EnvironmentVariables, Column.Error, Column.StdDev, Column.Median);
    }
}
