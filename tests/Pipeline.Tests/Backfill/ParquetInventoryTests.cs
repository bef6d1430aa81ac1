using System.Text.Json;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

namespace VpcFlow.Pipeline.Tests.Backfill;

/// <summary>Inventories of S3 in Parquet.</summary>
public sealed class ParquetInventoryTests
{
    /// <summary>The columns as S3 writes them, of which the keys are not encoded.</summary>
    private static readonly string s_rows = Query(
        "('logs', 'exports/a b+c/ü%20.log', '', true, false, 17, epoch_ms(1733270400123), '0123456789abcdef', 'STANDARD')",
        "('logs', 'exports/none', NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        "('logs', 'exports/old.log', 'v1', false, false, 17, epoch_ms(1733270400000), 'x', 'STANDARD')",
        "('logs', 'exports/deleted.log', 'v2', true, true, NULL, epoch_ms(1733270400000), NULL, NULL)",
        "('logs', 'exports/archived.log', '', true, false, 17, epoch_ms(1733270400000), 'x', 'GLACIER')",
        "('logs', 'exports/folder/', '', true, false, 0, epoch_ms(1733270400000), 'x', 'STANDARD')");

    [Theory]
    [InlineData("COMPRESSION snappy")]
    [InlineData("COMPRESSION zstd, PARQUET_VERSION v2")]
    [InlineData("COMPRESSION uncompressed")]
    public async Task RunAsync_FileOfDuckDb_PutsCurrentObjectsOnTheQueue(string options)
    {
        using var bench = new BackfillFixture();
        Store(bench, DuckDbFile.OfQuery(s_rows, options));

        await RunAsync(bench);

        Assert.Equal(["exports/a b+c/ü%20.log", "exports/none"], bench.Keys);
        Assert.Equal((2, 3, 1), (bench.Progress.Objects, bench.Progress.Filtered, bench.Progress.Archived));
        Assert.Equal(17, bench.Progress.Bytes);
        using JsonDocument first = JsonDocument.Parse(bench.Sqs.Sent.First());
        JsonElement record = first.RootElement.GetProperty("Records")[0];
        Assert.Equal("2024-12-04T00:00:00.123Z", record.GetProperty("eventTime").GetString());
        Assert.Equal("0123456789abcdef", record.GetProperty("s3").GetProperty("object").GetProperty("eTag").GetString());
    }

    [Fact]
    public async Task RunAsync_FileOfParquetNet_PutsCurrentObjectsOnTheQueue()
    {
        using var bench = new BackfillFixture();
        Store(bench, await ManagedInventory.OfAsync(
            ("exports/a b+c/ü%20.log", 17, true, false),
            ("exports/none", null, null, null),
            ("old", 1, false, false),
            ("gone", 2, true, true)));

        await RunAsync(bench);

        Assert.Equal(["exports/a b+c/ü%20.log", "exports/none"], bench.Keys);
        Assert.Equal((2, 2, 17L), (bench.Progress.Objects, bench.Progress.Filtered, bench.Progress.Bytes));
    }

