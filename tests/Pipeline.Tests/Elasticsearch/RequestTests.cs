using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch;

/// <summary>What becomes of a request as a whole.</summary>
public class RequestTests
{
    public static TheoryData<string> Passing => ["429", "408", "500", "502", "503", "504", "torn", "hang", "page", "fewer", "cut", "down"];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task WhatPasses_IsSentAgain_AndNothingIsAcknowledgedBefore(string failure)
    {
        await using var bench = new SinkBench();
        FakeObject source = SinkBench.Object("eni", 20);
        int bulks = 0, told = 0;
        bench.Cluster.OnRequest = request =>
        {
            if (!request.IsBulk || ++bulks > 3)
                return null;
            told += source.Told.Count;
            return Failure(failure);
        };
        await bench.RunAsync(source);
        bench.AssertDelivered(SinkBench.Interfaces("eni", 20));
        Assert.Equal((20, 0, 0), (bench.Sink.Counts.Created, told, bench.Sink.Counts.DeadLettered));

        // A request that fails because of its size would fail for ever: what may be the reason is sent in smaller pieces.
        Assert.InRange(bulks, 4, failure is "hang" or "torn" or "page" or "fewer" or "cut" ? 6 : 4);
        Assert.InRange(bench.Sink.Counts.Retried, failure == "hang" ? 50 : 60, 60);
        Assert.Contains("node-1:9200", bench.Problems[0], StringComparison.Ordinal);
        Assert.Equal(1, bench.Recovered);
        Assert.Equal(["Complete"], source.Told);
    }

    [Theory]
    [InlineData("torn")]
    [InlineData("hang")]
    public async Task AnswerThatIsLost_IsADuplicateTheNextTime(string failure)
    {
        // The cluster has created the documents, and the answer does not arrive.
        await using var bench = new SinkBench();
        bool isLost = false;
        bench.Cluster.OnRequest = request =>
        {
            if (!request.IsBulk || isLost)
                return null;
            isLost = true;
            bench.Cluster.Answer(request);
            return Failure(failure);
        };
        await bench.RunAsync(SinkBench.Object("eni", 20));
        bench.AssertDelivered(SinkBench.Interfaces("eni", 20));
        Assert.Equal((0, 20), (bench.Sink.Counts.Created, bench.Sink.Counts.Duplicates));
    }

    [Fact]
    public async Task RetryAfter_IsHonoured()
    {
        await using var bench = new SinkBench();
        var times = new List<TimeSpan>();
        bench.Cluster.OnRequest = request =>
        {
            if (!request.IsBulk)
                return null;
            times.Add(bench.Time.Elapsed);
            return times.Count == 1 ? new ClusterReply(429) { RetryAfter = "120" } : null;
        };
        await bench.RunAsync(SinkBench.Object("eni", 1));
        Assert.InRange((times[1] - times[0]).TotalSeconds, 120, 122);
    }

    [Fact]
    public async Task Down_IsTriedForEver()
    {
        await using var bench = new SinkBench();
        bench.Cluster.OnRequest = _ => bench.Time.Elapsed < TimeSpan.FromHours(3) ? new ClusterReply(0) : null;
        await bench.RunAsync(SinkBench.Object("eni", 3));
        bench.AssertDelivered(SinkBench.Interfaces("eni", 3));
        Assert.InRange(bench.Time.Elapsed.TotalHours, 3, 3.1);

        // Full jitter with a limit of a minute: half a minute on average.
        Assert.InRange(bench.Cluster.Requests.Count, 250, 560);
        Assert.Single(bench.Problems);
    }

    [Fact]
    public async Task GiveUpAfter_AbandonsTheObject()
    {
        await using var bench = new SinkBench(giveUpAfter: TimeSpan.FromMinutes(10));
        bench.Cluster.OnRequest = _ => new ClusterReply(503, "{\"error\":{\"type\":\"t\",\"reason\":\"r\"}}");
        FakeObject source = SinkBench.Object("eni", 3);
        await bench.RunAsync(source);
        Assert.Equal(["Abandon"], source.Told);
        Assert.Contains("503 (t: r)", source.Outcome!.Failure!.Message, StringComparison.Ordinal);
        Assert.InRange(bench.Time.Elapsed.TotalMinutes, 10, 12);
    }

