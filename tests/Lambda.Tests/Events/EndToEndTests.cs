using Amazon.S3;
using Amazon.S3.Model;
using VpcFlow.Lambda.Tests.Support;
using VpcFlow.Pipeline.Tests.OpenSearch;
using VpcFlow.Pipeline.Tests.Sources.Moto;
using VpcFlow.Pipeline.Tests.Sources.Sqs;

namespace VpcFlow.Lambda.Tests.Events;

/// <summary>From a bucket to a real OpenSearch.</summary>
[Collection(MotoCollection.Name)]
public sealed class EndToEndTests(MotoServer moto)
{
    [ClusterFact]
    public async Task Sqs_EventThatComesTwice_IsInTheClusterOnce()
    {
        await using OpenSearchServer cluster = await OpenSearchServer.StartAsync(isSecure: false);
        await cluster.CreateTemplateAsync("logs-aws.vpcflow-*");
        string bucket = $"logs-{Guid.NewGuid():N}"[..20];
        using (AmazonS3Client s3 = moto.CreateS3())
        {
            await s3.PutBucketAsync(bucket);
            for (int i = 0; i < 5; i++)
            {
                string text = string.Concat(Enumerable.Range(0, 200).Select(line => EventText.RecordOf($"eni-{i}-{line}") + "\n"));
                using var content = new MemoryStream(TemporaryFolder.Gzip(text));
                await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = $"{i}.log.gz", InputStream = content });
            }
        }

        using var api = new RuntimeApi();
        using var folder = new TemporaryFolder();
        using var function = new FunctionProcess(
            api.Address,
            ("VPCFLOW__SINKS__ELASTICSEARCH__HOSTS", cluster.Url.AbsoluteUri),
            ("VPCFLOW__AWS__ENDPOINT", moto.Url.AbsoluteUri),
            ("VPCFLOW__AWS__PATHSTYLE", "true"),
            ("VPCFLOW__STATE", folder.Path));
        string batch = EventText.Sqs([.. Enumerable.Range(0, 5).Select(i => ($"m{i}", Bodies.Notification(bucket, $"{i}.log.gz"), 1))]);
        Assert.Empty((await api.InvokeAsync(batch)).Failures);
        Assert.Empty((await api.InvokeAsync(batch)).Failures);
        Dictionary<string, string> documents = await cluster.DocumentsAsync("logs-aws.vpcflow-default");
        Assert.Equal(1000, documents.Count);
        Assert.Equal(1000, documents.Values.Select(Pipeline.Tests.Fakes.FakeCluster.InterfaceOf).Distinct().Count());
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class ClusterFactAttribute : FactAttribute
    {
        public ClusterFactAttribute()
        {
            if (MotoServer.Script is null || OpenSearchServer.Program is null)
                Skip = "There is no moto or no OpenSearch; VPCFLOW_SHARED names the folder with both.";
        }
    }
}
