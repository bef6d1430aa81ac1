using System.Text;

namespace VpcFlow.Pipeline.Tests.Sinks.Parquet;

public class FolderFaultTests
{
    private static readonly ParquetFolderOptions s_hourly = new() { Partitions = ParquetPartitions.Hourly, MaxOpenFiles = 1 };

    [Fact]
    public async Task Dispose_WithoutComplete_LeavesNothing()
    {
        using var folder = new WrittenFolder();
        await WriteAsync(folder.Root, complete: false);
        Assert.Empty(folder.Files);
        Assert.False(Directory.Exists(folder.Root));
    }

    [Fact]
    public async Task Dispose_WithoutComplete_LeavesWhatWasThere()
    {
        using var folder = new WrittenFolder();
        string other = Path.Combine(folder.Root, "aws-account-id=123456789012");
        Directory.CreateDirectory(other);
        await File.WriteAllTextAsync(Path.Combine(other, "notes.txt"), "");
        await WriteAsync(folder.Root, complete: false);
        Assert.Equal(["aws-account-id=123456789012/notes.txt"], folder.Files);
        Assert.Empty(Directory.GetDirectories(other));
    }

    [Fact]
    public async Task Write_FolderIsAFile_Throws()
    {
        using var folder = new WrittenFolder();
        await File.WriteAllTextAsync(folder.Root, "text");
        await Assert.ThrowsAnyAsync<IOException>(() => WriteAsync(folder.Root, complete: true));
        Assert.Equal("text", await File.ReadAllTextAsync(folder.Root));
    }

    [Fact]
    public async Task Complete_NameIsTaken_LeavesNoFile()
    {
        using var folder = new WrittenFolder();
        using (var output = new FlowLogParquetFolder(folder.Root, s_hourly))
        {
            await foreach (FlowLogBatch batch in ReadAsync())
                output.Write(batch);

            // A folder with the name of the second file: the first one has its name by then.
            string second = folder.Files.Single(f => f.EndsWith("-00002.parquet.tmp", StringComparison.Ordinal));
            string place = Path.Combine(Path.GetDirectoryName(second)!, Path.GetFileName(second)[1..^4]);
            Directory.CreateDirectory(Path.Combine(folder.Root, place));
            Assert.ThrowsAny<IOException>(output.Complete);
        }

        Assert.Empty(folder.Files);
    }

    /// <summary>A mark that nobody has locked was left by a run that was killed; its files are deleted, and nothing else.</summary>
    [Fact]
    public async Task Write_FilesOfAKilledRun_AreDeleted()
    {
        using var folder = new WrittenFolder();
        string[] others = ["../.vpcflow-1.parquet.tmp", ".vpcflow-2.parquet.tmp", "vpcflow-3.parquet", "x/.other.tmp"];
        string[] left = ["day=01/.vpcflow-4.parquet.tmp", ".vpcflow-5.parquet.tmp"];
        foreach (string file in others.Concat(left))
        {
            string path = Path.Combine(folder.Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "");
        }

        string listed = string.Join('\n', [others[0], .. left, others[2], others[3], "no/.vpcflow-6.parquet.tmp"]);
        await File.WriteAllTextAsync(Path.Combine(folder.Root, ".vpcflow-0123.run"), listed);
        await WriteAsync(folder.Root, complete: false);
        Assert.Equal(others.Order(), folder.Files.Order());
    }

    /// <summary>The files of a run that still writes are left alone, also those that are whole and wait for the others.</summary>
    [Fact]
    public async Task Write_FilesOfAnotherRun_Remain()
    {
        using var folder = new WrittenFolder();
        using var first = new FlowLogParquetFolder(folder.Root, s_hourly);
        await foreach (FlowLogBatch batch in ReadAsync())
            first.Write(batch);
        string[] files = folder.Files;
        Assert.Contains(files, f => f.EndsWith(".parquet.tmp", StringComparison.Ordinal));

        await WriteAsync(folder.Root, complete: true);
        Assert.Subset(folder.Files.ToHashSet(), files.ToHashSet());
        int written = folder.Files.Length - files.Length;
        first.Complete();
        Assert.Equal(2 * written, folder.Files.Length);
        Assert.All(folder.Files, f => Assert.EndsWith(".parquet", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_StreamFails_Throws()
    {
        using var output = new FullStream(1000);
        using var file = new FlowLogParquetFile(output);
        await foreach (FlowLogBatch batch in ReadAsync())
            file.Write(batch);
        Assert.Throws<IOException>(file.Complete);
    }

    private static FlowLogBatches ReadAsync()
    {
        IEnumerable<string> lines = Enumerable.Range(0, 300).Select(i => $"123456789012 eu-west-1 {i * 100} {i * 100} {i * 7919}\n");
        byte[] text = Encoding.ASCII.GetBytes("account-id region start end bytes\n" + string.Concat(lines));
        return new FlowLogReader().ReadAsync(new MemoryStream(text));
    }

    private static async Task WriteAsync(string root, bool complete)
    {
        using var folder = new FlowLogParquetFolder(root, s_hourly);
        await foreach (FlowLogBatch batch in ReadAsync())
            folder.Write(batch);
        if (complete)
            folder.Complete();
    }

    /// <summary>A stream on a disk that is full after some bytes.</summary>
    private sealed class FullStream(int capacity) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Length + buffer.Length > capacity)
                throw new IOException("No space left on device");
            base.Write(buffer);
        }
    }
}
