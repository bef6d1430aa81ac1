using VpcFlow.Lambda.Tests.Support;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Lambda.Tests.Events;

/// <summary>Events that contain the flow logs: CloudWatch Logs and Kinesis.</summary>
public sealed class ContentEventTests
{
    /// <summary>Long enough that the work is done on a slow machine, and that a test can wait for its end.</summary>
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task CloudWatch_Always_DeliversUnderTheIdsOfTheEvents()
    {
        await using var bench = new FunctionBench();
        Answer answer = await bench.InvokeAsync(EventText.CloudWatch(("36001", "a"), ("36002", "b")));
        Assert.Equal((1, 2), (answer.Total("objects"), answer.Total("records")));
        Assert.Equal(
            ["logs-aws.vpcflow-default/36001", "logs-aws.vpcflow-default/36002"],
            bench.Cluster.Documents.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("\"log_group\":\"vpc\"", bench.Cluster.Documents["logs-aws.vpcflow-default/36001"], StringComparison.Ordinal);

        Assert.Equal(2, (await bench.InvokeAsync(EventText.CloudWatch(("36001", "a"), ("36002", "b")))).Total("records"));
        Assert.Equal(2, bench.Cluster.Documents.Count);
    }

    [Fact]
    public async Task CloudWatch_ClusterThatHangs_GoesBackBeforeTheDeadline()
    {
        await using var bench = new FunctionBench();
        bench.Cluster.OnRequest = r => r.IsBulk ? ClusterReply.Hang : null;
        Answer answer = await bench.InvokeAsync(EventText.CloudWatch(("1", "a")), s_time);
        Assert.Equal("Function.NotDelivered", answer.ErrorType);
        Assert.Equal("the time of the invocation was over", answer.ErrorMessage);

        bench.Cluster.OnRequest = _ => null;
        Assert.Equal(1, (await bench.InvokeAsync(EventText.CloudWatch(("1", "a")))).Total("records"));
        Assert.Equal(["a"], bench.Cluster.Interfaces());
    }

    /// <summary>The cluster has no room for one document: its record comes again, the others don't.</summary>
    [Fact]
    public async Task Kinesis_OneRecordNotDelivered_IsTheOneThatFails()
    {
        await using var bench = new FunctionBench();
        bench.Cluster.OnItem = (_, document) => FakeCluster.InterfaceOf(document) == "b"
            ? "\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"busy\"}"
            : null;
        string batch = EventText.Kinesis(
            ("100", EventText.Bytes(EventText.RecordOf("a"))),
            ("101", EventText.Bytes(EventText.RecordOf("b"))),
            ("102", EventText.Payload(("36003", "c"), ("36004", "d"))));
        Answer answer = await bench.InvokeAsync(batch, s_time);
        Assert.Equal(["101"], answer.Failures);
        Assert.Equal(["a", "c", "d"], bench.Cluster.Interfaces().Order());
        Assert.Contains("logs-aws.vpcflow-default/36003", bench.Cluster.Documents.Keys);
        Assert.Contains("logs-aws.vpcflow-default/36004", bench.Cluster.Documents.Keys);

        bench.Cluster.OnItem = (_, _) => null;
        Assert.Empty((await bench.InvokeAsync(batch)).Failures);
        Assert.Equal(["a", "b", "c", "d"], bench.Cluster.Interfaces().Order());
    }

    [Fact]
    public async Task Kinesis_PoisonedRecord_IsKeptAndDoesNotComeAgain()
    {
        await using var bench = new FunctionBench();
        byte[] image = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        Answer answer = await bench.InvokeAsync(EventText.Kinesis(("100", image), ("101", EventText.Bytes(EventText.RecordOf("a")))));
        Assert.Empty(answer.Failures);
        Assert.Equal(["a"], bench.Cluster.Interfaces());
        string kept = File.ReadAllText(Assert.Single(Directory.GetFiles(bench.Folder["state/messages"])));
        Assert.Contains("PNG", kept, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String(image), kept, StringComparison.Ordinal);
        Assert.Contains($"\"source\": \"{EventText.Stream}\"", kept, StringComparison.Ordinal);
        await bench.WaitForLogAsync("1 parked");
    }

    [Fact]
    public async Task Where_Always_Selects()
    {
        await using var bench = new FunctionBench(("VPCFLOW__WHERE", "interface-id = b"));
        Answer answer = await bench.InvokeAsync(EventText.CloudWatch(("1", "a"), ("2", "b")));
        Assert.Equal((1, 1), (answer.Total("records"), answer.Total("filtered")));
        Assert.Equal(["b"], bench.Cluster.Interfaces());
    }
}
