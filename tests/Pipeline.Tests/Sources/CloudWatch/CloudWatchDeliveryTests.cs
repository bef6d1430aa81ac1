using System.Text.Json;

namespace VpcFlow.Pipeline.Tests.Sources.CloudWatch;

/// <summary>Which events are delivered, and how often.</summary>
public sealed class CloudWatchDeliveryTests : IDisposable
{
    private readonly LogsFixture _logs = new();
    private readonly CollectingSink _sink = new();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task ReadAsync_Event_SaysWhereItCameFromAndHasItsId()
    {
        _logs.Logs.Add(7, _logs.Start.AddMinutes(-5), stream: "eni-\"quoted\"");
        await _logs.RunAsync(_sink);

        (string id, string document) = _sink.Documents.Single();
        Assert.Equal(FakeLogs.Id(7), id);
        JsonElement json = JsonDocument.Parse(document).RootElement;
        JsonElement place = json.GetProperty("aws").GetProperty("cloudwatch");
        Assert.Equal(FakeLogs.Group, place.GetProperty("log_group").GetString());
        Assert.Equal("eni-\"quoted\"", place.GetProperty("log_stream").GetString());
        Assert.Equal(FakeLogs.Id(7), json.GetProperty("event").GetProperty("id").GetString());
        Assert.Equal("eu-west-1", json.GetProperty("cloud").GetProperty("region").GetString());
        Assert.Empty(_logs.Logs.Violations);
    }

    [Fact]
    public async Task ReadAsync_PagesInAnyOrderWithRepeatedEvents_DeliversEachEventOnce()
    {
        (_logs.Logs.IsShuffled, _logs.Logs.RepeatsEvents) = (true, true);
        for (int i = 0; i < 137; i++)
            _logs.Logs.Add(i, _logs.Start.AddSeconds(-20 * i), stream: $"eni-{i % 5}");
        int records = 0;
        var sink = new CountingSink(n => Interlocked.Add(ref records, n));
        await _logs.RunAsync(sink);

        Assert.Equal(137, records);
        Assert.Empty(_logs.Logs.Violations);
        Assert.Equal(0, _logs.Counters.Problems);
    }

    /// <summary>The record of an interval has the time of its start, and arrives when the interval is over, sometimes much later.</summary>
    [Fact]
    public async Task ReadAsync_EventsThatArriveUpTo29MinutesLate_DeliversEachOnce()
    {
        var random = new Random(7);
        for (int i = 0; i < 300; i++)
        {
            DateTimeOffset time = _logs.Start.AddSeconds(random.Next(0, 3 * 3600));
            _logs.Logs.Add(i, time, arrives: time.AddSeconds(random.Next(0, 29 * 60)));
        }

        int records = 0;
        var sink = new CountingSink(n => Interlocked.Add(ref records, n));
        await _logs.RunAsync(sink, until: TimeSpan.FromHours(4));

        Assert.Equal(300, records);
        Assert.Empty(_logs.Logs.Violations);
        Assert.Equal(0, _logs.Counters.Problems);
    }

    [Fact]
    public async Task ReadAsync_AnotherRun_ReadsOnlyWhatIsNewAndLate()
    {
        _logs.Logs.Add(1, _logs.Start.AddMinutes(-10));
        _logs.Logs.Add(2, _logs.Start.AddMinutes(-25), arrives: _logs.Start.AddMinutes(2));
        await _logs.RunAsync(_sink);
        Assert.Equal([FakeLogs.Id(1)], _sink.Documents.Keys);
        FlowLogStateEntry entry = Assert.Single(FlowLogStateFolder.Read(_logs.Folder));
        Assert.Equal("cloudwatch:/aws/vpc/flowlogs in eu-west-1", entry.Source);
        Assert.Equal(1, entry.Count);

        await Wait(TimeSpan.FromMinutes(4));
        var second = new CollectingSink();
        await _logs.RunAsync(second);
        Assert.Equal([FakeLogs.Id(2)], second.Documents.Keys);
    }

