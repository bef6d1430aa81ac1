using System.Diagnostics;
using System.Globalization;

namespace VpcFlow.Cli.Tests;

/// <summary>The result of a run of the tool.</summary>
internal sealed record ToolResult(int ExitCode, byte[] OutputBytes, string Error)
{
    public string Output => System.Text.Encoding.UTF8.GetString(OutputBytes);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs the tool as a process, as a user does.</summary>
internal static class Tool
{
    /// <summary>How long the tool may run: far more than it takes on a busy machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "VpcFlow.Cli.dll");

    public static Task<ToolResult> RunAsync(params string[] arguments) => RunAsync(new Run { Arguments = arguments });

    public static async Task<ToolResult> RunAsync(Run run)
    {
        using Process process = Start("dotnet", [Assembly, .. run.Arguments], run.Folder, redirectInput: true);
        return await EndAsync(process, run.Input);
    }

    /// <summary>Runs a shell command line in which <c>$vpcflow</c> is the tool.</summary>
    public static async Task<ToolResult> ShellAsync(string line, string? folder = null)
    {
        using Process process = Start(
            "sh", ["-c", line.Replace("$vpcflow", $"dotnet '{Assembly}'", StringComparison.Ordinal)], folder, redirectInput: false);
        return await EndAsync(process, input: null);
    }

    /// <summary>Starts the tool and leaves its input open. SIGINT is reset, because shells ignore it for background processes.</summary>
    public static Process StartWaiting(params string[] arguments) => StartWaiting([], arguments);

    /// <summary>Starts it with variables of its own: those of this process would also be those of tools that other tests start.</summary>
    public static Process StartWaiting((string Name, string Value)[] environment, string[] arguments)
    {
        IEnumerable<string> variables = environment.Select(v => $"{v.Name}={v.Value}");
        return Start("env", ["--default-signal=INT", .. variables, "dotnet", Assembly, .. arguments], folder: null, redirectInput: true);
    }

    /// <summary>Sends a signal.</summary>
    /// <param name="process">The tool.</param>
    /// <param name="signal">Its name, such as <c>TERM</c>.</param>
    public static void Signal(Process process, string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public static async Task<ToolResult> EndAsync(Process process, byte[]? input)
    {
        using var output = new MemoryStream();
        Task reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (input is not null)
            await process.StandardInput.BaseStream.WriteAsync(input);
        if (process.StartInfo.RedirectStandardInput)
            process.StandardInput.Close();
        try
        {
            await Task.WhenAll(reading, error, process.WaitForExitAsync()).WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The tool has not ended in {Limit}; it said:\n{await error}");
        }

        return new ToolResult(process.ExitCode, output.ToArray(), await error);
    }

    private static Process Start(string program, string[] arguments, string? folder, bool redirectInput)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = redirectInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }

    internal sealed record Run
    {
        public string[] Arguments { get; init; } = [];

        public byte[]? Input { get; init; }

        public string? Folder { get; init; }
    }
}
