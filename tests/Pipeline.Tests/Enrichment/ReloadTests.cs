namespace VpcFlow.Pipeline.Tests.Enrichment;

/// <summary>Files are replaced in use.</summary>
public sealed class ReloadTests : IDisposable
{
    private readonly EnrichmentFolder _folder = new();
    private readonly List<AddressFileReport> _reports = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reload_NothingChanged_KeepsWhatIsKnown()
    {
        using AddressEnricher enricher = Load(Database("SE"));
        Assert.False(enricher.Reload());
        AssertCountry("SE", enricher);
        Assert.Empty(_reports);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reload_NewVersion_IsUsed(bool isOverwritten)
    {
        using AddressEnricher enricher = Load(Database("SE"));
        AssertCountry("SE", enricher);
        string path = _folder["city.mmdb"];
        if (isOverwritten)
            File.WriteAllBytes(path, [.. Database("NO").ToArray()]);
        else
            _folder.Write("city.mmdb", Database("NO"));
        MakeNewer("city.mmdb");
        AssertCountry("SE", enricher);
        Assert.True(enricher.Reload());
        AssertCountry("NO", enricher);
        Assert.Equal([new AddressFileReport(path, null)], _reports);
        Assert.False(enricher.Reload());
    }

    [Fact]
    public void Reload_DamagedVersion_IsReportedOnceAndTheOldOneKept()
    {
        using AddressEnricher enricher = Load(Database("SE"));
        _folder.Write("city.mmdb", Database("NO").ToArray()[..^9]);
        Assert.False(enricher.Reload());
        Assert.False(enricher.Reload());
        AssertCountry("SE", enricher);
        AddressFileReport report = Assert.Single(_reports);
        Assert.Equal(_folder["city.mmdb"], report.Path);
        Assert.Contains("city.mmdb: this is not a database in MaxMind's format", report.Error!.Message, StringComparison.Ordinal);
        _folder.Write("city.mmdb", Database("DK"));
        Assert.True(enricher.Reload());
        AssertCountry("DK", enricher);
    }

    [Fact]
    public void Reload_DeletedFile_IsReportedOnceAndTheOldOneKept()
    {
        using AddressEnricher enricher = Load(Database("SE"));
        File.Delete(_folder["city.mmdb"]);
        Assert.False(enricher.Reload());
        Assert.False(enricher.Reload());
        AssertCountry("SE", enricher);
        Assert.Contains("no such file", Assert.Single(_reports).Error!.Message, StringComparison.Ordinal);
    }

    /// <summary>A mistake in one file does not keep the new version of another from being used.</summary>
    [Fact]
    public void Reload_SeveralFiles_LoadsEachByItself()
    {
        using AddressEnricher enricher = Load(Database("SE"), "8.8.8.0/24,old\n");
        Assert.Equal("old", Found.Name(enricher, "8.8.8.8"));
        _folder.Write("city.mmdb", "broken");
        _folder.Write("names.csv", "8.8.8.0/24,newer\n");
        Assert.True(enricher.Reload());
        Assert.Equal("newer", Found.Name(enricher, "8.8.8.8"));
        AssertCountry("SE", enricher);
        Assert.Equal([true, false], _reports.Select(r => r.Error is not null));
        _folder.Write("names.csv", "8.8.8.0/24\n");
        Assert.False(enricher.Reload());
        Assert.Equal("newer", Found.Name(enricher, "8.8.8.8"));
        Assert.Contains("names.csv: line 1: 1 columns", _reports[^1].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReloadInterval_Elapsed_ChecksFilesUntilDisposed()
    {
        var clock = new ManualTime();
        AddressEnricher enricher = Load(Database("SE"), clock: clock);
        _folder.Write("city.mmdb", Database("NOR"));
        clock.Elapse(TimeSpan.FromSeconds(59));
        AssertCountry("SE", enricher);
        clock.Elapse(TimeSpan.FromSeconds(1));
        AssertCountry("NOR", enricher);
        enricher.Dispose();
        _folder.Write("city.mmdb", Database("FIN2"));
        clock.Elapse(TimeSpan.FromHours(1));
        AssertCountry("NOR", enricher);
    }

    /// <summary>Lookups that are under way use one version or the other, and never fail.</summary>
    [Fact]
    public async Task Reload_WhileInUse_DisturbsNoLookup()
    {
        using AddressEnricher enricher = Load(Database("A0"), "10.0.0.0/8,corp\n");
        using var stop = new CancellationTokenSource();
        using var started = new CountdownEvent(2);
        Task[] readers = [.. Enumerable.Range(0, started.InitialCount).Select(n => Task.Run(() =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                if (i == 1000)
                    started.Signal();
                FlowLogAddress address = new([8, 8, (byte)i, (byte)(i >> 8)]);
                string? text = enricher.Find(in address) is { } found ? System.Text.Encoding.UTF8.GetString(found.Utf8Members) : null;
                Assert.StartsWith("\"geo\":{\"country_iso_code\":\"A", text, StringComparison.Ordinal);
            }
        }))];
        Assert.True(started.Wait(TimeSpan.FromMinutes(1)));
        for (int i = 1; i <= 50; i++)
        {
            _folder.Write("city.mmdb", Database("A" + new string('0', i)));
            Assert.True(enricher.Reload());
            Found.AssertMembers($$"""{"geo": {"country_iso_code": "A{{new string('0', i)}}"} }""", enricher, "8.8.1.1");
            if (i % 10 == 0)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static MmdbWriter Database(string country)
        => new MmdbWriter("city").Add("8.0.0.0/8", $$"""{"country_code": "{{country}}"}""");

    private static void AssertCountry(string country, AddressEnricher enricher)
        => Found.AssertMembers($$"""{"geo": {"country_iso_code": "{{country}}"} }""", enricher, "8.8.8.8");

    /// <summary>The clocks of file systems are coarse, and versions of the same length within a tick look the same.</summary>
    private void MakeNewer(string name) => File.SetLastWriteTimeUtc(_folder[name], DateTime.UtcNow.AddSeconds(5));

    private AddressEnricher Load(MmdbWriter city, string? names = null, TimeProvider? clock = null)
        => AddressEnricher.Load(new AddressEnricherOptions
        {
            CityDatabase = _folder.Write("city.mmdb", city),
            NamesFile = names is null ? null : _folder.Write("names.csv", names),
            OnReport = _reports.Add,
            ReloadInterval = clock is null ? TimeSpan.Zero : TimeSpan.FromMinutes(1),
            TimeProvider = clock ?? TimeProvider.System,
        });
}
