namespace VpcFlow.Pipeline.Tests.Sources.S3Polling;

/// <summary>Which objects a search finds after others were delivered.</summary>
public sealed class PollingOrderTests : IDisposable
{
    private readonly PollingFixture _bucket = new();

    public void Dispose() => _bucket.Dispose();

    [Theory]
    [InlineData("AWSLogs/123456789010/vpcflowlogs/eu-west-1/2024/12/04/", "")]
    [InlineData("AWSLogs/123456789010/vpcflowlogs/eu-west-1/2024/12/04/", "AWSLogs/")]
    [InlineData("AWSLogs/123456789010/vpcflowlogs/eu-west-1/2024/12/04/", "AWSLogs/123456789010/vpcflowlogs/eu-west-1/")]
    [InlineData("AWSLogs/123456789010/vpcflowlogs/eu-west-1/2024/12/04/12/", "")]
    [InlineData("AWSLogs/o-a1b2c3d4e5/123456789010/vpcflowlogs/eu-west-1/2024/12/04/", "")]
    [InlineData("AWSLogs/o-a1b2c3d4e5/123456789010/vpcflowlogs/eu-west-1/2024/12/04/", "AWSLogs/o-a1b2c3d4e5/")]
    [InlineData("team/AWSLogs/123456789010/vpcflowlogs/eu-west-1/2024/12/04/", "team/")]
    [InlineData("AWSLogs/aws-account-id=123456789010/aws-service=vpcflowlogs/aws-region=eu-west-1/year=2024/month=12/day=04/", "")]
    [InlineData("AWSLogs/aws-account-id=123456789010/aws-service=vpcflowlogs/aws-region=eu-west-1/year=2024/month=12/day=04/hour=12/", "")]
    [InlineData("AWSLogs/aws-account-id=123456789010/service=vpcflowlogs/aws-region=eu-west-1/year=2024/month=12/day=04/", "AWSLogs/")]
    public async Task ReadAsync_LayoutOfAws_IsReadInTheOrderOfItsFlowLog(string folder, string prefix)
    {
        string first = PollingFixture.Key("20241204T1200Z", folder: folder);
        string next = PollingFixture.Key("20241204T1205Z", folder: folder);
        _bucket.Put(first);
        _bucket.S3.Put("AWSLogs/123456789010/CloudTrail/eu-west-1/2024/12/04/a_b.json.gz", [1]);
        Assert.Equal([first], await _bucket.RunAsync(create: s => _bucket.Options(s, prefix)));
        Assert.Empty(await _bucket.RunAsync(create: s => _bucket.Options(s, prefix)));
        _bucket.Put(next);
        Assert.Equal([next], await _bucket.RunAsync(create: s => _bucket.Options(s, prefix)));

        // There is a cursor, not a list of objects.
        Assert.Contains(FlowLogStateFolder.Read(_bucket.Folder), e => e.Position == "20241204T1205Z");
    }

    /// <summary>Keys sort by account and flow log before time, so that new ones come before those that were read.</summary>
    [Fact]
    public async Task ReadAsync_NewObjectsWhoseKeysSortBeforeOthers_AreFound()
    {
        const string OtherAccount = "AWSLogs/999999999999/vpcflowlogs/eu-west-1/2024/12/04/";
        string other = PollingFixture.Key("20241204T1200Z", folder: OtherAccount)
            .Replace("/123456789010_", "/999999999999_", StringComparison.Ordinal);
        _bucket.Put(other);
        _bucket.Put(PollingFixture.Key("20241204T1200Z", "fl-b"));
        Assert.Equal(2, (await _bucket.RunAsync()).Length);
        string[] added = [PollingFixture.Key("20241204T1100Z", "fl-a"), PollingFixture.Key("20241204T1205Z", "fl-b")];
        foreach (string key in added)
            _bucket.Put(key);
        Assert.Equal(added, await _bucket.RunAsync());
    }

    [Fact]
    public async Task ReadAsync_ObjectThatArrivesLate_IsFoundWithinTheLookBack()
    {
        for (int hour = 0; hour < 12; hour++)
            _bucket.Put(PollingFixture.Key($"20241204T{hour:00}00Z"));
        await _bucket.RunAsync();
        string late = PollingFixture.Key("20241204T0920Z");
        _bucket.Put(late);
        int before = _bucket.S3.ListedKeys;
        Assert.Equal([late], await _bucket.RunAsync());

        // 09:00, 10:00 and 11:00 are listed again, and no others.
        Assert.Equal(4, _bucket.S3.ListedKeys - before);
        Assert.Empty(await _bucket.RunAsync());
    }

    [Fact]
    public async Task ReadAsync_Yesterday_StaysOpenUntilItsLookBackHasPassed()
    {
        const string Today = "AWSLogs/123456789010/vpcflowlogs/eu-west-1/2024/12/05/";
        _bucket.Put(PollingFixture.Key("20241204T2350Z"));
        await _bucket.RunAsync();
        _bucket.Time.Now = DateTimeOffset.Parse("2024-12-05T01:50Z", null);
        string late = PollingFixture.Key("20241204T2355Z");
        string today = PollingFixture.Key("20241205T0145Z", folder: Today);
        _bucket.Put(late);
        _bucket.Put(today);
        Assert.Equal([late, today], await _bucket.RunAsync());
        Assert.Contains(FlowLogStateFolder.Read(_bucket.Folder), e => e.Position == "2024-12-04");

        _bucket.Time.Now = DateTimeOffset.Parse("2024-12-05T02:10Z", null);
        await _bucket.RunAsync();
        Assert.Contains(FlowLogStateFolder.Read(_bucket.Folder), e => e.Position == "2024-12-05");
        var prefixes = new List<string>();
        _bucket.S3.OnList = r => prefixes.Add(r.Prefix);
        await _bucket.RunAsync();
        Assert.DoesNotContain(prefixes, p => p.Contains("2024/12/04", StringComparison.Ordinal));
    }

    /// <summary>After a long stop, all days since then are read.</summary>
    [Fact]
    public async Task ReadAsync_DaysAfterTheLastRun_AreRead()
    {
        _bucket.Put(PollingFixture.Key("20241204T1200Z"));
        await _bucket.RunAsync();
        _bucket.Time.Now = DateTimeOffset.Parse("2025-01-20T12:00Z", null);
        string[] keys =
        [
            PollingFixture.Key("20241204T1300Z"),
            PollingFixture.Key("20241231T0000Z", folder: "AWSLogs/123456789010/vpcflowlogs/eu-west-1/2024/12/31/"),
            PollingFixture.Key("20250119T0000Z", folder: "AWSLogs/123456789010/vpcflowlogs/eu-west-1/2025/01/19/"),
        ];
        foreach (string key in keys)
            _bucket.Put(key);
        Assert.Equal(keys, await _bucket.RunAsync());
        Assert.Empty(await _bucket.RunAsync());
    }

    /// <summary>The state has a flow log only as long as it has objects in a day that is open.</summary>
    [Fact]
    public async Task ReadAsync_FlowLogThatEnded_IsForgotten()
    {
        _bucket.Put(PollingFixture.Key("20241204T1200Z", "fl-old"));
        await _bucket.RunAsync();
        Assert.Contains(FlowLogStateFolder.Read(_bucket.Folder), e => e.Part.EndsWith("fl-old", StringComparison.Ordinal));
        _bucket.Time.Now = DateTimeOffset.Parse("2024-12-06T12:00Z", null);
        Assert.Empty(await _bucket.RunAsync());
        Assert.Equal("2024-12-06", Assert.Single(FlowLogStateFolder.Read(_bucket.Folder)).Position);
    }
}
