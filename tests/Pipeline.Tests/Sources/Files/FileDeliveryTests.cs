using VpcFlow.Pipeline.Tests.Sources.CloudWatch;

namespace VpcFlow.Pipeline.Tests.Sources.Files;

/// <summary>Files that are read as they are.</summary>
public sealed class FileDeliveryTests : IDisposable
{
    private readonly FilesFixture _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task ReadAsync_Twice_DeliversOnceAlsoUnderAnotherName()
    {
        _files.Write("a.log", FilesFixture.Records(0, 3000));
        _files.Write("b.log.gz", Lines.Gzip(5));
        int records = 0;
        var sink = new CountingSink(n => Interlocked.Add(ref records, n));
        await _files.ReadOnceAsync(sink);
        Assert.Equal(3005, records);

        File.Move(_files["a.log"], _files["c.log"]);
        _files.Write("new.log", FilesFixture.Records(9000, 1));
        await _files.ReadOnceAsync(sink);
        Assert.Equal(3006, records);
        Assert.Equal(2, _files.Counters.Known);

        // The same name, and another content.
        _files.Write("b.log.gz", Lines.Gzip(7));
        await _files.ReadOnceAsync(sink);
        Assert.Equal(3013, records);
    }

    /// <summary>The ids are those that the specification gives to the content of a file.</summary>
    [Fact]
    public async Task ReadAsync_File_HasTheIdsOfItsContent()
    {
        string text = FilesFixture.Records(0, 2);
        _files.Write("a.log", text);
        var sink = new CollectingSink();
        await _files.ReadOnceAsync(sink);
        byte[] hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text));
        string prefix = Convert.ToBase64String(hash[..15]).Replace('+', '-').Replace('/', '_');
        Assert.Equal([$"{prefix}-00000000", $"{prefix}-{text.IndexOf('\n') + 1:x8}"], sink.Documents.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_Poison_IsParkedOrLeftOutOnceAndTheRestFlows()
    {
        _files.Write("damaged.log.gz", Lines.Gzip(5)[..30]);
        _files.Write("readme.txt", "Not a flow log.\n");
        _files.Write("empty.log", "");
        _files.Write("picture.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13]);
        _files.Write("good.log", FilesFixture.Records(0, 4));
        var sink = new CollectingSink();
        await _files.ReadOnceAsync(sink);
        Assert.Equal(4, sink.Documents.Count);
        Assert.Equal((1, 2), (_files.Counters.Parked, _files.Counters.Filtered));
        string parked = File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(_files.State, "parked"))));
        Assert.Contains("damaged.log.gz", parked, StringComparison.Ordinal);

        await _files.ReadOnceAsync(sink);
        Assert.Equal((0, 0, 4), (_files.Counters.Parked, _files.Counters.Filtered, _files.Counters.Known));
    }

    /// <summary>A copy that was interrupted and is completed later is read then, whatever the part of it was taken for.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(-1)]
    public async Task ReadAsync_ContainerThatIsCompletedLater_IsDelivered(int part)
    {
        byte[] whole = Lines.Gzip(5);
        _files.Write("flow.log.gz", whole[..(part < 0 ? whole.Length + part : part)]);
        var sink = new CollectingSink();
        await _files.ReadOnceAsync(sink);
        await _files.ReadOnceAsync(sink);
        Assert.True(sink.Documents.Count < 5 || part < 0);
        _files.Write("flow.log.gz", whole);
        await _files.ReadOnceAsync(sink);
        Assert.Equal(5, sink.Documents.Count);
        await _files.ReadOnceAsync(sink);
        Assert.Equal((0, 1), (_files.Counters.Parked, _files.Counters.Known));
    }

    [Fact]
    public async Task ReadAsync_CancelledAndTransientFailures_DeliversTheRestWithTheSameIds()
    {
        _files.Write("a.log", FilesFixture.Records(0, 5000));
        int writes = 0;
        var sink = new CollectingSink
        {
            OnWrite = _ => Interlocked.Increment(ref writes) == 3
                ? throw new FlowLogDeliveryException("For the test.", isTransient: true)
                : Task.CompletedTask,
        };
        await _files.ReadOnceAsync(sink);
        Assert.InRange(sink.Documents.Count, 1, 4999);
        Assert.Equal(1, _files.Counters.Returned);

        // What it has now was not there when it was begun: the ids stay those of the beginning.
        _files.Append("a.log", FilesFixture.Records(5000, 10));
        await _files.ReadOnceAsync(sink);
        await _files.ReadOnceAsync(sink);
        Assert.Equal(5010, sink.Documents.Count);
        Assert.Single(sink.Documents.Keys.Select(k => k[..20]).Distinct());
    }

    [Fact]
    public async Task ReadAsync_AppendedPart_RejectionsHaveTheirPlaceInTheFile()
    {
        const string Header = "interface-id srcaddr end start\r\n";
        const string Record = "eni-x 10.0.0.1 1700000060 1700000000\r\n";
        _files.Write("a.log", Header + Record + Record);
        await _files.ReadOnceAsync(new CollectingSink());
        _files.Append("a.log", Record + "eni-x bad 1700000060 1700000000\r\n");
        var rejected = new List<(long Line, long Offset)>();
        var sink = new CollectingSink();
        await _files.ReadOnceAsync(sink, new FlowLogPipelineOptions
        {
            OnRejected = (in FlowLogRejection r) => rejected.Add((r.LineNumber, r.ByteOffset)),
        });
        Assert.Equal([(5, Header.Length + (3 * Record.Length))], rejected);
        Assert.Single(sink.Documents);
    }

    [Fact]
    public async Task Read_State_NamesTheFiles()
    {
        _files.Write("a.log", FilesFixture.Records(0, 2));
        await _files.ReadOnceAsync(new CollectingSink());
        FlowLogStateEntry entry = Assert.Single(FlowLogStateFolder.Read(_files.State));
        Assert.Equal(new FlowLogStateEntry("files", _files["a.log"], $"{FilesFixture.Records(0, 2).Length} bytes", 0), entry);
    }
}
