using System.Collections.Concurrent;
using System.Diagnostics;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Telemetry;

/// <summary>The traces of objects.</summary>
public sealed class PipelineTraceTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> _stopped = [];
    private readonly ActivityListener _listener;
    private readonly string _name = $"{Guid.NewGuid():N}";

    public PipelineTraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FlowLogTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Run_SeveralObjects_TracesEachWithReadingAndDelivery()
    {
        using var ambient = new Activity("ambient");
        ambient.Start();
        string lines = string.Concat(Enumerable.Range(0, 3000).Select(i => FlowLines.Line("a", i) + "\n"));
        FlowLogObject[] objects = [.. Enumerable.Range(0, 8).Select(i => new FakeObject($"{_name}-{i}", FlowLines.Bytes(lines + "bad\n")))];
        await RunAsync(objects);
        Assert.Same(ambient, Activity.Current);

        Activity[] roots = Roots();
        Assert.Equal(8, roots.Length);
        Assert.Equal(8, roots.Select(r => r.TraceId).Distinct().Count());
        foreach (Activity root in roots)
        {
            Assert.NotEqual(ambient.TraceId, root.TraceId);
            Assert.Equal(default, root.ParentSpanId);
            Assert.Equal("completed", root.GetTagItem("vpcflow.outcome"));
            Assert.Equal(3000L, root.GetTagItem("vpcflow.records"));
            Assert.Equal(1L, root.GetTagItem("vpcflow.rejections"));
            Assert.Equal(ActivityStatusCode.Unset, root.Status);
            Activity[] children = [.. _stopped.Where(a => a.TraceId == root.TraceId && a != root).OrderBy(a => a.OperationName)];
            Assert.Equal(["vpcflow.deliver", "vpcflow.read"], children.Select(c => c.OperationName));
            Assert.All(children, c => Assert.Equal(root.SpanId, c.ParentSpanId));
            Assert.All(children, c => Assert.True(c.StartTimeUtc >= root.StartTimeUtc && c.Duration <= root.Duration));
        }
    }

    [Fact]
    public async Task Run_ObjectThatCannotBeRead_TracesTheError()
    {
        await RunAsync([new FakeObject($"{_name}-0", []) { OpenFailure = new IOException("The disk is gone.") }]);
        Activity root = Assert.Single(Roots());
        Assert.Equal(ActivityStatusCode.Error, root.Status);
        Assert.Equal("The disk is gone.", root.StatusDescription);
        Assert.Equal("System.IO.IOException", root.GetTagItem("error.type"));
        Assert.Equal("abandoned", root.GetTagItem("vpcflow.outcome"));
        Activity reading = Assert.Single(_stopped, a => a.ParentSpanId == root.SpanId);
        Assert.Equal("vpcflow.read", reading.OperationName);
    }

    private Activity[] Roots() => [.. _stopped.Where(a => a.OperationName == "vpcflow.object"
        && ((string)a.GetTagItem("vpcflow.object.name")!).StartsWith(_name, StringComparison.Ordinal))];

    private Task RunAsync(IReadOnlyList<FlowLogObject> objects)
        => new FlowLogPipeline(
            new FakeSource(objects), new FakeSink((_, _) => default), new FlowLogPipelineOptions { Name = _name }).RunAsync();
}
