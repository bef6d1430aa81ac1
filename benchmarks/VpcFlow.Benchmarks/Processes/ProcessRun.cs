using System.Diagnostics;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Processes;

/// <summary>Measures whole processes: the tool with one thread and with two, and <c>mawk</c> writing flat JSON.</summary>
internal static class ProcessRun
{
    private const int Records = 1_000_000;
    private const int Rounds = 5;

    public static int Run(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            Console.Error.WriteLine("process VPCFLOW [RECORDS]: VPCFLOW is the tool, an executable or a .dll");
            return 2;
        }

        string[] tool = arguments[0].EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", arguments[0]] : [arguments[0]];
        using var input = new BenchmarkInput(FormatCase.V2, arguments.Length > 1 ? int.Parse(arguments[1], null) : Records);
        (string Name, string[] Command)[] commands =
        [
            ("vpcflow convert, 1 thread", [.. tool, "convert", input.Path, "-f", "default", "--threads", "1", "-o", "/dev/null"]),
            ("vpcflow convert, 2 threads", [.. tool, "convert", input.Path, "-f", "default", "--threads", "2", "-o", "/dev/null"]),
            ("mawk to flat JSON", ["mawk", MawkProgram.Text, input.Path]),
        ];
        var times = commands.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < commands.Length; i++)
                times[i].Add(Measure(commands[i].Command));
        }

        Console.WriteLine("process\tms\tratio_to_first");
        double first = Median(times[0]);
        for (int i = 0; i < commands.Length; i++)
            Console.WriteLine(FormattableString.Invariant($"{commands[i].Name}\t{Median(times[i]):0}\t{Median(times[i]) / first:0.00}"));
        return 0;
    }

    private static double Measure(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]} ended with exit code {process.ExitCode}.");
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
