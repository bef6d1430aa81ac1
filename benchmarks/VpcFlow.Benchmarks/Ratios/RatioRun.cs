using System.Diagnostics;
using VpcFlow.Benchmarks.Charts;
using VpcFlow.Benchmarks.Checks;
using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Contenders.Parquet;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Processes;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>Measures the ratio of each contender's time to that of generated code, in this process or in one per run.</summary>
internal static class RatioRun
{
    /// <summary>
    /// The approximate number of bytes of records in each format: more than the second-level cache, but few enough to be quick.
    /// </summary>
    private const int InputSize = 1_500_000;

    public static int Run(string[] arguments)
    {
        RatioOptions options = RatioOptions.Parse(arguments);
        if (options.TakesTurns)
            return TakeTurns(options);
        bool agrees = true;
        RatioRow[] rows;
        if (options.Runs == 1)
            rows = MeasureAll(options, out agrees);
        else
            rows = RatioRow.Combine(Enumerable.Range(1, options.Runs).SelectMany(run => MeasureInProcess(options, run)));
        Write(rows, options.ResultFolder);
        return agrees ? 0 : 1;
    }

    private static void Write(RatioRow[] rows, string? folder)
    {
        string[] lines = [RatioRow.Header, .. rows.Select(r => r.ToString())];
        if (folder is null)
        {
            foreach (string line in lines)
                Console.WriteLine(line);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "ratios.tsv"), string.Join('\n', lines) + "\n");
        File.WriteAllText(Path.Combine(folder, "chart.svg"), BarChart.Draw(rows));
    }

    /// <summary>Runs once in another process, since each process compiles code and places it in memory differently.</summary>
    private static RatioRow[] MeasureInProcess(RatioOptions options, int run)
    {
        Console.Error.WriteLine($"run {run} of {options.Runs}");
        ProcessStartInfo start = CommandRun.OfThisProgram("ratios");
        if (options.Scopes.Count == 1)
        {
            start.ArgumentList.Add("--scope");
            start.ArgumentList.Add(options.Scopes[0].Name());
        }

        if (options.Formats.Count == 1)
        {
            start.ArgumentList.Add("--format");
            start.ArgumentList.Add(options.Formats[0].Name());
        }

        CommandRun result = CommandRun.Of(start);
        return result.ExitCode == 0
            ? RatioRow.Parse(result.Output.Split('\n'))
            : throw new InvalidOperationException($"Run {run} failed:\n{result.Output}");
    }

    private static RatioRow[] MeasureAll(RatioOptions options, out bool agrees)
    {
        var rows = new List<RatioRow>();
        agrees = true;
        foreach (FormatCase format in options.Formats)
        {
            using BenchmarkInput warmUp = ContenderTurns.CreateWarmUpInput(format);
            using BenchmarkInput input = CreateInput(format);
            foreach (Scope scope in options.Scopes.Where(s => ContenderList.Of(s, format).Any()))
            {
                foreach (string error in AgreementCheck.Check(scope, warmUp))
                {
                    Console.Error.WriteLine(error);
                    agrees = false;
                }

                if (scope is Scope.Scan or Scope.Typed or Scope.Typed3 or Scope.Ecs or Scope.File)
                {
                    rows.AddRange(Measure(scope, input, warmUp));
                    continue;
                }

                using var large = new BenchmarkInput(format, ParquetInput.Records);
                rows.AddRange(Measure(scope, large, warmUp));
            }
        }

        return [.. rows];
    }

    private static BenchmarkInput CreateInput(FormatCase format) => new(format, InputSize / format.BytesPerRecord());

    private static int TakeTurns(RatioOptions options)
    {
        FormatCase format = options.Formats[0];
        using BenchmarkInput warmUp = ContenderTurns.CreateWarmUpInput(format);
        using BenchmarkInput input = CreateInput(format);
        Contender generated = ContenderList.Of(options.Scopes[0], format).Single(c => c.Name == Contender.Generated);
        using var turns = new ContenderTurns(generated, input, warmUp);
        return NarrowTurns.Serve(turns);
    }

    private static RatioRow[] Measure(Scope scope, BenchmarkInput input, BenchmarkInput warmUp)
    {
        List<ITurns> all = [.. ContenderList.Of(scope, input.Format).Select(c => new ContenderTurns(c, input, warmUp))];
        if (scope is Scope.Scan or Scope.Typed or Scope.Ecs)
            all.AddRange(NarrowMachine.All.Select(m => new NarrowTurns(scope, input.Format, m)));
        RatioRow[] rows = [.. all.Zip(
            InterleavedMeasurement.Run(all),
            (one, m) => new RatioRow(scope.Name(), input.Format.Name(), one.Name, m.Nanoseconds, m.Ratio, m.Ratio, m.Ratio))];
        foreach (ITurns one in all)
            one.Dispose();
        return rows;
    }
}
