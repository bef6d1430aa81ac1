using System.Diagnostics;

namespace VpcFlow.Benchmarks.Processes;

/// <summary>The result of a run of a program, and its duration.</summary>
internal readonly record struct CommandRun(int ExitCode, string Output, double Milliseconds)
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="variables">Environment variables in addition to those of this process.</param>
    public static CommandRun Of(
        string program, IEnumerable<string> arguments, string folder, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        return Of(start);
    }

    /// <summary>Prepares another process of this program.</summary>
    public static ProcessStartInfo OfThisProgram(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(CommandRun).Assembly.Location);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>Runs a program to its end, and captures its standard output and standard error.</summary>
    public static CommandRun Of(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandRun(process.ExitCode, output + error.GetAwaiter().GetResult(), Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }
}
