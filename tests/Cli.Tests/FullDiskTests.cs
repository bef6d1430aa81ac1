namespace VpcFlow.Cli.Tests;

/// <summary>A disk that is full: the run fails with its reason, and nothing of it remains.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FullDiskTests()
    {
        for (int i = 1; i <= 3; i++)
            _folder.Write($"in/{i}.log", Generated.Lines(FlowLogFormat.Parse(FlowLogFormats.V5), 20_000, seed: (ulong)i));
        Directory.CreateDirectory(_folder["disk"]);
    }

    public void Dispose() => _folder.Dispose();

    [SmallDiskFact]
    public Task Convert_ToAFile_LeavesTheOldOne()
        => CheckAsync("disk/flows.ndjson", "--force", "disk/flows.ndjson was not written; the file is as it was");

    [SmallDiskFact]
    public Task Convert_ToACompressedFile_LeavesNothing()
        => CheckAsync("disk/flows.csv.gz", "--to csv", "disk/flows.csv.gz was not written");

    [SmallDiskFact]
    public Task Convert_ToAParquetFile_LeavesNothing()
        => CheckAsync("disk/flows.parquet", "--to parquet --codec none --row-group-size 1", "disk/flows.parquet was not written");

    [SmallDiskFact]
    public Task Convert_ToAFolder_LeavesNothing()
        => CheckAsync("disk/lake", "--to parquet --codec none --row-group-size 1 --partition hive", "no file was added to disk/lake");

    /// <summary>Rejected lines have no room, the documents have: the message names the file that is the matter.</summary>
    [SmallDiskFact]
    public async Task Convert_RejectsHaveNoRoom_NamesTheirFile()
    {
        _folder.Write("in/4.log", Samples.Record + "\n" + string.Concat(Enumerable.Repeat(Samples.Bad + "\n", 10_000)));
        string[] lines = await RunAsync("$vpcflow convert in -o out.ndjson --rejects disk/rejects.ndjson");
        Assert.Equal("exit 4", lines[0]);
        Assert.Contains("vpcflow: disk/rejects.ndjson: the disk is full", lines);
        Assert.Contains("vpcflow: out.ndjson was not written", lines);
        Assert.False(File.Exists(_folder["out.ndjson"]));
    }

    /// <summary>The disk holds 1 MiB, and all outputs are larger.</summary>
    private async Task CheckAsync(string output, string options, string outcome)
    {
        string[] lines = await RunAsync($"echo old > disk/flows.ndjson; $vpcflow convert in -o {output} {options}");
        Assert.Equal("exit 4", lines[0]);
        Assert.Contains($"vpcflow: {output}: the disk is full", lines);
        Assert.Contains($"vpcflow: {outcome}", lines);
        Assert.Contains(lines, l => l.Contains(" of 3 inputs read to the end, with ", StringComparison.Ordinal));
        int files = Array.IndexOf(lines, "files:");
        Assert.Equal(["disk", "disk/flows.ndjson", "old"], lines[(files + 1)..]);
    }

    /// <summary>Returns the exit code, the messages, and what is on the disk afterwards.</summary>
    private async Task<string[]> RunAsync(string commands)
    {
        string[] script =
        [
            "mount -t tmpfs -o size=1m tmpfs disk",
            $"{commands} 2> errors",
            "echo exit $?; cat errors; echo files:; find disk | sort; cat disk/flows.ndjson",
        ];
        ToolResult result = await Tool.ShellAsync($"unshare -rm sh << 'END'\n{string.Join('\n', script)}\nEND\n", _folder.Path);
        return result.Lines;
    }
}
