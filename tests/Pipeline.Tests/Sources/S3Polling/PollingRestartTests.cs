namespace VpcFlow.Pipeline.Tests.Sources.S3Polling;

/// <summary>What is read again after a stop: what was not delivered, and little else.</summary>
public sealed class PollingRestartTests : IDisposable
{
    private readonly PollingFixture _bucket = new();

    public void Dispose() => _bucket.Dispose();

    [Fact]
    public async Task ReadAsync_StopWhileAnObjectIsInWork_ReadsItAgain()
    {
        string[] keys = [.. Enumerable.Range(0, 10).Select(i => PollingFixture.Key($"20241204T{i:00}00Z"))];
        foreach (string key in keys)
            _bucket.Put(key);
        using (FlowLogStateFolder state = FlowLogStateFolder.Open(_bucket.Folder))
        {
            using var source = new S3PollingSource(_bucket.Options(state), _bucket.S3);
            using var stop = new CancellationTokenSource();
            int ended = 0;

            // The third object is never delivered, the rest is; more than the look-back after it.
            var sink = new CollectingSink
            {
                OnWrite = async o =>
                {
                    if (o.Name.EndsWith(keys[2], StringComparison.Ordinal))
                        await Task.Delay(Timeout.Infinite, stop.Token);
                },
            };

            // The source is told of an object when its outcome has been reported.
            var options = new FlowLogPipelineOptions
            {
                MaxDegreeOfParallelism = 2,
                OnObject = _ =>
                {
                    if (++ended == keys.Length - 1)
                        stop.CancelAfter(2000);
                },
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => new FlowLogPipeline(source, sink, options).RunAsync(stop.Token));
        }

        Assert.Equal([keys[2]], await _bucket.RunAsync());
        Assert.Empty(await _bucket.RunAsync());
    }

    /// <summary>A copy of the folder at any moment is what a process that is killed leaves.</summary>
    [Fact]
    public async Task ReadAsync_KillAtAnyMoment_LosesNothing()
    {
        string[] keys = [.. Enumerable.Range(0, 240).Select(i => PollingFixture.Key($"20241204T{i / 20:00}{3 * (i % 20):00}Z"))];
        foreach (string key in keys)
            _bucket.Put(key);
        var random = new Random(1);
        var delivered = new HashSet<string>();
        var copies = new List<(string Folder, HashSet<string> Delivered)>();
        var sink = new CollectingSink
        {
            OnWrite = async o =>
            {
                int wait;
                lock (random)
                    wait = random.Next(30);
                await Task.Delay(wait);
                lock (delivered)
                {
                    if (delivered.Count % 40 == 39)
                        copies.Add((Copy(), [.. delivered]));
                    delivered.Add(o.Origin!.Key!);
                }
            },
        };
        await _bucket.RunAsync(sink);

        Assert.True(copies.Count >= 5);
        foreach ((string folder, HashSet<string> before) in copies)
        {
            using (FlowLogStateFolder state = FlowLogStateFolder.Open(folder))
            {
                using var source = new S3PollingSource(_bucket.Options(state), _bucket.S3);
                await foreach (FlowLogObject next in source.ReadAsync(default))
                {
                    before.Add(next.Origin!.Key!);
                    await next.CompleteAsync(new FlowLogObjectOutcome { Object = next }, default);
                }
            }

            Assert.Equal(keys, before.Order(StringComparer.Ordinal));
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Copy()
    {
        string copy = Directory.CreateTempSubdirectory("vpcflow-state-").FullName;
        foreach (string file in Directory.GetFiles(_bucket.Folder, "*.json"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }
}
