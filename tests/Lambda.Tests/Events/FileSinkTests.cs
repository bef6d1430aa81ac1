using System.IO.Compression;
using Amazon.S3;
using Amazon.S3.Model;
using VpcFlow.Lambda.Tests.Support;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Sources.Moto;
using VpcFlow.Pipeline.Tests.Sources.Sqs;

namespace VpcFlow.Lambda.Tests.Events;

/// <summary>A bucket that the function writes to: what is delivered is there when an event is answered.</summary>
[Collection(MotoCollection.Name)]
public sealed class FileSinkTests(MotoServer moto)
{
    [MotoFact]
    public async Task Sqs_Objects_AreInTheBucketWhenTheEventIsAnswered()
    {
        string logs = $"logs-{Guid.NewGuid():N}"[..20];
        string documents = $"docs-{Guid.NewGuid():N}"[..20];
        using AmazonS3Client s3 = moto.CreateS3();
        await s3.PutBucketAsync(logs);
        await s3.PutBucketAsync(documents);
        foreach (string name in (string[])["a", "b"])
            await PutAsync(s3, logs, name, $"{EventText.RecordOf($"{name}-1")}\n{EventText.RecordOf($"{name}-2")}\n");
        using var bench = new Bench(moto, documents);
        string both = EventText.Sqs(("m1", Bodies.Notification(logs, "a"), 1), ("m2", Bodies.Notification(logs, "b"), 1));

        Assert.Empty((await bench.Api.InvokeAsync(both)).Failures);
        Assert.Equal(["a-1", "a-2", "b-1", "b-2"], await InterfacesAsync(s3, documents));

        // What comes again replaces what is there.
        Assert.Empty((await bench.Api.InvokeAsync(both)).Failures);
        Assert.Equal(["a-1", "a-2", "b-1", "b-2"], await InterfacesAsync(s3, documents));
        Assert.Empty(Directory.GetFiles(bench.Folder.Path, "*", SearchOption.AllDirectories));
    }

    [MotoFact]
    public async Task Sqs_NoSuchBucketToWriteTo_GivesTheMessageBack()
    {
        string logs = $"logs-{Guid.NewGuid():N}"[..20];
        string documents = $"docs-{Guid.NewGuid():N}"[..20];
        using AmazonS3Client s3 = moto.CreateS3();
        await s3.PutBucketAsync(logs);
        await PutAsync(s3, logs, "a", EventText.RecordOf("a"));
        using var bench = new Bench(moto, documents);
        string message = EventText.Sqs(("m1", Bodies.Notification(logs, "a"), 1));

        Assert.Equal(["m1"], (await bench.Api.InvokeAsync(message, TimeSpan.FromSeconds(20))).Failures);

        await s3.PutBucketAsync(documents);
        Assert.Empty((await bench.Api.InvokeAsync(message)).Failures);
        Assert.Equal(["a"], await InterfacesAsync(s3, documents));
    }

    private static async Task PutAsync(AmazonS3Client s3, string bucket, string key, string text)
        => await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = text });

    private static async Task<string[]> InterfacesAsync(AmazonS3Client s3, string bucket)
    {
        var found = new List<string>();
        foreach (S3Object next in (await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket })).S3Objects ?? [])
        {
            using GetObjectResponse response = await s3.GetObjectAsync(bucket, next.Key);
            using var text = new StreamReader(new GZipStream(response.ResponseStream, CompressionMode.Decompress));
            while (await text.ReadLineAsync() is { } line)
                found.Add(FakeCluster.InterfaceOf(line));
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>A function that writes to a bucket.</summary>
    private sealed class Bench : IDisposable
    {
        private readonly FunctionProcess _function;

        public Bench(MotoServer moto, string bucket) => _function = new FunctionProcess(
            Api.Address,
            ("VPCFLOW__SINKS__S3__BUCKET", bucket),
            ("VPCFLOW__SINKS__S3__PREFIX", "flow"),
            ("VPCFLOW__SINKS__S3__ROLLING", "Object"),
            ("VPCFLOW__AWS__ENDPOINT", moto.Url.AbsoluteUri),
            ("VPCFLOW__AWS__PATHSTYLE", "true"),
            ("VPCFLOW__STATE", Folder.Path));

        public RuntimeApi Api { get; } = new();

        public TemporaryFolder Folder { get; } = new();

        public void Dispose()
        {
            _function.Dispose();
            Api.Dispose();
            Folder.Dispose();
        }
    }
}
