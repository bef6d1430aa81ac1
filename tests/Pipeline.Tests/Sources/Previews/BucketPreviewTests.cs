using VpcFlow.Pipeline.Sources.Previews;
using VpcFlow.Pipeline.Tests.Sources.S3Polling;

namespace VpcFlow.Pipeline.Tests.Sources.Previews;

/// <summary>What would be read of a bucket, with bounds on memory and requests.</summary>
public class BucketPreviewTests
{
    [Fact]
    public async Task Preview_AMillionObjects_EndsEarlyAndSaysSo()
    {
        DateTimeOffset night = DateTimeOffset.Parse("2024-12-05T00:00Z", null);
        using var bucket = new PollingFixture { S3 = new ManyKeysS3(new DateOnly(2024, 11, 5), night) };
        bucket.Time.Now = night;
        SourcePreview preview = await PreviewAsync(bucket);
        Assert.Equal((10_000, 10_000, true), (preview.Count, preview.Bytes, preview.IsCut));
        Assert.Equal(5, preview.First.Count);
        Assert.Equal(
            "s3://logs/AWSLogs/111111111111/vpcflowlogs/ap-south-1/2024/11/05/"
                + "111111111111_vpcflowlogs_ap-south-1_fl-0123456789abcdef0_20241105T0000Z_0a1b2c3d.log.gz",
            preview.First[0].Name);
        Assert.InRange(bucket.S3.Lists, 1, 200);
        Assert.InRange(bucket.S3.ListedKeys, 10_000, 11_000);
    }

    /// <summary>All is delivered but one object, which no search of 200 requests finds.</summary>
    [Fact]
    public async Task Preview_ManyKnownObjects_EndsAfterSomeRequests()
    {
        using var bucket = new PollingFixture();
        for (int i = 0; i < 201; i++)
            bucket.S3.Put($"other/{i:000}/flow.log", Lines.Gzip(1));
        bucket.S3.PageSize = 1;
        Assert.Equal(201, (await bucket.RunAsync(create: s => bucket.Options(s, prefix: "other/"))).Length);
        bucket.S3.Put("other/999/flow.log", Lines.Gzip(1));
        int lists = bucket.S3.Lists;
        SourcePreview preview = await PreviewAsync(bucket, "other/");
        Assert.Equal((0, true), (preview.Count, preview.IsCut));
        Assert.Equal(200, bucket.S3.Lists - lists);

        // With larger pages, it is found.
        bucket.S3.PageSize = 1000;
        preview = await PreviewAsync(bucket, "other/");
        Assert.Equal((1, false), (preview.Count, preview.IsCut));
    }

    [Fact]
    public async Task Preview_DeliveredAndUnselectedObjects_AreNotRead()
    {
        using var bucket = new PollingFixture();
        bucket.Put(PollingFixture.Key("20241204T1100Z"));
        Assert.Single(await bucket.RunAsync());
        string later = PollingFixture.Key("20241204T1200Z");
        bucket.Put(later);
        bucket.Put(PollingFixture.Key("20241204T1205Z"));
        SourcePreview preview = await PreviewAsync(bucket, filter: k => !k.Contains("T1205Z", StringComparison.Ordinal));
        Assert.Equal([($"s3://logs/{later}", (long)Lines.Gzip(1).Length)], preview.First);
        Assert.Equal((1, 1, false), (preview.Count, preview.Filtered, preview.IsCut));
    }

    private static async Task<SourcePreview> PreviewAsync(PollingFixture bucket, string prefix = "", Predicate<string>? filter = null)
    {
        using FlowLogStateFolder state = FlowLogStateFolder.Open(bucket.Folder);
        using var source = new S3PollingSource(bucket.Options(state, prefix, filter: filter), bucket.S3);
        return await source.PreviewAsync(default);
    }
}
