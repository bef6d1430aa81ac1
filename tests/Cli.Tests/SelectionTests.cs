using System.Globalization;

namespace VpcFlow.Cli.Tests;

/// <summary>Files of a copied bucket are selected by their keys.</summary>
public sealed class SelectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SelectionTests()
    {
        Add("111111111111", "eu-west-1", "2024/12/03", "20241203T1200Z", "old");
        Add("111111111111", "eu-west-1", "2024/12/04", "20241204T1200Z", "ireland");
        Add("222222222222", "us-east-1", "2024/12/04", "20241204T1200Z", "virginia");
        _folder.Write("bucket/other.log", Samples.RecordOf("other"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--since 2024-12-04", "ireland,virginia,other", 1, 1)]
    [InlineData("--until 2024-12-04", "old,other", 2, 1)]
    [InlineData("--since 2024-12-04T12:00Z --until 1733316000 --region us-east-1", "virginia,other", 2, 1)]
    [InlineData("--account 111111111111", "old,ireland,other", 1, 1)]
    [InlineData("--account 111111111111 --account 222222222222", "old,ireland,virginia,other", 0, 1)]
    [InlineData("--flow-log-id fl-0a", "old,ireland,virginia,other", 0, 1)]
    [InlineData("--flow-log-id fl-0b", "other", 3, 1)]
    public async Task Convert_Selection_ReadsTheFilesThatMayHaveIt(string options, string names, int unselected, int unknown)
    {
        ToolResult result = await RunAsync(["convert", "bucket", .. options.Split(' ')]);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(names.Split(',').Order(), Samples.Interfaces(result).Order());
        string noun = unselected == 1 ? "file" : "files";
        Assert.Equal(unselected > 0, result.Error.Contains($"note: {unselected} {noun} not selected by --", StringComparison.Ordinal));
        Assert.Contains($"note: {unknown} file read although nothing in the path answers --", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_NothingSelected_SaysSoEvenIfQuiet()
    {
        File.Delete(_folder["bucket/other.log"]);
        ToolResult result = await RunAsync("convert", "bucket", "--since", "2025-01-01", "-q");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("note: 3 files not selected by --since; no file is left to read\n", result.Error);
    }

    [Fact]
    public async Task Convert_FileThatIsNotSelected_IsNotOpened()
    {
        _folder.Write("bucket/AWSLogs/111111111111/vpcflowlogs/eu-west-1/2024/11/01/damaged.log.gz", [0x1F, 0x8B, 1]);
        Assert.Equal(3, (await RunAsync("convert", "bucket")).ExitCode);
        Assert.Equal(0, (await RunAsync("convert", "bucket", "--since", "2024-12-04")).ExitCode);
    }

    [Fact]
    public async Task Convert_RecentTimes_AreRelativeToNow()
    {
        string stamp = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture);
        Add("111111111111", "eu-west-1", DateTime.UtcNow.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture), stamp, "now");
        ToolResult result = await RunAsync("convert", "bucket/AWSLogs", "--since", "now-1h");
        Assert.Equal(["now"], Samples.Interfaces(result));
    }

    [Fact]
    public async Task Detect_Selection_LooksAtTheFilesThatMayHaveIt()
    {
        ToolResult result = await RunAsync("detect", "bucket/AWSLogs", "--region", "us-east-1");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("\n// default, in 1 file\n", result.Output, StringComparison.Ordinal);
    }

    private void Add(string account, string region, string date, string time, string name) => _folder.WriteGzip(
        $"bucket/AWSLogs/{account}/vpcflowlogs/{region}/{date}/{account}_vpcflowlogs_{region}_fl-0a_{time}_0123.log.gz",
        $"{Samples.Header}\n{Samples.RecordOf(name)}\n");

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = arguments, Folder = _folder.Path });
}
