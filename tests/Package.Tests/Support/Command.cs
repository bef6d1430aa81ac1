using System.Collections;
using System.Diagnostics;

namespace VpcFlow.Package.Tests.Support;

/// <summary>Runs programs as a person does who has just opened a shell: without what the test runner adds to the environment.</summary>
internal static class Command
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    public static Task<CommandResult> DotNetAsync(string folder, params string[] arguments) => RunAsync(folder, "dotnet", arguments);

    public static async Task<CommandResult> RunAsync(string folder, string program, params string[] arguments)
    {
        using Process process = Process.Start(Prepare(folder, program, arguments))!;
        using var output = new MemoryStream();
        Task reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            await Task.WhenAll(reading, error, process.WaitForExitAsync()).WaitAsync(s_limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new CommandResult($"{program} {string.Join(' ', arguments)}", process.ExitCode, output.ToArray(), await error);
    }

    /// <summary>The time from the start of a process to its end.</summary>
    public static TimeSpan Time(string folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = Prepare(folder, program, arguments);
        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        TimeSpan time = clock.Elapsed;
        Assert.True(process.ExitCode == 0, process.StandardError.ReadToEnd());
        return time;
    }

    private static ProcessStartInfo Prepare(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (IsOfTestRunner((string)variable.Key))
                start.Environment.Remove((string)variable.Key);
        }

        // No process stays when the command has ended.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        return start;
    }

    private static bool IsOfTestRunner(string variable)
        => variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
            || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
            || variable is "DOTNET_HOST_PATH" or "DOTNET_CLI_USE_MSBUILDNOINPROCNODE";
}
