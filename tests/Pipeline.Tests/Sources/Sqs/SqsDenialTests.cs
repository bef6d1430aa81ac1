using System.Net;
using Amazon.S3;
using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Tests.Sources.Moto;
using VpcFlow.Pipeline.Tests.Sources.S3;

namespace VpcFlow.Pipeline.Tests.Sources.Sqs;

/// <summary>
/// Objects that may not be read: the policy is wrong, so nothing is parked or acknowledged, and all goes on when it is mended.
/// </summary>
[Collection(MotoCollection.Name)]
public sealed class SqsDenialTests(MotoServer server) : IDisposable
{
    private readonly FakeS3 _s3 = new();

    public void Dispose() => _s3.Dispose();

    [MotoTheory]
    [InlineData(HttpStatusCode.Forbidden, "AccessDenied")]
    [InlineData(HttpStatusCode.BadRequest, "KMS.DisabledException")]
    public async Task ReadAsync_AccessThatIsGivenLater_DeliversThen(HttpStatusCode status, string code)
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        _s3.Put("a", Lines.Gzip(10));
        await queue.SendAsync(Bodies.Notification(queue.Bucket, "a"));
        int tries = 0;

        // More often than a message may fail.
        _s3.OnGet = (_, content) => ++tries <= 4 ? throw FakeS3.Error(status, code) : content;
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        using SqsSource source = Create(queue.Options(visibility: 1, maxReceiveCount: 1, stops: false));
        var sink = new CollectingSink();
        Task run = new FlowLogPipeline(source, sink).RunAsync(stop.Token);
        while (!run.IsCompleted && await queue.CountMessagesAsync() > 0)
            await Task.Delay(100);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.Equal(10, sink.Documents.Count);
        Assert.Equal((0, 4), (source.Counters.Parked, source.Counters.Returned));
        Assert.Empty(queue.ReadParked());
        string problem = Assert.Single(queue.ProblemsReported);
        Assert.Contains($"s3:GetObject on s3://{queue.Bucket}/a is not allowed", problem, StringComparison.Ordinal);
        Assert.Contains(code, problem, StringComparison.Ordinal);
    }

    [MotoFact]
    public async Task ReadAsync_NoAccessAndStopsWhenEmpty_EndsAndLeavesTheMessages()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        for (int i = 0; i < 30; i++)
        {
            _s3.Put($"{i}", Lines.Gzip(1));
            await queue.SendAsync(Bodies.Notification(queue.Bucket, $"{i}"));
        }

        _s3.OnGet = (_, _) => throw FakeS3.Error(HttpStatusCode.Forbidden, "AccessDenied");
        using SqsSource source = Create(queue.Options());
        var sink = new CollectingSink();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await new FlowLogPipeline(source, sink).RunAsync(limit.Token);

        Assert.Empty(sink.Documents);
        Assert.Equal(0, source.Counters.Parked);
        Assert.Equal(30, await queue.CountMessagesAsync());
        Assert.Equal(2, queue.ProblemsReported.Count);
        Assert.Contains("is left as it is", queue.ProblemsReported[1], StringComparison.Ordinal);
    }

    /// <summary>What was archived is refused with the same status, and no policy will change that.</summary>
    [MotoFact]
    public async Task ReadAsync_ArchivedObject_IsParked()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        _s3.Put("a", Lines.Gzip(1));
        _s3.OnGet = (_, _) => throw FakeS3.Error(HttpStatusCode.Forbidden, "InvalidObjectState");
        await queue.SendAsync(Bodies.Notification(queue.Bucket, "a"));
        using SqsSource source = Create(queue.Options(maxReceiveCount: 1));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await new FlowLogPipeline(source, new CollectingSink()).RunAsync(limit.Token);

        Assert.Equal(1, source.Counters.Parked);
        Assert.Contains("InvalidObjectState", Assert.Single(queue.ReadParked()), StringComparison.Ordinal);
    }

    private SqsSource Create(SqsSourceOptions options) => new(options, new OneClient(_s3));

    private sealed class OneClient(IAmazonS3 client) : IS3Clients
    {
        public IAmazonS3 Get(string? region) => client;
    }
}