    [Theory]
    [InlineData("millisecond")]
    [InlineData("microsecond")]
    [InlineData("nanosecond")]
    public async Task RunAsync_TimeOfAnyUnit_IsThatOfTheNotification(string unit)
    {
        string type = unit switch { "millisecond" => "TIMESTAMP_MS", "microsecond" => "TIMESTAMP", _ => "TIMESTAMP_NS" };
        using var bench = new BackfillFixture();
        Store(bench, DuckDbFile.OfQuery($"SELECT 'a' AS key, CAST('2024-12-04 00:00:00.123' AS {type}) AS last_modified_date"));

        await RunAsync(bench);

        Assert.Contains("\"eventTime\":\"2024-12-04T00:00:00.123Z\"", bench.Sqs.Sent.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AMillionRowsStoppedTwice_PutsEachOnTheQueueOnce()
    {
        const int Files = 4;
        const int PerFile = 250_000;
        using var bench = new BackfillFixture();
        Store(bench, [.. Enumerable.Range(0, Files).Select(f => DuckDbFile.OfQuery(
            $"SELECT 'logs' AS bucket, 'exports/{f}/' || i || '.log' AS key, 17::BIGINT AS size FROM range({PerFile}) t(i)",
            "COMPRESSION snappy, ROW_GROUP_SIZE 40960"))]);
        int sent = await bench.RunStoppedAsync(token => RunAsync(bench, token), 300_000, 700_000);
        Assert.Equal(Files * PerFile, sent);
        Assert.Equal(Files * PerFile, bench.Keys.Distinct().Count());
    }

    [Fact]
    public async Task RunAsync_OtherContent_ThrowsTheNameBeforeAnythingIsSent()
    {
        using var bench = new BackfillFixture();
        Store(bench, DuckDbFile.OfQuery("SELECT 'a' AS key"));
        bench.S3.Put("logs/data/0.parquet", DuckDbFile.OfQuery("SELECT 'b' AS key"));

        var e = await Assert.ThrowsAsync<IOException>(() => RunAsync(bench));

        Assert.Contains("s3://inventories/logs/data/0.parquet is damaged: its MD5 is not", e.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Keys);
    }

    [Theory]
    [InlineData("SELECT 'a' AS name, 1 AS size", "has no column key, but name, size.")]
    [InlineData("SELECT ['a'] AS key", "has no column key, but key.")]
    [InlineData("SELECT 1 AS key", "\"key\" is of type INT32; expected text.")]
    [InlineData("SELECT 'a' AS key, '17' AS size", "\"size\" is of type BYTE_ARRAY (Text); expected whole numbers.")]
    [InlineData("SELECT 'a' AS key, 17::BIGINT AS last_modified_date", "\"last_modified_date\" is of type INT64; expected timestamps.")]
    [InlineData("SELECT 'a' AS key, 'false' AS is_latest", "\"is_latest\" is of type BYTE_ARRAY (Text); expected truth values.")]
    [InlineData("SELECT * FROM (VALUES ('a'), (NULL)) t(key)", "row 2 is damaged; expected a key of UTF-8.")]
    [InlineData("SELECT * FROM (VALUES ('a'::BLOB), ('\\xFF'::BLOB)) t(key)", "row 2 is damaged; expected a key of UTF-8.")]
    [InlineData("SELECT * FROM (VALUES ('a'), ('')) t(key)", "row 2 is damaged; expected a key of UTF-8.")]
    public async Task RunAsync_ForeignColumns_ThrowsWhatIsWrong(string query, string message)
    {
        using var bench = new BackfillFixture();
        Store(bench, DuckDbFile.OfQuery(query));

        var e = await Assert.ThrowsAsync<IOException>(() => RunAsync(bench));

        Assert.Contains("s3://inventories/logs/data/0.parquet", e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NotParquet_ThrowsTheName()
    {
        using var bench = new BackfillFixture();
        Store(bench, "bucket,key,size"u8.ToArray());

        var e = await Assert.ThrowsAsync<IOException>(() => RunAsync(bench));

        Assert.Contains("0.parquet can't be read: The Parquet file does not begin with PAR1.", e.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// Whoever writes the file writes its MD5, too: whatever byte is changed, a run ends, and an error names the file.
    /// </summary>
    [Fact]
    public async Task RunAsync_ByteChanged_EndsWithObjectsOrAnError()
    {
        byte[] file = DuckDbFile.OfQuery(s_rows, "COMPRESSION snappy");
        var random = new Random(1);
        int errors = 0;
        for (int at = 0; at < file.Length; at++)
        {
            using var bench = new BackfillFixture();
            byte[] damaged = [.. file];
            damaged[at] ^= (byte)(1 << random.Next(8));
            Store(bench, damaged);
            Exception? error = await Record.ExceptionAsync(() => RunAsync(bench));
            errors += error is null ? 0 : 1;
            if (error is not null)
                Assert.Contains("0.parquet", Assert.IsType<IOException>(error).Message, StringComparison.Ordinal);
        }

        Assert.InRange(errors, 12, file.Length);
    }

    private static string Query(params string[] rows)
        => "SELECT bucket, key, version_id, is_latest, is_delete_marker, size::BIGINT AS size, "
            + $"last_modified_date::TIMESTAMP_MS AS last_modified_date, e_tag, storage_class FROM (VALUES {string.Join(", ", rows)}) "
            + "t(bucket, key, version_id, is_latest, is_delete_marker, size, last_modified_date, e_tag, storage_class)";

    private static Task RunAsync(BackfillFixture bench, CancellationToken cancellationToken = default)
        => bench.RunAsync(s => BackfillFixture.Options(s, manifest: BackfillFixture.Manifest), cancellationToken);

    private static void Store(BackfillFixture bench, params byte[][] files)
        => bench.PutInventory("Parquet", "message s3.inventory { required binary bucket (STRING); }", "parquet", files);
}
