using System.Diagnostics;
using System.Text.RegularExpressions;

namespace VpcFlow.Cli.Tests.Configuration;

/// <summary>The unit of systemd, as systemd itself reads it where there is one.</summary>
public sealed partial class ServiceUnitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Unit_StartsShipWithOptionsThatItHas()
    {
        string start = StartPattern().Match(ReadUnit()).Groups[1].Value;
        ToolResult help = await Tool.RunAsync("ship", "--help");
        Assert.Contains("--config", start, StringComparison.Ordinal);
        foreach (string option in start.Split(' ').Where(w => w.StartsWith("--", StringComparison.Ordinal)))
            Assert.Contains($"{option} ", help.Output, StringComparison.Ordinal);
    }

    [SystemdFact]
    public void Unit_IsAcceptedBySystemdAndExposesLittle()
    {
        // The program need not be installed.
        string unit = ReadUnit().Replace("/usr/local/bin/vpcflow", "/bin/true", StringComparison.Ordinal);
        string path = _folder.Write("vpcflow-ship.service", unit);
        Assert.Equal((0, ""), Run("verify", path));

        // Ten times the level of exposure: that of a service without any restriction is 96.
        (int exitCode, string error) = Run("security", "--offline=true", "--threshold=20", "--no-pager", path);
        Assert.True(exitCode == 0, error);
    }

    private static string ReadUnit() => File.ReadAllText(Path.Combine(RepositoryFolder.Path, "packaging", "vpcflow-ship.service"));

    private static (int ExitCode, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("systemd-analyze", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error + (process.ExitCode == 0 ? "" : output.Result));
    }

    [GeneratedRegex("^ExecStart=(.*)$", RegexOptions.Multiline)]
    private static partial Regex StartPattern();

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class SystemdFactAttribute : FactAttribute
    {
        public SystemdFactAttribute()
        {
            if (!File.Exists("/usr/bin/systemd-analyze"))
                Skip = "There is no systemd-analyze.";
        }
    }
}
