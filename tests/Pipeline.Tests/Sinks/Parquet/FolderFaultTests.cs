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