    [Theory]
    [InlineData(401, "check the API key")]
    [InlineData(403, "create_doc and auto_configure")]
    [InlineData(404, "create the data stream")]
    [InlineData(301, "the URL that this one redirects to")]
    [InlineData(400, "Elasticsearch 8 or 9")]
    public async Task Refused_SaysWhatIsMissing_AndIsTriedSlowly(int status, string advice)
    {
        await using var bench = new SinkBench();
        var times = new List<TimeSpan>();
        bench.Cluster.OnRequest = request =>
        {
            if (!request.IsBulk)
                return null;
            times.Add(bench.Time.Elapsed);
            return times.Count < 4 ? new ClusterReply(status, "{\"error\":{\"type\":\"t\",\"reason\":\"r\"}}") : null;
        };
        await bench.RunAsync(SinkBench.Object("eni", 3));
        bench.AssertDelivered(SinkBench.Interfaces("eni", 3));
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.InRange((pair.Second - pair.First).TotalSeconds, 14, 31));
        Assert.Contains(advice, Assert.Single(bench.Problems), StringComparison.Ordinal);
        Assert.Equal(1, bench.Recovered);
    }

    [Fact]
    public async Task TooLarge_IsHalvedUntilTheServerTakesIt()
    {
        await using var bench = new SinkBench(requestSize: 1 << 20);
        const int limit = 20_000;
        bench.Cluster.OnRequest = r => r.IsBulk && r.Content().Length > limit ? new ClusterReply(413) : null;
        await bench.RunAsync(SinkBench.Object("eni", 500));
        bench.AssertDelivered(SinkBench.Interfaces("eni", 500));
        Assert.Equal((500, 0), (bench.Sink.Counts.Created, bench.Sink.Counts.DeadLettered));

        // It learns: later requests are not too large any more.
        int before = bench.Cluster.BulkRequests.Count();
        await bench.RunAsync(SinkBench.Object("more", 500));
        Assert.All(bench.Cluster.BulkRequests.Skip(before), r => Assert.InRange(r.Content().Length, 1, limit));
    }

    [Fact]
    public async Task DocumentThatIsTooLarge_IsADeadLetter()
    {
        await using var bench = new SinkBench();
        bench.Cluster.OnRequest = r => r.IsBulk && r.Content().AsSpan().IndexOf("eni-2\""u8) >= 0 ? new ClusterReply(413) : null;
        await bench.RunAsync(SinkBench.Object("eni", 9));
        bench.AssertDelivered(SinkBench.Interfaces("eni", 9).Where(n => n != "eni-2"));
        Assert.Equal(413, Assert.Single(bench.DeadLetters()).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task NodeThatIsDown_IsLeftOut()
    {
        await using var bench = new SinkBench(nodes: 3);
        int failed = 0;
        bench.Handler.OnUrl = url =>
        {
            failed += url.Host == "node-2" ? 1 : 0;
            return url.Host != "node-2";
        };
        await bench.RunAsync([.. Enumerable.Range(0, 40).Select(i => SinkBench.Object($"eni{i}", 30))]);
        Assert.Equal(1200, bench.Sink.Counts.Created);
        Assert.InRange(failed, 1, 2);
        Assert.InRange(bench.Time.Elapsed.TotalSeconds, 0, 4.9);
    }

    private static ClusterReply Failure(string name) => name switch
    {
        "torn" => ClusterReply.Torn,
        "hang" => ClusterReply.Hang,
        "page" => new ClusterReply(200, "<html>Welcome to the proxy</html>"),
        "fewer" => new ClusterReply(200, "{\"errors\":false,\"items\":[{\"create\":{\"status\":201}}]}"),
        "cut" => new ClusterReply(200, "{\"items\":[" + string.Join(',', Enumerable.Repeat("{\"create\":{\"status\":201}}", 20))),
        "down" => new ClusterReply(0),
        _ => new ClusterReply(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
