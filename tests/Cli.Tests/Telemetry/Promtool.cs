using System.Diagnostics;

namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>Prometheus's own check of metrics and rules.</summary>
internal static class Promtool
{
    public static string? Program { get; } = Find();

    /// <summary>Runs it, and returns its exit code and what it complains about.</summary>
    public static async Task<(int ExitCode, string Problems)> RunAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? await error : await output + await error);
    }

    private static string? Find()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Prepend(Repository.Path("artifacts", "tools")).Select(f => Path.Combine(f, "promtool")).FirstOrDefault(File.Exists);
    }
}
