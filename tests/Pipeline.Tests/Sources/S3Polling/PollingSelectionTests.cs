namespace VpcFlow.Pipeline.Tests.Sources.S3Polling;

/// <summary>Which objects are left out, and prefixes of another layout.</summary>
public sealed class PollingSelectionTests : IDisposable
{
    private readonly PollingFixture _bucket = new();

    public void Dispose() => _bucket.Dispose();

    [Fact]
    public async Task ReadAsync_StartAndAgeAndFilter_LeaveObjectsOutOnce()
    {
        string[] keys = [.. new[] { "0900", "1000", "1100", "1130" }.Select(t => PollingFixture.Key($"20241204T{t}Z"))];
        foreach (string key in keys)
            _bucket.Put(key, At(key[^21..^17]));
        S3PollingSourceOptions Options(FlowLogStateFolder state) => _bucket.Options(
            state,
            start: At("0930"),
            ignoreOlder: TimeSpan.FromMinutes(90),
            filter: k => !k.Contains("T1130Z", StringComparison.Ordinal));
        Assert.Equal([keys[2]], await _bucket.RunAsync(create: Options));
        Assert.Equal(3, _bucket.Counters.Filtered);
        Assert.Empty(await _bucket.RunAsync(create: Options));
        Assert.Equal(0, _bucket.Counters.Filtered);
    }

    /// <summary>Days before the start are not even listed.</summary>
    [Fact]
    public async Task ReadAsync_Start_LeavesEarlierDaysOut()
    {
        for (int day = 1; day <= 4; day++)
        {
            string folder = PollingFixture.Day.Replace("/04/", $"/0{day}/", StringComparison.Ordinal);
            _bucket.Put(PollingFixture.Key($"2024120{day}T1000Z", folder: folder));
        }

        var prefixes = new List<string>();
        _bucket.S3.OnList = r => prefixes.Add(r.Prefix);
        await _bucket.RunAsync(create: s => _bucket.Options(s, start: At("0930")));
        Assert.DoesNotContain(prefixes, p => p.Contains("/2024/12/02", StringComparison.Ordinal));
        Assert.Contains(prefixes, p => p.Contains("/2024/12/03", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_OtherLayout_RemembersObjectsByContent()
    {
        string[] keys = ["copies/a.log.gz", "copies/b.log.gz"];
        foreach (string key in keys)
            _bucket.Put(key);
        _bucket.S3.Put("copies/folder/", []);
        _bucket.S3.Put("copies/notes.txt", "Some notes.\n"u8.ToArray());
        S3PollingSourceOptions Options(FlowLogStateFolder state) => _bucket.Options(state, "copies/");

        string[] all = [.. keys, "copies/notes.txt"];
        Assert.Equal(all, await _bucket.RunAsync(create: Options));
        Assert.Equal((1, 0), (_bucket.Counters.Filtered, _bucket.Counters.Parked));
        Assert.Empty(await _bucket.RunAsync(create: Options));
        _bucket.S3.Put(keys[0], Lines.Gzip(2));
        Assert.Equal([keys[0]], await _bucket.RunAsync(create: Options));
        Assert.Equal(4, Assert.Single(FlowLogStateFolder.Read(_bucket.Folder)).Count);
    }

    /// <summary>A prefix that ends within a day can't be followed by cursors.</summary>
    [Fact]
    public async Task ReadAsync_PrefixBelowARegion_ReadsWhatBeginsWithIt()
    {
        string[] keys = [PollingFixture.Key("20241204T1200Z"), PollingFixture.Key("20241204T1205Z")];
        foreach (string key in keys)
            _bucket.Put(key);
        _bucket.Put(PollingFixture.Key("20241205T0000Z", folder: PollingFixture.Day.Replace("/04/", "/05/", StringComparison.Ordinal)));
        Assert.Equal(keys, await _bucket.RunAsync(create: s => _bucket.Options(s, PollingFixture.Day)));
        Assert.Empty(await _bucket.RunAsync(create: s => _bucket.Options(s, PollingFixture.Day)));
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2024-12-04T{time[..2]}:{time[2..]}Z", null);
}
