using VpcFlow.Cli.Tests.Faults;
using VpcFlow.Cli.Tests.Telemetry;

namespace VpcFlow.Cli.Tests;

/// <summary><c>vpcflow ship</c> that is stopped while records wait for the end of a file.</summary>
public sealed class ShipStopTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The file ends when nothing more is read; what it has is delivered then, and so is not read again.</summary>
    [Fact]
    public async Task Stopped_WhileFilesWaitForTheEndOfTheirFile_RemembersThem()
    {
        for (int i = 0; i < 4; i++)
            _folder.Write($"logs/{i}.log", Samples.RecordOf($"eni-{i}") + "\n");
        string[] arguments =
        [
            "ship", _folder["logs"], "--to", _folder["out"], "--state", _folder["state"], "--log", "text",
        ];
        using var stopped = new ShipProcess([.. arguments, "--follow", "--roll-interval", "1h", "--metrics", "0"]);
        await Scrape.WaitAsync(stopped, s => s.Sum("vpcflow_objects_in_flight") == 4 && s.Sum("vpcflow_records_total") == 4);
        stopped.Signal("TERM");
        Assert.True(await stopped.WaitAsync() is 0 or 130, stopped.Error);
        Assert.Contains("4 objects, 4 records", stopped.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("to be read again", stopped.Error, StringComparison.Ordinal);

        ToolResult again = await Tool.RunAsync([.. arguments, "--once"]);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Contains("0 objects, 0 records", again.Error, StringComparison.Ordinal);
        Assert.Contains("4 files had nothing new", again.Error, StringComparison.Ordinal);
    }
}