    [Fact]
    public async Task ReadAsync_AYearOfEvents_ReadsWindowsThatAreBounded()
    {
        _logs.Logs.PageSize = 10_000;
        for (int i = 0; i < 250_000; i++)
            _logs.Logs.Add(i, _logs.Start.AddSeconds(-126 * (i + 1)), message: "2 123456789010 eni-1 - - - - - - - 1 2 - NODATA");
        int records = 0;
        var sink = new CountingSink(n => Interlocked.Add(ref records, n));
        await _logs.RunAsync(sink);

        Assert.Equal(250_000, records);

        // Half an hour has 14 events; the file has a thousand more at most, and twice those of a window while it is read.
        Assert.InRange(new DirectoryInfo(_logs.Folder).GetFiles().Sum(f => f.Length), 1, 100_000);
        Assert.InRange(_logs.Logs.Calls, 25, 200);
    }

    [Theory]
    [InlineData(CloudWatchStartPosition.Beginning, 2)]
    [InlineData(CloudWatchStartPosition.End, 1)]
    public async Task ReadAsync_StartPosition_Decides(CloudWatchStartPosition position, int expected)
    {
        _logs.Logs.Add(1, _logs.Start.AddDays(-3));
        _logs.Logs.Add(2, _logs.Start.AddMinutes(3));
        await _logs.RunAsync(
            _sink,
            s => new CloudWatchSourceOptions
            {
                LogGroupName = FakeLogs.Group,
                State = s,
                StartPosition = position,
                Aws = new AwsOptions { Region = "eu-west-1" },
                TimeProvider = _logs.Time,
            },
            until: TimeSpan.FromMinutes(6));
        Assert.Equal(expected, _sink.Documents.Count);
        Assert.Contains(FakeLogs.Id(2), _sink.Documents.Keys);
    }

    [Fact]
    public async Task ReadAsync_PrefixesAndStartTime_SelectGroupsAndStreams()
    {
        _logs.Logs.Add(1, _logs.Start.AddMinutes(-1), group: "/vpc/a", stream: "eni-1");
        _logs.Logs.Add(2, _logs.Start.AddMinutes(-1), group: "/vpc/b", stream: "eni-2");
        _logs.Logs.Add(3, _logs.Start.AddMinutes(-1), group: "/vpc/b", stream: "other");
        _logs.Logs.Add(4, _logs.Start.AddMinutes(-1), group: "/lambda/c", stream: "eni-3");
        _logs.Logs.Add(5, _logs.Start.AddMinutes(-90), group: "/vpc/a", stream: "eni-1");
        _logs.Logs.Add(6, _logs.Start.AddMinutes(4), group: "/vpc/new", stream: "eni-4");
        await _logs.RunAsync(
            _sink,
            s => new CloudWatchSourceOptions
            {
                LogGroupNamePrefix = "/vpc/",
                LogStreamPrefix = "eni-",
                State = s,
                StartTimestamp = _logs.Start.AddHours(-1),
                Aws = new AwsOptions { Region = "eu-west-1" },
                TimeProvider = _logs.Time,
            },
            until: TimeSpan.FromMinutes(8));
        Assert.Equal([FakeLogs.Id(1), FakeLogs.Id(2), FakeLogs.Id(6)], _sink.Documents.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(_logs.Logs.Violations);
    }

    [Fact]
    public async Task ReadAsync_Latency_LeavesTheNewestTimeOut()
    {
        _logs.Logs.Add(1, _logs.Start.AddMinutes(-6));
        _logs.Logs.Add(2, _logs.Start.AddMinutes(-4));
        await _logs.RunAsync(_sink, s => new CloudWatchSourceOptions
        {
            LogGroupName = FakeLogs.Group,
            LogStreams = ["eni-1235b8ca123456789-all"],
            State = s,
            StopsAtEnd = true,
            Latency = TimeSpan.FromMinutes(5),
            Aws = new AwsOptions { Region = "eu-west-1" },
            TimeProvider = _logs.Time,
        });
        Assert.Equal([FakeLogs.Id(1)], _sink.Documents.Keys);
    }

    private async Task Wait(TimeSpan time) => await _logs.Time.RunAsync(Task.Delay(time, _logs.Time));
}
