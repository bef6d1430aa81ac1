using System.Text;
using Parquet;
using VpcFlow.Pipeline.Containers.Parquet;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet;

/// <summary>Files of unusual shape, and streams of every kind.</summary>
public class ShapeTests
{
    private static readonly string[] s_names = ["srcaddr", "bytes", "action", "instance-id"];

    [Fact]
    public async Task Read_NoRows_IsTheHeader()
        => Assert.Equal("srcaddr\n", await ParquetText.ReadAsync(DuckDbFile.OfQuery("SELECT 'x' AS srcaddr WHERE false")));

    [Fact]
    public async Task Read_NoRowGroups_IsTheHeader()
    {
        Table table = Table.Random(new Random(1), s_names, 0);
        Assert.Equal(table.Text, await ParquetText.ReadAsync(await ManagedFile.OfAsync(table, CompressionMethod.Snappy)));
    }

    [Fact]
    public async Task Read_RowGroupForEachRow_EqualsRows()
    {
        Table table = Table.Random(new Random(2), s_names, 150);
        Assert.Equal(table.Text, await ParquetText.ReadAsync(ArrowFile.Of(table, groupRows: 1)));
        Assert.Equal(table.Text, await ParquetText.ReadAsync(await ManagedFile.OfAsync(table, CompressionMethod.Snappy, 1)));
    }

    [Fact]
    public async Task Read_LongRunsOfAbsentValues_EqualsRows()
    {
        const string Query = "SELECT CASE WHEN i // 700 % 2 = 0 THEN NULL ELSE '10.0.0.1' END AS srcaddr, "
            + "CASE WHEN i % 2 = 0 THEN NULL ELSE i END AS bytes, NULL::VARCHAR AS action FROM range(0, 5000) t(i) ORDER BY i";
        string expected = "srcaddr bytes action\n" + string.Concat(Enumerable.Range(0, 5000).Select(
            i => $"{(i / 700 % 2 == 0 ? "-" : "10.0.0.1")} {(i % 2 == 0 ? "-" : i.ToString())} -\n"));
        Assert.Equal(expected, await ParquetText.ReadAsync(DuckDbFile.OfQuery(Query)));
    }

    [Fact]
    public async Task Read_StreamInSmallPieces_EqualsRows()
    {
        Table table = Table.Random(new Random(3), s_names, 900);
        byte[] file = ArrowFile.Of(table, groupRows: 200);
        foreach (int size in new[] { 1, 7, 300 })
        {
            using var stream = new ParquetTextStream(new MemoryStream(file));
            var text = new MemoryStream();
            var buffer = new byte[size];
            for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
                text.Write(buffer, 0, read);
            Assert.Equal(table.Text, Encoding.UTF8.GetString(text.ToArray()));
        }
    }

    [Fact]
    public async Task Read_FromAPositionOn_EqualsRowsAndLeavesTheStreamOpen()
    {
        Table table = Table.Random(new Random(4), s_names, 20);
        var file = new MemoryStream([1, 2, 3, .. ArrowFile.Of(table)]) { Position = 3 };
        using (var stream = new ParquetTextStream(file))
            Assert.Equal(table.Text, await ParquetText.ReadAsync(stream));
        Assert.True(file.CanRead);
    }

    [Fact]
    public async Task Read_StreamThatCannotSeek_EqualsRows()
    {
        Table table = Table.Random(new Random(5), s_names, 3000);
        using var compressed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(compressed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
            gzip.Write(ArrowFile.Of(table));
        compressed.Position = 0;
        var input = new System.IO.Compression.GZipStream(compressed, System.IO.Compression.CompressionMode.Decompress);
        using var stream = new ParquetTextStream(input);
        Assert.Equal(table.Text, await ParquetText.ReadAsync(stream));
    }

    [Fact]
    public async Task Dispose_StreamThatCannotSeek_DeletesTheCopy()
    {
        string folder = Directory.CreateTempSubdirectory("vpcflow-copy-").FullName;
        try
        {
            await using (FileStream copy = FileBytes.CreateTemporary(folder))
            {
                copy.WriteByte(1);
                string path = Assert.Single(Directory.GetFiles(folder));
                if (!OperatingSystem.IsWindows())
                    Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }

            Assert.Empty(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Read_Cancelled_Throws()
    {
        using var stream = new ParquetTextStream(new MemoryStream(ArrowFile.Of(Table.Random(new Random(6), s_names, 10))));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => stream.ReadAsync(new byte[100], new CancellationToken(canceled: true)).AsTask());
    }

    [Fact]
    public async Task Read_ManyRows_AllocatesNoMoreThanForFew()
    {
        byte[] few = File(20_000);
        byte[] many = File(200_000);
        await CountAsync(few);
        long ofFew = await AllocationAsync(few);
        long ofMany = await AllocationAsync(many);
        Assert.InRange(ofMany - ofFew, 0, 2_000_000);

        static byte[] File(int rows) => DuckDbFile.OfQuery(
            "SELECT '10.0.' || (i % 256) || '.' || (i % 251) AS srcaddr, i AS bytes, 'ACCEPT' AS action "
            + $"FROM range(0, {rows}) t(i) ORDER BY i",
            "ROW_GROUP_SIZE 10240, COMPRESSION snappy");
    }

    private static async Task<long> AllocationAsync(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        await CountAsync(file);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static async Task CountAsync(byte[] file)
    {
        using var stream = new ParquetTextStream(new MemoryStream(file));
        var buffer = new byte[64 << 10];
        while (await stream.ReadAsync(buffer) > 0)
        {
        }
    }
}
