using System.Net;
using System.Text.Json;
using VpcFlow.Pipeline.Tests.Sources.S3;

namespace VpcFlow.Pipeline.Tests.Sources.S3Polling;

/// <summary>What becomes of objects that fail, and of searches.</summary>
public sealed class PollingFailureTests : IDisposable
{
    private readonly PollingFixture _bucket = new();

    public void Dispose() => _bucket.Dispose();

    [Fact]
    public async Task ReadAsync_ObjectThatFailsTwice_IsReadAgain()
    {
        string key = PollingFixture.Key("20241204T1200Z");
        _bucket.Put(key);
        int tries = 0;
        var sink = new CollectingSink { OnWrite = _ => ++tries <= 2 ? throw Busy() : Task.CompletedTask };
        Assert.Equal([key, key, key], await _bucket.RunAsync(sink));
        Assert.Single(sink.Documents);
        Assert.Equal((2, 0), (_bucket.Counters.Returned, _bucket.Counters.Parked));
        Assert.Empty(await _bucket.RunAsync());
    }

    [Fact]
    public async Task ReadAsync_WhatCannotBeDelivered_IsParkedAndRemembered()
    {
        string[] keys = [.. new[] { "1155", "1200", "1205", "1210" }.Select(t => PollingFixture.Key($"20241204T{t}Z"))];
        _bucket.S3.Put(keys[0], Lines.Gzip(1)[..40]);
        _bucket.S3.Put(keys[1], "Some notes.\n"u8.ToArray());
        _bucket.Put(keys[2]);
        _bucket.Put(keys[3]);
        var sink = new CollectingSink
        {
            OnWrite = o => o.Name.EndsWith(keys[2], StringComparison.Ordinal) ? throw Busy() : Task.CompletedTask,
        };

        await _bucket.RunAsync(sink, s => _bucket.Options(s, maxAttempts: 3));

        Assert.Equal((2, 3), (_bucket.Counters.Returned, _bucket.Counters.Parked));
        var parked = Directory.GetFiles(Path.Combine(_bucket.Folder, "parked"))
            .Select(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement)
            .ToDictionary(e => e.GetProperty("body").GetString()!, e => e.GetProperty("reason").GetString()!);
        Assert.Equal(keys[..3].Select(k => $"s3://logs/{k}"), parked.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("No line is a record", parked[$"s3://logs/{keys[1]}"], StringComparison.Ordinal);
        Assert.Contains("It failed 3 times", parked[$"s3://logs/{keys[2]}"], StringComparison.Ordinal);
        Assert.Empty(await _bucket.RunAsync());
    }

    [Fact]
    public async Task ReadAsync_ObjectThatIsDeletedBeforeItIsRead_IsCounted()
    {
        _bucket.Put(PollingFixture.Key("20241204T1200Z"));
        using FlowLogStateFolder state = FlowLogStateFolder.Open(_bucket.Folder);
        using var source = new S3PollingSource(_bucket.Options(state), _bucket.S3);
        await foreach (FlowLogObject next in source.ReadAsync(default))
        {
            _bucket.S3.Delete(next.Origin!.Key!);
            Exception e = await Assert.ThrowsAsync<FileNotFoundException>(async () => await next.OpenAsync(default));
            await next.AbandonAsync(new FlowLogObjectOutcome { Object = next, Failure = e, IsTransient = true }, default);
        }

        Assert.Equal((1, 0), (source.Counters.Missing, source.Counters.Returned));
    }

    /// <summary>An object that failed and was deleted must not hold its cursor for ever.</summary>
    [Fact]
    public async Task ReadAsync_FailedObjectThatIsDeleted_IsForgotten()
    {
        string failed = PollingFixture.Key("20241204T1100Z");
        _bucket.Put(failed);
        _bucket.Put(PollingFixture.Key("20241204T1200Z"));
        using (FlowLogStateFolder state = FlowLogStateFolder.Open(_bucket.Folder))
        {
            using var source = new S3PollingSource(_bucket.Options(state, stops: false), _bucket.S3);
            using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            var sink = new CollectingSink
            {
                OnWrite = o =>
                {
                    if (!o.Name.EndsWith(failed, StringComparison.Ordinal))
                        return Task.CompletedTask;
                    _bucket.S3.Delete(failed);
                    throw Busy();
                },
            };
            Task run = new FlowLogPipeline(source, sink).RunAsync(stop.Token);
            while (!run.IsCompleted && !FlowLogStateFolder.Read(_bucket.Folder).Any(e => e.Position == "20241204T1200Z"))
                await Task.Delay(20);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        }

        Assert.Contains(FlowLogStateFolder.Read(_bucket.Folder), e => e.Position == "20241204T1200Z");
    }

    /// <summary>An object that may not be read is neither parked nor passed over, however often it is tried.</summary>
    [Fact]
    public async Task ReadAsync_ObjectThatMayNotBeRead_IsReadWhenItMay()
    {
        string denied = PollingFixture.Key("20241204T1100Z");
        string later = PollingFixture.Key("20241204T1200Z");
        _bucket.Put(denied);
        _bucket.Put(later);
        _bucket.S3.OnGet = (request, content)
            => request.Key == denied ? throw FakeS3.Error(HttpStatusCode.Forbidden, "AccessDenied") : content;
        for (int i = 0; i < 3; i++)
        {
            string[] read = await _bucket.RunAsync(create: s => _bucket.Options(s, maxAttempts: 1));
            Assert.Equal(i == 0 ? [denied, later] : [denied], read);
            Assert.Equal((1, 0), (_bucket.Counters.Returned, _bucket.Counters.Parked));
        }

        Assert.Contains("s3:GetObject on s3://logs/", _bucket.Problems[^1], StringComparison.Ordinal);
        _bucket.S3.OnGet = null;
        var sink = new CollectingSink();
        Assert.Equal([denied], await _bucket.RunAsync(sink));
        Assert.Single(sink.Documents);
        Assert.Empty(await _bucket.RunAsync());
    }

    [Fact]
    public async Task ReadAsync_ListingThatIsNotAllowed_ThrowsAndSaysWhatIsMissing()
    {
        _bucket.S3.OnList = _ => throw FakeS3.Error(HttpStatusCode.Forbidden, "AccessDenied");
        UnauthorizedAccessException e = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _bucket.RunAsync());
        Assert.Contains("s3:ListBucket on s3://logs/AWSLogs/ is not allowed", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ListingThatFailsLater_IsReportedAndRepeated()
    {
        _bucket.Put(PollingFixture.Key("20241204T1200Z"));
        using FlowLogStateFolder state = FlowLogStateFolder.Open(_bucket.Folder);
        using var source = new S3PollingSource(_bucket.Options(state, stops: false), _bucket.S3);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var sink = new CollectingSink
        {
            OnWrite = o =>
            {
                if (o.Name.Contains("T1205Z", StringComparison.Ordinal))
                    stop.CancelAfter(100);
                else
                    _bucket.S3.OnList = _ => Fail();
                return Task.CompletedTask;
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FlowLogPipeline(source, sink).RunAsync(stop.Token));
        Assert.Equal(2, sink.Writes);
        Assert.Equal(1, source.Counters.Problems);
        Assert.Contains("ServiceUnavailable", Assert.Single(_bucket.Problems), StringComparison.Ordinal);

        void Fail()
        {
            _bucket.S3.OnList = null;
            _bucket.Put(PollingFixture.Key("20241204T1205Z"));
            throw FakeS3.Error(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable");
        }
    }

    private static FlowLogDeliveryException Busy() => new("The sink is busy.", isTransient: true);
}
