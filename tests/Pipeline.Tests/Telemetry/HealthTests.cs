using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Telemetry;

/// <summary>What is progress and what is not, and the endpoints that say so.</summary>
public sealed class HealthTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private readonly FixedTime _time = new(new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FlowLogHealth _health;

    public HealthTests() => _health = new FlowLogHealth(TimeSpan.FromMinutes(10), _time);

    [Fact]
    public async Task FindStall_WorkerThatComputesForTooLong_NamesTheObject()
    {
        using var entered = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        Task run = Task.Run(() => RunAsync(new FakeObject("stuck", Line), (_, _) =>
        {
            entered.Set();
            gate.Wait(CancellationToken.None);
            return default;
        }));
        Assert.True(entered.Wait(s_limit));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(_health.FindStall());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("stuck: a batch has taken 601 s", _health.FindStall());
        gate.Set();
        await run;
        Assert.Null(_health.FindStall());
    }

    /// <summary>A restart does not help against a cluster that is down.</summary>
    [Fact]
    public async Task FindStall_SinkThatWaits_FindsNone()
    {
        var entered = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        Task run = RunAsync(new FakeObject("waiting", Line), async (_, _) =>
        {
            entered.SetResult();
            await gate.Task;
        });
        await entered.Task.WaitAsync(s_limit);
        _time.Advance(TimeSpan.FromDays(1));

        // The worker goes on to wait when the delivery does.
        Assert.True(SpinWait.SpinUntil(() => _health.FindStall() is null, s_limit));
        gate.SetResult();
        await run;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task FindStall_ContentThatIsAwaited_FindsNone(int waitAt)
    {
        // The first wait is that for opening, the second one for content.
        int waits = 0;
        var entered = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        Task run = RunAsync(new FakeObject("slow", Line)
        {
            Before = async () =>
            {
                if (Interlocked.Increment(ref waits) != waitAt)
                    return;
                entered.SetResult();
                await gate.Task;
            },
        }, (_, _) => default);
        await entered.Task.WaitAsync(s_limit);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Null(_health.FindStall());
        gate.SetResult();
        await run;
    }

    [Fact]
    public async Task Endpoints_Always_AnswerWhatIsKnown()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        await using WebApplication app = builder.Build();
        app.MapFlowLogHealth(_health, "/h");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal((503, "starting\n"), await GetAsync(client, "/h/ready"));
        Assert.Equal((200, "live\n"), await GetAsync(client, "/h/live"));
        _health.NotReady = null;
        Assert.Equal((200, "ready\n"), await GetAsync(client, "/h/ready"));
        using HttpResponseMessage posted = await client.PostAsync("/h/live", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);

        using var entered = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        Task run = Task.Run(() => RunAsync(new FakeObject("stuck", Line), (_, _) =>
        {
            entered.Set();
            gate.Wait(CancellationToken.None);
            return default;
        }));
        Assert.True(entered.Wait(s_limit));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((503, "stuck: a batch has taken 3600 s\n"), await GetAsync(client, "/h/live"));
        gate.Set();
        await run;
    }

    private static byte[] Line => FlowLines.Bytes(FlowLines.Line("a", 1));

    private static async Task<(int Status, string Text)> GetAsync(HttpClient client, string path)
    {
        using HttpResponseMessage answer = await client.GetAsync(path);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Task RunAsync(FlowLogObject one, Func<FlowLogDelivery, CancellationToken, ValueTask> write)
        => new FlowLogPipeline(new FakeSource([one]), new FakeSink(write), new FlowLogPipelineOptions
        {
            Name = "health",
            MaxDegreeOfParallelism = 2,
            Health = _health,
        }).RunAsync();
}
