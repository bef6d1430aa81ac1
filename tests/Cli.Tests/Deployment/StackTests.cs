using System.Xml.Linq;
using Amazon.S3;
using Amazon.SQS;
using Amazon.SQS.Model;
using VpcFlow.Cli.Tests.Faults;
using VpcFlow.Pipeline.Tests.Sources.Moto;

namespace VpcFlow.Cli.Tests.Deployment;

/// <summary>Creates the stacks in moto, which knows most of their resources and leaves out the others.</summary>
public sealed class StackTests : IDisposable
{
    private readonly MotoServer _server = new();

    public void Dispose() => _server.Dispose();

    [MotoFact]
    public async Task Stacks_Created_HaveWhatTheyOutput()
    {
        using var client = new MotoQuery(_server.Url);
        string vpc = (await client.SendAsync("ec2", "2016-11-15", ("Action", "CreateVpc"), ("CidrBlock", "10.0.0.0/16")))
            .Descendants().Single(e => e.Name.LocalName == "vpcId").Value;
        Dictionary<string, string> source = await client.CreateStackAsync("vpcflow", new StackTemplate("source"), ("VpcId", vpc));

        using AmazonSQSClient sqs = _server.CreateSqs();
        GetQueueAttributesResponse queue = await sqs.GetQueueAttributesAsync(source["QueueUrl"], ["All"]);
        Assert.Equal(300, queue.VisibilityTimeout);
        Assert.Contains(source["DeadLetterQueueArn"], queue.Attributes["RedrivePolicy"], StringComparison.Ordinal);
        Assert.Equal(source["QueueArn"], queue.QueueARN);
        Assert.NotEqual(source["QueueUrl"], source["DeadLetterQueueUrl"]);
        using AmazonS3Client s3 = _server.CreateS3();
        Assert.Contains(source["BucketName"], (await s3.ListBucketsAsync()).Buckets.Select(b => b.BucketName));
        XElement log = Assert.Single(
            (await client.SendAsync("ec2", "2016-11-15", ("Action", "DescribeFlowLogs"))).Descendants(),
            e => e.Name.LocalName == "item" && e.Elements().Any(c => c.Name.LocalName == "flowLogId"));
        Dictionary<string, string> members = log.Elements().ToDictionary(e => e.Name.LocalName, e => e.Value);
        Assert.Equal(vpc, members["resourceId"]);
        Assert.EndsWith(source["BucketName"], members["logDestination"], StringComparison.Ordinal);
        Assert.EndsWith("${traffic-path}", members["logFormat"], StringComparison.Ordinal);

        await CreateServiceAsync(client, source);
        await CreateFunctionAsync(client, s3, source);
    }

    private static async Task CreateServiceAsync(MotoQuery client, Dictionary<string, string> source)
    {
        await client.CreateStackAsync(
            "workers",
            new StackTemplate("service"),
            ("Bucket", source["BucketName"]),
            ("QueueArn", source["QueueArn"]),
            ("QueueUrl", source["QueueUrl"]),
            ("QueueName", source["QueueArn"].Split(':')[^1]),
            ("DeadLetterQueueArn", source["DeadLetterQueueArn"]),
            ("DeadLetterQueueUrl", source["DeadLetterQueueUrl"]),
            ("Image", "vpcflow"),
            ("Subnets", "subnet-1,subnet-2"),
            ("SecurityGroups", "sg-1"),
            ("Hosts", "https://host:9200"),
            ("ApiKeySecretArn", "arn:aws:secretsmanager:us-east-1:123456789012:secret:vpcflow"));
        Assert.Contains("AWS::ECS::Service", await client.ResourceTypesAsync("workers"));
        Assert.Contains("AWS::IAM::Role", await client.ResourceTypesAsync("workers"));
    }

    private static async Task CreateFunctionAsync(MotoQuery client, AmazonS3Client s3, Dictionary<string, string> source)
    {
        await s3.PutBucketAsync("code");
        using var zip = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(zip, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("bootstrap");
        zip.Position = 0;
        await s3.PutObjectAsync(new() { BucketName = "code", Key = "vpcflow-lambda.zip", InputStream = zip });
        await client.CreateStackAsync(
            "function",
            new StackTemplate("function"),
            ("Bucket", source["BucketName"]),
            ("QueueArn", source["QueueArn"]),
            ("DeadLetterQueueArn", source["DeadLetterQueueArn"]),
            ("DeadLetterQueueUrl", source["DeadLetterQueueUrl"]),
            ("CodeBucket", "code"),
            ("Hosts", "https://host:9200"),
            ("ApiKey", "id:key"));
        Assert.Contains("AWS::Lambda::Function", await client.ResourceTypesAsync("function"));
        Assert.Contains("AWS::Lambda::EventSourceMapping", await client.ResourceTypesAsync("function"));
    }
}
