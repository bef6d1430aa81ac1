namespace VpcFlow.Benchmarks.Compiler;

/// <summary>
/// What 50 classes with formats add to <c>dotnet build</c> of a project, which is what a user sees: with a compiler server that has built the same before, and with a
/// compiler process that has to compile the generator's own code first. The projects are built in turn, all anew each time.
/// </summary>
internal static class BuildCost
{
    public const int DefaultRounds = 5;

    private const int Classes = 50;

    /// <summary>One: the server starts, and files get into the cache of the system.</summary>
    private const int WarmUpRounds = 1;

    public static int Run(int rounds)
    {
        string run = Guid.NewGuid().ToString("N")[..8];
        string folder = Path.Combine(Path.GetTempPath(), "vpcflow-build-" + run);
        try
        {
            string other = FormatClasses.OtherFile(0);
            (string Name, BuildProject Project)[] projects =
            [
                ("empty classes, no package", new BuildProject(Path.Combine(folder, "none"), hasPackage: false, [other, .. FormatClasses.Empty(Classes)])),
                ("empty classes", new BuildProject(Path.Combine(folder, "empty"), hasPackage: true, [other, .. FormatClasses.Empty(Classes)])),
                ("classes with formats", new BuildProject(Path.Combine(folder, "formats"), hasPackage: true, [other, .. FormatClasses.WithFormats(Classes)])),
            ];

            // A server of its own, which ends by itself when it has had nothing to do for ten minutes. It makes a file of its name in the folder of the projects' folder.
            string server = "vpcflow-compiler-" + run;
            Console.WriteLine(GeneratorCost.Header);
            Measure("warm compiler server", [.. projects.Select(p => p.Project)], server, rounds);
            Measure("fresh compiler", [.. projects.Select(p => p.Project)], null, rounds);
            return 0;

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

    /// <summary>Of each round.</summary>
    private static BuildTime[] Difference(BuildTime[] with, BuildTime[] without)
        => [.. with.Zip(without, static (a, b) => new BuildTime(a.Whole - b.Whole, a.Compiler - b.Compiler, a.Processor - b.Processor))];

    private static void Write(string measure, BuildTime[] times)
    {
        Write(measure, [.. times.Select(t => t.Whole)]);
        Write(measure + ", compiler task", [.. times.Select(t => t.Compiler)]);
        Write(measure + ", processor time", [.. times.Select(t => t.Processor)]);
    }

    private static void Write(string measure, double[] times)
        => Console.WriteLine(FormattableString.Invariant($"{measure}\t{Classes}\t{times.Order().ElementAt(times.Length / 2):0}\t{times.Min():0}\tms"));
}
