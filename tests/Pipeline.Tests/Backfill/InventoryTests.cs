using System.IO.Compression;
using System.Text;

namespace VpcFlow.Pipeline.Tests.Backfill;

/// <summary>Inventories of S3, in place of listings.</summary>
public sealed class InventoryTests
{
    private const string Usual = "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag, StorageClass";

    [Fact]
    public async Task RunAsync_Rows_PutsCurrentObjectsOnTheQueue()
    {
        using var bench = new BackfillFixture();
        Store(bench, Usual,
            Row("exports/a%20b%2Bc/%C3%BC.log"),
            Row("exports/plus+space.log"),
            Row("exports/old.log", latest: "false"),
            Row("exports/deleted.log", deleted: "true"),
            Row("exports/archived.log", storage: "GLACIER"),
            Row("AWSLogs/123456789010/CloudTrail/eu-west-1/x.json.gz"),
            Row("exports/folder/"));

        await RunAsync(bench);

        Assert.Equal(["exports/a b+c/ü.log", "exports/plus space.log"], bench.Keys);
        Assert.Equal((2, 4, 1), (bench.Progress.Objects, bench.Progress.Filtered, bench.Progress.Archived));
        Assert.Equal(2 * 17, bench.Progress.Bytes);
    }

    [Fact]
    public async Task RunAsync_AMillionRowsStoppedTwice_PutsEachOnTheQueueOnce()
    {
        const int Files = 10;
        const int PerFile = 100_000;
        using var bench = new BackfillFixture();
        Store(bench, "Bucket, Key, Size", [.. Enumerable.Range(0, Files).Select(
            f => (IEnumerable<string>)Enumerable.Range(0, PerFile).Select(i => $"\"logs\",\"exports/{f}/{i}.log\",\"17\""))]);
        int sent = await bench.RunStoppedAsync(token => RunAsync(bench, token), 250_000, 600_000);
        Assert.Equal(Files * PerFile, sent);
        Assert.Equal(Files * PerFile, bench.Keys.Distinct().Count());
    }

    [Fact]
    public async Task RunAsync_DamagedFile_ThrowsItsName()
    {
        using var bench = new BackfillFixture();
        Store(bench, Usual, Row("exports/a.log"));
        bench.S3.Put("logs/data/0.csv.gz", Gzip([Row("exports/other.log")]));

        var e = await Assert.ThrowsAsync<IOException>(() => RunAsync(bench));

        Assert.Contains("s3://inventories/logs/data/0.csv.gz is damaged", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"logs\",\"exports/a.log\"")]
    [InlineData("\"logs\",\"exports/a.log\",\"\",\"true\",\"false\",\"17\",\"2024-12-04T00:00:00.000Z\",\"x\",\"STANDARD\",\"more\"")]
    [InlineData("\"logs\",\"exports/a.log,\"\",\"true\",\"false\",\"17\",\"2024-12-04T00:00:00.000Z\",\"x\",\"STANDARD\"")]
    public async Task RunAsync_DamagedRow_ThrowsItsNumber(string row)
    {
        using var bench = new BackfillFixture();
        Store(bench, Usual, Row("exports/a.log"), row);

        var e = await Assert.ThrowsAsync<IOException>(() => RunAsync(bench));

        Assert.Contains("row 2 is damaged; expected 9 values", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"fileFormat\":\"ORC\"}", "in ORC; expected CSV or Parquet")]
    [InlineData("{}", "is not the manifest of an inventory")]
    [InlineData("nonsense", "is not the manifest of an inventory")]
    [InlineData(
        """{"fileFormat":"CSV","sourceBucket":"other","destinationBucket":"arn:aws:s3:::x","fileSchema":"Bucket, Key","files":[]}""",
        "is the inventory of the bucket other, not of logs")]
    [InlineData(
        """{"fileFormat":"CSV","sourceBucket":"logs","destinationBucket":"arn:aws:s3:::x","fileSchema":"Bucket","files":[]}""",
        "names no column Key")]
    public async Task RunAsync_ForeignManifest_ThrowsWhatItIs(string manifest, string message)
    {
        using var bench = new BackfillFixture();
        bench.S3.Put("logs/all/2024-12-04T01-00Z/manifest.json", Encoding.UTF8.GetBytes(manifest));

        var e = await Assert.ThrowsAsync<IOException>(() => RunAsync(bench));

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    private static Task RunAsync(BackfillFixture bench, CancellationToken cancellationToken = default)
        => bench.RunAsync(s => BackfillFixture.Options(s, manifest: BackfillFixture.Manifest), cancellationToken);

    private static string Row(string key, string latest = "true", string deleted = "false", string storage = "STANDARD")
        => $"\"logs\",\"{key}\",\"\",\"{latest}\",\"{deleted}\",\"17\",\"2024-12-04T00:00:00.000Z\",\"0123456789abcdef\",\"{storage}\"";

    private static void Store(BackfillFixture bench, string schema, params string[] rows)
        => Store(bench, schema, [(IEnumerable<string>)rows]);

    private static void Store(BackfillFixture bench, string schema, IEnumerable<string>[] contents)
        => bench.PutInventory("CSV", schema, "csv.gz", [.. contents.Select(Gzip)]);

    private static byte[] Gzip(IEnumerable<string> rows)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(rows.Select(r => r + "\n"))));
        return file.ToArray();
    }
}
