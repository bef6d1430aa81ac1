using System.Collections.Concurrent;
using Amazon.S3;
using Amazon.S3.Model;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Sources.Moto;

namespace VpcFlow.Pipeline.Tests.Sinks.Rolling;

/// <summary>Files that become objects of a bucket.</summary>
[Collection(MotoCollection.Name)]
public sealed class S3SinkTests(MotoServer moto) : IDisposable
{
    private readonly FileFolder _spool = new();
    private readonly FileFolder _downloads = new();
    private readonly string _bucket = $"lake-{Guid.NewGuid():N}";
    private readonly ConcurrentQueue<string> _problems = [];

    public void Dispose()
    {
        _spool.Dispose();
        _downloads.Dispose();
    }

    [MotoFact]
    public async Task Objects_HaveEverything_AndTheFolderHasNothingLeft()
    {
        using AmazonS3Client s3 = moto.CreateS3();
        await s3.PutBucketAsync(_bucket);
        await using FlowLogS3Sink sink = Sink(FlowLogFileRolling.Shared, FlowLogFileFormat.Parquet);
        FakeObject[] objects = [.. Enumerable.Range(0, 10).Select(i => FileFolder.Object($"o{i}", 200))];
        await RunAsync(sink, objects);
        Assert.All(objects, o => Assert.Equal(["Complete"], o.Told));
        string[] keys = await DownloadAsync(s3);
        Assert.All(keys, k => Assert.StartsWith("data/aws-account-id=123456789010/", k, StringComparison.Ordinal));
        Assert.Equal(2000, _downloads.Interfaces().Distinct().Count());
        Assert.Empty(_spool.All);
        Assert.Empty(_problems);
    }

    [MotoFact]
    public async Task ObjectThatComesAgain_ReplacesItsObject()
    {
        using AmazonS3Client s3 = moto.CreateS3();
        await s3.PutBucketAsync(_bucket);
        for (int i = 0; i < 2; i++)
        {
            await using FlowLogS3Sink sink = Sink(FlowLogFileRolling.Object, FlowLogFileFormat.Ndjson);
            await RunAsync(sink, [FileFolder.Object("only", 100)]);
        }

        Assert.Single(await DownloadAsync(s3));
        Assert.Equal(100, _downloads.Interfaces().Length);
    }

    [MotoFact]
    public async Task LargeFile_IsUploadedInParts()
    {
        using AmazonS3Client s3 = moto.CreateS3();
        await s3.PutBucketAsync(_bucket);
        await using FlowLogS3Sink sink = Sink(FlowLogFileRolling.Object, FlowLogFileFormat.Ndjson, gzip: false, partSize: 5 << 20);
        await RunAsync(sink, [FileFolder.Object("only", 15_000)]);
        S3Object only = Assert.Single((await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket })).S3Objects);
        Assert.EndsWith("-3\"", only.ETag, StringComparison.Ordinal);
        await DownloadAsync(s3);
        Assert.Equal(15_000, _downloads.Interfaces().Distinct().Count());
    }

    [MotoFact]
    public async Task NoBucket_IsSaidAndTriedAgain_UntilThereIsOne()
    {
        using AmazonS3Client s3 = moto.CreateS3();
        await using FlowLogS3Sink sink = Sink(FlowLogFileRolling.Shared, FlowLogFileFormat.Ndjson);
        FakeObject only = FileFolder.Object("only", 10);
        Task run = RunAsync(sink, [only]);
        while (_problems.IsEmpty)
            await Task.Delay(20);
        Assert.Empty(only.Told);
        Assert.Contains("does not exist", _problems.First(), StringComparison.Ordinal);
        await s3.PutBucketAsync(_bucket);
        await run;
        Assert.Equal(["Complete"], only.Told);
        await DownloadAsync(s3);
        Assert.Equal(10, _downloads.Interfaces().Length);
    }

    [MotoFact]
    public async Task FilesOfAKilledProcess_AreDeletedAtTheStart()
    {
        string left = Path.Combine(_spool.Path, "year=2024", "vpcflow-20241204T000000Z-0a1b2c3d-00001.ndjson.gz");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        File.WriteAllText(left, "");
        await using FlowLogS3Sink sink = Sink(FlowLogFileRolling.Shared, FlowLogFileFormat.Ndjson);
        Assert.False(File.Exists(left));
    }

    private static Task RunAsync(FlowLogS3Sink sink, FlowLogObject[] objects)
        => new FlowLogPipeline(new FakeSource(objects), sink, new FlowLogPipelineOptions { MaxObjectsInFlight = 100 }).RunAsync();

    private async Task<string[]> DownloadAsync(AmazonS3Client s3)
    {
        ListObjectsV2Response listed = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket });
        foreach (S3Object found in listed.S3Objects ?? [])
        {
            using GetObjectResponse response = await s3.GetObjectAsync(_bucket, found.Key);
            await response.WriteResponseStreamToFileAsync(Path.Combine(_downloads.Path, found.Key), append: false, CancellationToken.None);
        }

        return [.. (listed.S3Objects ?? []).Select(o => o.Key)];
    }

    private FlowLogS3Sink Sink(FlowLogFileRolling rolling, FlowLogFileFormat format, bool gzip = true, int partSize = 64 << 20)
        => new(new FlowLogS3SinkOptions
        {
            Bucket = _bucket,
            Prefix = "data/",
            Aws = moto.Aws,
            Folder = _spool.Path,
            Rolling = rolling,
            Format = format,
            Gzip = gzip,
            PartSize = partSize,
            IdleInterval = TimeSpan.FromMilliseconds(50),
            RetryDelay = TimeSpan.FromMilliseconds(50),
            OnProblem = _problems.Enqueue,
        });
}
