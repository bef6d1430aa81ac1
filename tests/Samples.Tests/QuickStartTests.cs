using System.Diagnostics;

namespace Samples.Tests;

public sealed class QuickStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task QuickStart_ForAFile_PrintsItsRejectedPorts()
    {
        string log = _folder.Write("flow.log", Logs.Lines(
            Logs.Header,
            Logs.Record("eni-1", "REJECT", 3389, 100),
            Logs.Record("eni-2", "REJECT", 23, 40),
            Logs.Record("eni-3"),
            Logs.Record("eni-4", "REJECT", 3389, 1)));

        (string output, string error) = await RunAsync(log);

        Assert.Equal(
            "4 records, 3 rejected\n    port   records         bytes\n    3389         2           101\n      23         1            40\n",
            output);
        Assert.Empty(error);
    }

    [Fact]
    public async Task QuickStart_WithoutAFile_ReadsTheSample()
    {
        (string output, string error) = await RunAsync();
        Assert.StartsWith("204 records, ", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Fact]
    public async Task QuickStart_ALineThatCantBeRead_IsNamed()
    {
        string log = _folder.Write("flow.log", Logs.Lines(Logs.Record("eni-1"), Logs.Bad));

        (string output, string error) = await RunAsync(log);

        Assert.StartsWith("1 records, 0 rejected\n", output, StringComparison.Ordinal);
        Assert.Contains("line 2", error, StringComparison.Ordinal);
        Assert.Contains("dstport", error, StringComparison.Ordinal);
    }

    private static async Task<(string Output, string Error)> RunAsync(params string[] arguments)
    {
        using Process process =
            Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "QuickStart.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return (output.ReplaceLineEndings("\n"), await error);
    }
}
