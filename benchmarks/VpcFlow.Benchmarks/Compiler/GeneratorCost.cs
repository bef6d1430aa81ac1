using System.Diagnostics;
using VpcFlow.Benchmarks.Ratios;

namespace VpcFlow.Benchmarks.Compiler;

/// <summary>
/// Measures the time that the generator and the analyzers add to a compilation and to an edit, in a process that has compiled before, as a
/// compiler server or an editor has. <c>--build</c> measures builds by the SDK instead, see <see cref="BuildCost"/>.
/// </summary>
internal static class GeneratorCost
{
    public const string Header = "measure\tclasses\tmedian\tfastest\tunit";

    private const int ManyClasses = 50;

    /// <summary>The minimum number of rounds, even if the time is over.</summary>
    private const int FewestRounds = 3;

    /// <summary>The time for one set of measurements; a third of it is for warming up.</summary>
    private static readonly TimeSpan s_budget = TimeSpan.FromSeconds(12);

    /// <summary>The time for compilations, which get faster for a long time, while the compiler's own code is being compiled.</summary>
    private static readonly TimeSpan s_compilerBudget = TimeSpan.FromSeconds(45);

    /// <summary>The number of edits that are measured together, since one takes too little time.</summary>
    private const int Edits = 20;

    public static int Run(string[] arguments)
    {
        int build = Array.IndexOf(arguments, "--build");
        if (build >= 0)
            return BuildCost.Run(arguments.Length > build + 1 ? int.Parse(arguments[build + 1], null) : BuildCost.DefaultRounds);

        Console.WriteLine(Header);
        MeasureBuilds(ManyClasses);
        MeasureBuilds(1);
        MeasureEdits(ManyClasses);
        MeasureEdits(1);
        return 0;
    }

    private static void MeasureBuilds(int classes)
    {
        var project = new ConsumerProject(classes);
        Write("text generated", classes, project.GeneratedLength / 1000.0, project.GeneratedLength / 1000.0, "thousand characters");
        double[][] times = Measure(
            s_compilerBudget,
            Time(() => project.Generate()),
            Time(() => project.EmitTexts()),
            Time(() => project.ParseTexts()),
            Time(() => project.CompileEmpty()),
            Time(() => project.CompileWithFormats()));
        Write("generator driver alone, first run", classes, times[0], 1e6, "ms");
        Write("of it: from specs to text", classes, times[1], 1e6, "ms");
        Write("parsing the text, which the compiler does next", classes, times[2], 1e6, "ms");
        Write("compilation of empty classes, no generator", classes, times[3], 1e6, "ms");
        Write("compilation of classes with formats, generator included", classes, times[4], 1e6, "ms");
        Write("added to the compilation", classes, Difference(times[4], times[3]), 1e6, "ms");
        Write("analyzers alone", classes, Measure(s_budget, () => project.Analyze().TotalNanoseconds)[0], 1e6, "ms");
    }

    private static void MeasureEdits(int classes)
    {
        var project = new ConsumerProject(classes);
        double[][] times = Measure(s_budget, Time(() => project.EditElsewhere(), Edits), Time(() => project.EditFormat(), Edits));
        Write("edit in another file", classes, times[0], 1e3, "µs");
        int files = project.FilesGeneratedAfterEditElsewhere();
        Write("edit in another file: files generated again", classes, files, files, "files");
        Write("edit of one format", classes, times[1], 1e3, "µs");
        files = project.FilesGeneratedAfterEditOfFormat();
        Write("edit of one format: files generated again", classes, files, files, "files");
    }

    private static Func<double> Time(Action action, int repeats = 1) => () =>
    {
        GC.Collect();
        var clock = new WorkClock();
        for (int repeat = 0; repeat < repeats; repeat++)
            action();
        return clock.Nanoseconds / repeats;
    };

    /// <summary>Runs the measurements in turn, so that a disturbance affects all of them; returns the nanoseconds of each round.</summary>
    private static double[][] Measure(TimeSpan budget, params Func<double>[] measurements)
    {
        var clock = Stopwatch.StartNew();
        do
        {
            foreach (Func<double> measurement in measurements)
                measurement();
        }
        while (clock.Elapsed < budget / 3);

        List<double>[] times = [.. measurements.Select(_ => new List<double>())];
        while (times[0].Count < FewestRounds || clock.Elapsed < budget)
        {
            for (int i = 0; i < measurements.Length; i++)
                times[i].Add(measurements[i]());
        }

        return [.. times.Select(t => t.ToArray())];
    }

    /// <summary>Returns the difference in each round.</summary>
    private static double[] Difference(double[] with, double[] without) => [.. with.Zip(without, static (a, b) => a - b)];

    private static void Write(string measure, int classes, double[] times, double nanoseconds, string unit)
        => Write(measure, classes, InterleavedMeasurement.Median(times) / nanoseconds, times.Min() / nanoseconds, unit);

    private static void Write(string measure, int classes, double median, double fastest, string unit)
        => Console.WriteLine(FormattableString.Invariant($"{measure}\t{classes}\t{median:0.0}\t{fastest:0.0}\t{unit}"));
}
