using VpcFlow.Lambda.Tests.Support;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Sources.Sqs;

namespace VpcFlow.Lambda.Tests.Events;

/// <summary>Objects that can't be read now, from a service that refuses each request.</summary>
public sealed class DeniedObjectTests
{
    /// <summary>However often it was received: what is wrong is the policy of the function.</summary>
    [Fact]
    public async Task Sqs_ObjectThatMayNotBeRead_ComesAgain()
    {
        var denied = new FakeCluster { OnRequest = _ => new ClusterReply(403, "<Error><Code>AccessDenied</Code></Error>") };
        await using var s3 = new ClusterServer(denied);
        await using var bench = new FunctionBench(("VPCFLOW__AWS__ENDPOINT", s3.Url.AbsoluteUri), ("VPCFLOW__AWS__PATHSTYLE", "true"));
        Answer first = await bench.InvokeAsync(
            EventText.Sqs(("m1", Bodies.Notification("bucket", "a"), 5), ("m2", Bodies.Notification("bucket", "b"), 6)));
        Assert.Equal(["m1", "m2"], first.Failures);
        await bench.WaitForLogAsync("s3:GetObject on s3://bucket/a is not allowed");
        Assert.False(Directory.Exists(bench.Folder["state/messages"]));
    }

    [Fact]
    public async Task Sqs_ObjectThatFailsAgainAndAgain_IsKeptInTheEnd()
    {
        var broken = new FakeCluster { OnRequest = _ => new ClusterReply(400, "<Error><Code>InvalidArgument</Code></Error>") };
        await using var s3 = new ClusterServer(broken);
        await using var bench = new FunctionBench(("VPCFLOW__AWS__ENDPOINT", s3.Url.AbsoluteUri), ("VPCFLOW__AWS__PATHSTYLE", "true"));
        Answer first = await bench.InvokeAsync(
            EventText.Sqs(("m1", Bodies.Notification("bucket", "a"), 5), ("m2", Bodies.Notification("bucket", "b"), 6)));
        Assert.Equal(["m1"], first.Failures);
        string kept = File.ReadAllText(Assert.Single(Directory.GetFiles(bench.Folder["state/messages"])));
        Assert.Contains("It was received 6 times, and failed again: s3:GetObject on s3://bucket/b failed", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S3_ObjectThatMayNotBeRead_IsAnError()
    {
        var denied = new FakeCluster { OnRequest = _ => new ClusterReply(403, "<Error><Code>AccessDenied</Code></Error>") };
        await using var s3 = new ClusterServer(denied);
        await using var bench = new FunctionBench(("VPCFLOW__AWS__ENDPOINT", s3.Url.AbsoluteUri), ("VPCFLOW__AWS__PATHSTYLE", "true"));
        Answer answer = await bench.InvokeAsync(Bodies.Notification("bucket", "a"));
        Assert.Equal("Function.NotDelivered", answer.ErrorType);
        Assert.StartsWith("s3:GetObject on s3://bucket/a is not allowed", answer.ErrorMessage, StringComparison.Ordinal);
    }
}
