using System.Text.Json;
using VpcFlow.Pipeline.Tests.Sources.CloudWatch;

namespace VpcFlow.Pipeline.Tests.Sources.Files;

/// <summary>Files that grow, come and go while they are followed.</summary>
public sealed class FollowTests : IDisposable
{
    private const string Header =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n";

    private readonly FilesFixture _files = new();
    private readonly CollectingSink _sink = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task ReadAsync_FileThatGrows_IsReadOnFromItsLastWholeLine()
    {
        string[] records = FilesFixture.Records(0, 30).Split('\n');
        _files.Write("a.log", Header + records[0] + "\n" + records[1][..20]);
        await _files.FollowAsync(
            _sink,
            () => Assert.Single(_sink.Documents),
            () => _files.Append("a.log", records[1][20..] + "\n" + records[2]),
            () => Assert.Equal(2, _sink.Documents.Count),
            () => _files.Append("a.log", "\n"));
        Assert.Equal(3, _sink.Documents.Count);
        Assert.Equal(0, _files.Counters.Known);

        // After a restart it goes on there, and everything is as if it had been read at once.
        _files.Append("a.log", records[3] + "\n");
        await _files.FollowAsync(_sink);
        Assert.Equal(4, _sink.Documents.Count);
        Assert.Equal(
            Enumerable.Range(0, 4).Select(i => Header.Length + records[..i].Sum(r => r.Length + 1)).Select(o => (long)o),
            _sink.Documents.Values.Select(OffsetOf).Order());
        Assert.Single(_sink.Documents.Keys.Select(k => k[..20]).Distinct());
        Assert.Equal(0, _files.Counters.Problems);
    }

    /// <summary>The fields are in another order than usual, so that a part without its header would be rejected or read wrong.</summary>
    [Fact]
    public async Task ReadAsync_AppendedPart_HasTheLastHeader()
    {
        const string Other = "interface-id srcaddr end start\neni-x 10.0.0.1 1700000060 1700000000\n";
        _files.Write("a.log", Header + FilesFixture.Records(0, 2) + Other);
        await _files.FollowAsync(_sink, () => _files.Append("a.log", "eni-y 10.0.0.2 1700000061 1700000001\n"));
        Assert.Equal(4, _sink.Documents.Count);
        JsonElement last = JsonDocument.Parse(_sink.Documents.Values.MaxBy(OffsetOf)!).RootElement;
        Assert.Equal("eni-y", last.GetProperty("aws").GetProperty("vpcflow").GetProperty("interface_id").GetString());
        Assert.Equal("2023-11-14T22:14:21.000Z", last.GetProperty("@timestamp").GetString());
    }

    [Fact]
    public async Task ReadAsync_RotationByRename_ReadsTheEndOfTheOldFileAndTheNewOne()
    {
        int records = 0;
        var sink = new CountingSink(n => Interlocked.Add(ref records, n));
        _files.Write("a.log", Header + FilesFixture.Records(0, 10));
        await _files.FollowAsync(
            sink,
            () =>
            {
                _files.Append("a.log", FilesFixture.Records(10, 5));
                File.Move(_files["a.log"], _files["a.log.1"]);
                File.WriteAllText(_files["a.log"], Header);
            },
            () => _files.Append("a.log", FilesFixture.Records(100, 7)),
            () =>
            {
                File.Move(_files["a.log.1"], _files["a.log.2"]);
                File.Move(_files["a.log"], _files["a.log.1"]);
                File.WriteAllText(_files["a.log"], Header + FilesFixture.Records(200, 1));
            });
        Assert.Equal(23, records);
        Assert.Equal(0, _files.Counters.Problems);
    }

    [Fact]
    public async Task ReadAsync_RotationByTruncation_ReadsTheNewContentUnderIdsOfItsOwn()
    {
        _files.Write("a.log", Header + FilesFixture.Records(0, 10));
        await _files.FollowAsync(
            _sink,
            () => File.WriteAllText(_files["a.log"], Header + FilesFixture.Records(100, 4)),
            () => File.WriteAllText(_files["a.log"], Header + FilesFixture.Records(200, 40)));
        Assert.Equal(54, _sink.Documents.Count);
        Assert.Equal(3, _sink.Documents.Keys.Select(k => k[..20]).Distinct().Count());
    }

    [Fact]
    public async Task ReadAsync_GzipThatIsStillWritten_IsReadWhenItIsComplete()
    {
        byte[] content = Lines.Gzip(3000);
        int records = 0;
        var sink = new CountingSink(n => Interlocked.Add(ref records, n));
        File.WriteAllBytes(_files["a.log.gz"], content[..100]);
        _files.Touch("a.log.gz", TimeSpan.Zero);
        await _files.FollowAsync(
            sink,
            () =>
            {
                File.WriteAllBytes(_files["a.log.gz"], content[..^4]);
                _files.Touch("a.log.gz", TimeSpan.Zero);
            },
            () => Assert.Equal(0, records),
            () =>
            {
                File.WriteAllBytes(_files["a.log.gz"], content);
                _files.Touch("a.log.gz", TimeSpan.Zero);
            });
        Assert.Equal(3000, records);
        Assert.Equal(0, _files.Counters.Parked);
    }

    [Fact]
    public async Task ReadAsync_GzipToWhichAMemberIsAppended_KeepsItsIds()
    {
        _files.Write("a.log.gz", Lines.Gzip(10));
        await _files.FollowAsync(_sink, () => _files.Write("a.log.gz", [.. Lines.Gzip(10), .. Lines.Gzip(5, first: 100)]));
        Assert.Equal(15, _sink.Documents.Count);
        Assert.Single(_sink.Documents.Keys.Select(k => k[..20]).Distinct());
    }

    [Fact]
    public async Task ReadAsync_GzipThatStaysIncomplete_IsParked()
    {
        _files.Write("a.log.gz", Lines.Gzip(3000)[..100]);
        await _files.FollowAsync(_sink);
        Assert.Equal(1, _files.Counters.Parked);
    }

    [Fact]
    public async Task ReadAsync_NewFilesAndOthers_FindsWhatIsAFlowLog()
    {
        await _files.FollowAsync(
            _sink,
            () => _files.Write("new.log", FilesFixture.Records(0, 3)),
            () => _files.Write("app.log", "2025-01-01 started\n"),
            () => _files.Append("app.log", FilesFixture.Records(5, 3)),
            () => File.WriteAllText(_files["header.log"], Header));
        Assert.Equal(3, _sink.Documents.Count);
        Assert.Equal(1, _files.Counters.Filtered);
    }

    private static long OffsetOf(string document)
        => JsonDocument.Parse(document).RootElement.GetProperty("log").GetProperty("offset").GetInt64();
}
