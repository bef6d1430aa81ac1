using System.Text.Json;
using Amazon.S3.Model;
using VpcFlow.Pipeline.Tests.Sources.S3;
using VpcFlow.Pipeline.Tests.Sources.S3Polling;

namespace VpcFlow.Pipeline.Tests.Backfill;

/// <summary>Which objects of a bucket are put on the queue, and as what.</summary>
public sealed class BackfillListingTests
{
    [Fact]
    public async Task RunAsync_FlowLogsOfTwoAccounts_PutsEachOnTheQueue()
    {
        using var bench = new BackfillFixture();
        string[] keys = bench.Put("20241203T2355Z", "20241204T0000Z", "20241204T0005Z");
        string other = PollingFixture.Key("20241204T0000Z", folder: "AWSLogs/o-abc123/210987654321/vpcflowlogs/eu-west-1/2024/12/04/");
        bench.S3.Put(other, [1]);
        bench.S3.Put("AWSLogs/123456789010/CloudTrail/eu-west-1/2024/12/04/123456789010_CloudTrail_x.json.gz", [1]);
        bench.S3.Put("AWSLogs/123456789010/vpcflowlogs/eu-west-1/2024/12/04/", []);

        await bench.RunAsync();

        Assert.Equal([.. keys.Append(other).Order(StringComparer.Ordinal)], bench.Keys);
        Assert.Equal((4, 4, 1.0), (bench.Progress.Objects, bench.Progress.Bytes, bench.Progress.Fraction));
    }

    [Theory]
    [InlineData("2024-12-04T00:00Z", null, 2, 3, 4)]
    [InlineData(null, "2024-12-03T00:00Z", 0)]
    [InlineData("2024-12-03T12:00Z", "2024-12-04T01:00Z", 2, 3)]
    [InlineData("2025-01-01", null)]
    public async Task RunAsync_Times_PutsObjectsThatMayHaveRecordsOfThem(string? since, string? until, params int[] expected)
    {
        using var bench = new BackfillFixture();
        string[] keys = bench.Put("20241202T1200Z", "20241203T1000Z", "20241203T2355Z", "20241204T0000Z", "20241204T1200Z");

        await bench.RunAsync(s => BackfillFixture.Options(s, since: since, until: until));

        Assert.Equal([.. expected.Select(i => keys[i])], bench.Keys);
    }

    [Fact]
    public async Task RunAsync_Times_ListsOnlyTheirDays()
    {
        using var bench = new BackfillFixture
        {
            S3 = new ManyKeysS3(new DateOnly(2024, 11, 5), DateTimeOffset.Parse("2024-12-05T00:00Z", null)),
        };

        await bench.RunAsync(s => BackfillFixture.Options(s, since: "2024-11-20T06:00Z", until: "2024-11-20T18:00Z"));

        // Of a day, the twelve hours, with an hour and five minutes at both sides: 417 objects a day, one each 3.45 minutes.
        Assert.InRange(bench.Keys.Length, ManyKeysS3.FlowLogs * 240, ManyKeysS3.FlowLogs * 250);

        // The rest of the last page of each folder is listed, too.
        Assert.InRange(bench.S3.ListedKeys, bench.Keys.Length, ManyKeysS3.FlowLogs * 1000);
    }

    [Theory]
    [InlineData("exports/a b/c+d=e&f%2Fg.log.gz")]
    [InlineData("exports/ümläut/日本/\"quoted\".log")]
    public async Task RunAsync_AnotherLayout_PutsAllKeysAsTheyAre(string key)
    {
        using var bench = new BackfillFixture();
        bench.S3.Put(key, [1]);
        bench.S3.Put("other/x.log", [1]);

        await bench.RunAsync(s => BackfillFixture.Options(s, prefix: "exports/"));

        Assert.Equal([key], bench.Keys);
    }

    [Fact]
    public async Task RunAsync_Filter_LeavesOutAndCounts()
    {
        using var bench = new BackfillFixture();
        string[] keys = bench.Put("20241204T0000Z", "20241204T0005Z");

        await bench.RunAsync(s => BackfillFixture.Options(s, filter: k => k == keys[1]));

        Assert.Equal([keys[1]], bench.Keys);
        Assert.Equal(1, bench.Progress.Filtered);
    }

    [Fact]
    public async Task RunAsync_ArchivedObject_LeavesOutAndCounts()
    {
        using var bench = new BackfillFixture { S3 = new ArchiveS3() };
        bench.S3.Put("exports/a.log", [1]);
        bench.S3.Put("exports/archived.log", [1]);

        await bench.RunAsync(s => BackfillFixture.Options(s, prefix: "exports/"));

        Assert.Equal(["exports/a.log"], bench.Keys);
        Assert.Equal(1, bench.Progress.Archived);
    }

    [Fact]
    public async Task RunAsync_Message_HasTheStructureOfS3()
    {
        using var bench = new BackfillFixture();
        bench.S3.Put("exports/a b.log", [1, 2, 3], DateTimeOffset.Parse("2024-12-04T12:00Z", null));

        await bench.RunAsync(s => BackfillFixture.Options(s, prefix: "exports/"));

        JsonElement record = JsonDocument.Parse(bench.Sqs.Sent.Single()).RootElement.GetProperty("Records")[0];
        Assert.Equal("aws:s3", record.GetProperty("eventSource").GetString());
        Assert.Equal("ObjectCreated:Put", record.GetProperty("eventName").GetString());
        Assert.Equal("eu-west-1", record.GetProperty("awsRegion").GetString());
        Assert.Equal("2024-12-04T12:00:00.000Z", record.GetProperty("eventTime").GetString());
        JsonElement s3 = record.GetProperty("s3");
        Assert.Equal("logs", s3.GetProperty("bucket").GetProperty("name").GetString());
        Assert.Equal("exports/a+b.log", s3.GetProperty("object").GetProperty("key").GetString());
        Assert.Equal(3, s3.GetProperty("object").GetProperty("size").GetInt64());
        Assert.Matches("^[0-9a-f]{32}$", s3.GetProperty("object").GetProperty("eTag").GetString());
    }

    [Theory]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/123456789012/flow-logs.fifo", null, "FIFO")]
    [InlineData("flow-logs", null, "not the URL of a queue")]
    [InlineData(BackfillFixture.QueueUrl, "s3://bucket/manifest.checksum", "not the URL of a manifest")]
    public void Constructor_WrongUrl_Throws(string queue, string? manifest, string message)
    {
        using var bench = new BackfillFixture();
        using FlowLogStateFolder state = FlowLogStateFolder.Open(bench.Folder);

        var e = Assert.Throws<ArgumentException>(() => new FlowLogBackfill(
            new FlowLogBackfillOptions { Bucket = "logs", QueueUrl = queue, InventoryManifest = manifest, State = state }));

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    private sealed class ArchiveS3 : FakeS3
    {
        protected override S3Object Describe(string key)
        {
            S3Object found = base.Describe(key);
            found.StorageClass = key.Contains("archived", StringComparison.Ordinal) ? "DEEP_ARCHIVE" : "STANDARD";
            return found;
        }
    }
}
