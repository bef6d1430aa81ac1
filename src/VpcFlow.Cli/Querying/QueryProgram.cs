using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Querying;

/// <summary>
/// The program that answers queries. It is a program of its own, because it carries a database that the other commands don't need, and is
/// found beside this one or on the path, as git finds its commands.
/// </summary>
internal static class QueryProgram
{
    private const string Name = "vpcflow-query";
    private const string Missing = $"'vpcflow query' needs {Name}, which is neither beside this program nor on the path; "
        + "install it with 'dotnet tool install --global VpcFlow.Query'";

    private static readonly string s_file = OperatingSystem.IsWindows() ? Name + ".exe" : Name;

    /// <summary>Starts the program with the same standard streams, and returns its exit code when it ends.</summary>
    /// <exception cref="UsageException">There is no such program.</exception>
    public static async Task<int> RunAsync(IEnumerable<string> arguments, MessageWriter messages)
    {
        string path = Find() ?? throw new UsageException(Missing);
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(path, arguments) { UseShellExecute = false })!;
            using PosixSignalRegistration interrupt = Forward(PosixSignal.SIGINT, 2, process);
            using PosixSignalRegistration end = Forward(PosixSignal.SIGTERM, 15, process);
            await process.WaitForExitAsync().ConfigureAwait(false);
            return process.ExitCode;
        }
        catch (Win32Exception e)
        {
            messages.Error($"{path}: the program can't be started: {e.Message}");
            return ExitCodes.Usage;
        }
    }

    private static string? Find()
    {
        IEnumerable<string> folders = new[] { Path.GetDirectoryName(Environment.ProcessPath), AppContext.BaseDirectory }
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Where(f => !string.IsNullOrEmpty(f))
            .Select(f => f!);
        return folders.Select(f => Path.Combine(f, s_file)).FirstOrDefault(File.Exists);
    }

    /// <summary>Passes a signal on instead of ending: this program has nothing to do but to wait for the other one.</summary>
    private static PosixSignalRegistration Forward(PosixSignal signal, int number, Process process)
        => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (!OperatingSystem.IsWindows() && !process.HasExited)
                _ = kill(process.Id, number);
        });

    [DllImport("libc", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}
