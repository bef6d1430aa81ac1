using VpcFlow.Benchmarks.Ratios;

namespace VpcFlow.Benchmarks.Compiler;

/// <summary>
/// Measures the time that 50 classes with formats add to <c>dotnet build</c>, which is what a user notices: with a compiler server that has
/// built the same before, and with a compiler process that has to compile the generator's own code first. The projects are built in turn,
/// completely each time.
/// </summary>
internal static class BuildCost
{
    public const int DefaultRounds = 5;

    private const int Classes = 50;

    /// <summary>One build starts the server and loads files into the cache of the system.</summary>
    private const int WarmUpRounds = 1;

    public static int Run(int rounds)
    {
        string run = Guid.NewGuid().ToString("N")[..8];
        string folder = Path.Combine(Path.GetTempPath(), "vpcflow-build-" + run);
        try
        {
            (string Name, BuildProject Project)[] projects =
            [
                ("empty classes, no package", Create("none", hasPackage: false, FormatClasses.Empty(Classes))),
                ("empty classes", Create("empty", hasPackage: true, FormatClasses.Empty(Classes))),
                ("classes with formats", Create("formats", hasPackage: true, FormatClasses.WithFormats(Classes))),
            ];

            // A separate server, which ends when it has been idle for ten minutes. It creates a file with its name next to the folder of
            // the projects.
            string server = "vpcflow-compiler-" + run;
            Console.WriteLine(GeneratorCost.Header);
            Measure("warm compiler server", [.. projects.Select(p => p.Project)], server, rounds);
            Measure("fresh compiler", [.. projects.Select(p => p.Project)], null, rounds);
            return 0;

            BuildProject Create(string name, bool hasPackage, string[] classes)
                => new(Path.Combine(folder, name), hasPackage, [FormatClasses.OtherFile(0), .. classes]);

            void Measure(string compiler, BuildProject[] built, string? pipe, int count)
            {
                BuildTime[][] times = Build(built, pipe, count);
                for (int i = 0; i < built.Length; i++)
                    Write($"dotnet build, {compiler}: {projects[i].Name}", times[i]);
                Write($"dotnet build, {compiler}: formats add", Difference(times[2], times[1]));
                Write($"dotnet build, {compiler}: the package itself adds", Difference(times[1], times[0]));
            }
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private static BuildTime[][] Build(BuildProject[] projects, string? server, int rounds)
    {
        BuildTime[][] times = [.. projects.Select(_ => new BuildTime[rounds])];
        for (int round = -WarmUpRounds; round < rounds; round++)
        {
            for (int i = 0; i < projects.Length; i++)
            {
                BuildTime time = projects[i].Build(server);
                if (round >= 0)
                    times[i][round] = time;
            }
        }

        return times;
    }

    /// <summary>Returns the difference in each round.</summary>
    private static BuildTime[] Difference(BuildTime[] with, BuildTime[] without)
        => [.. with.Zip(without, static (a, b) => new BuildTime(a.Whole - b.Whole, a.Compiler - b.Compiler))];

    private static void Write(string measure, BuildTime[] times)
    {
        Write(measure, [.. times.Select(t => t.Whole)]);
        Write(measure + ", compiler task", [.. times.Select(t => t.Compiler)]);
    }

    private static void Write(string measure, double[] times)
    {
        double median = InterleavedMeasurement.Median(times);
        Console.WriteLine(FormattableString.Invariant($"{measure}\t{Classes}\t{median:0}\t{times.Min():0}\tms"));
    }
}
