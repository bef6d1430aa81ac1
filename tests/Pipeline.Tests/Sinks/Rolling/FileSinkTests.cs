using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Sinks.Rolling;

/// <summary>When files end, what they are named, and what becomes of what fails.</summary>
public sealed class FileSinkTests : IDisposable
{
    private readonly FileFolder _folder = new();
    private readonly TestTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Shared_UntilTheFileEnds_HasNoNameAndTheObjectWaits()
    {
        await using FlowLogFileSink sink = Sink();
        FakeObject first = FileFolder.Object("first", 10);
        using (_time.Hold())
        {
            Task run = RunAsync(sink, [first]);
            await WaitAsync(() => _folder.All.Length > 0);
            Assert.Empty(_folder.Files);
            Assert.Empty(first.Told);
            Assert.All(_folder.All, f => Assert.StartsWith(".", Path.GetFileName(f), StringComparison.Ordinal));
        }

        // Nothing else comes, so the file ends after the idle interval, long before the interval of rolls.
        await _time.RunAsync(WaitAsync(() => first.Told.Count > 0));
        Assert.Equal(["Complete"], first.Told);
        Assert.Single(_folder.Files);
        Assert.InRange(_time.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Shared_SizeIsReached_AnotherFileBegins()
    {
        await using FlowLogFileSink sink = Sink(rollSize: 200_000, gzip: false);
        FakeObject[] objects = [.. Enumerable.Range(0, 20).Select(i => FileFolder.Object($"o{i}", 100))];
        await _time.RunAsync(RunAsync(sink, objects));

        // 2,000 documents of about 880 bytes.
        Assert.InRange(_folder.Files.Length, 5, 10);
        Assert.Equal(2000, _folder.Interfaces().Distinct().Count());
        Assert.All(_folder.Files, f => Assert.InRange(new FileInfo(Path.Combine(_folder.Path, f)).Length, 1, 400_000));
    }

    [Fact]
    public async Task Shared_IntervalIsOver_TheFileEndsAlthoughRecordsCome()
    {
        await using FlowLogFileSink sink = Sink(rollInterval: TimeSpan.FromSeconds(10));
        FakeObject first = FileFolder.Object("first", 10);
        int rest = 60;
        TimeSpan? told = null;
        var slow = new FakeObject("slow", FlowLines.Bytes(FlowLines.Line("slow", 0) + "\n"))
        {
            Before = async () =>
            {
                // Something arrives each second from when the file has begun, but the clock waits for a disk that takes its time.
                await WaitAsync(() => _folder.All.Length > 0);
                if (rest-- <= 0)
                    return;
                await Task.Delay(TimeSpan.FromSeconds(1), _time);
                using IDisposable held = _time.Hold();
                for (int i = 0; i < 100 && first.Told.Count == 0 && _time.Elapsed > TimeSpan.FromSeconds(12); i++)
                    await Task.Delay(2);
                if (first.Told.Count > 0)
                    told ??= _time.Elapsed;
            },
        };
        await _time.RunAsync(RunAsync(sink, [first, slow]));
        Assert.InRange(Assert.NotNull(told), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(16));
        Assert.Equal(["Complete"], slow.Told);
    }

    [Fact]
    public async Task Partitions_OfDocuments_AreThoseOfParquet()
    {
        const string Other = "5 999999999999 10.0.0.1 10.0.0.2 eu-central-1 1733315400 1733318999\n";
        foreach (FlowLogFileFormat format in new[] { FlowLogFileFormat.Ndjson, FlowLogFileFormat.Parquet })
        {
            using var folder = new FileFolder();
            await using var sink = new FlowLogFileSink(new FlowLogFileSinkOptions
            {
                Folder = folder.Path,
                Format = format,
                Partitions = ParquetPartitions.Hourly,
                IdleInterval = TimeSpan.FromMilliseconds(20),
            });
            var withRegion = new FakeObject("a", FlowLines.Bytes("version account-id srcaddr dstaddr region start end\n" + Other));
            var byKey = new FakeObject(
                "s3://b/AWSLogs/123456789010/vpcflowlogs/ap-south-1/2014/12/14/x.log", FlowLines.Bytes(FlowLines.Line("e", 0) + "\n"));
            await new FlowLogPipeline(new FakeSource([withRegion, byKey]), sink).RunAsync();
            Assert.Equal(
                [
                    "aws-account-id=123456789010/aws-service=vpcflowlogs/aws-region=ap-south-1/year=2014/month=12/day=14/hour=04",
                    "aws-account-id=999999999999/aws-service=vpcflowlogs/aws-region=eu-central-1/year=2024/month=12/day=04/hour=13",
                ],
                folder.Files.Select(Path.GetDirectoryName));
        }
    }

    [Fact]
    public async Task Object_ThatComesAgain_ReplacesItsFilesByTheSame()
    {
        string? name = null;
        byte[]? content = null;
        for (int i = 0; i < 2; i++)
        {
            await using FlowLogFileSink sink = Sink(FlowLogFileRolling.Object);
            await RunAsync(sink, [FileFolder.Object("only", 3000)]);
            string file = Assert.Single(_folder.Files);
            byte[] now = File.ReadAllBytes(Path.Combine(_folder.Path, file));
            Assert.Equal(name ?? file, file);
            Assert.Equal(content ?? now, now);
            (name, content) = (file, now);
        }
    }

    /// <summary>A file that grows is read on from where it was, and what was read before must stay.</summary>
    [Fact]
    public async Task Object_ThatIsReadOn_HasAnotherFile()
    {
        await using FlowLogFileSink sink = Sink(FlowLogFileRolling.Object);
        await RunAsync(sink, [new GrownObject("only", 0)]);
        await RunAsync(sink, [new GrownObject("only", 4096)]);
        Assert.Equal(2, _folder.Files.Length);
        Assert.Contains(_folder.Files, f => f.Contains("-00001000-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Object_ThatFailsAndComesAgain_LeavesNothing()
    {
        await using FlowLogFileSink sink = Sink(FlowLogFileRolling.Object);
        FakeObject torn = FileFolder.Object("torn", 3000, new IOException("connection lost"));
        FakeObject whole = FileFolder.Object("whole", 10);
        await RunAsync(sink, [torn, whole]);
        Assert.Equal(["Abandon"], torn.Told);
        Assert.Equal(["Complete"], whole.Told);
        Assert.Equal(10, _folder.Interfaces().Length);
        Assert.Single(_folder.All);
    }

    [Fact]
    public async Task Object_ThatIsDamaged_KeepsWhatCouldBeRead()
    {
        await using FlowLogFileSink sink = Sink(FlowLogFileRolling.Object);
        FakeObject damaged = FileFolder.Object("damaged", 10, new EndOfStreamException("cut off"));
        await RunAsync(sink, [damaged]);
        Assert.Equal(["DeadLetter"], damaged.Told);
        Assert.Equal(10, _folder.Interfaces().Length);
    }

    [Fact]
    public async Task Bulk_HasTheIdsOfTheIndex()
    {
        await using FlowLogFileSink sink = Sink(FlowLogFileRolling.Object, format: FlowLogFileFormat.Bulk);
        FakeObject only = FileFolder.Object("only", 2);
        await RunAsync(sink, [only]);
        string[] lines = _folder.Lines(Assert.Single(_folder.Files));
        Assert.Equal(4, lines.Length);
        Assert.Matches("^{\"create\":{\"_id\":\"[A-Za-z0-9_-]{20}-00000000\"}}$", lines[0]);
    }

    [Fact]
    public async Task NoFolderCanBeCreated_TheRunEndsAndNothingIsAcknowledged()
    {
        string file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");
        await using var sink = new FlowLogFileSink(new FlowLogFileSinkOptions { Folder = Path.Combine(file, "below") });
        FakeObject only = FileFolder.Object("only", 2);
        await Assert.ThrowsAnyAsync<IOException>(() => RunAsync(sink, [only]));
        Assert.Equal(["Abandon"], only.Told);
    }

    [Fact]
    public async Task Dispose_WhatIsNotComplete_IsDeleted()
    {
        FlowLogFileSink sink = Sink();
        using var stop = new CancellationTokenSource();
        using IDisposable held = _time.Hold();
        Task run = new FlowLogPipeline(new FakeSource([FileFolder.Object("only", 10)]), sink).RunAsync(stop.Token);
        await WaitAsync(() => _folder.All.Length > 0);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await sink.DisposeAsync();
        Assert.Empty(_folder.All);
    }

    private sealed class GrownObject(string name, long start) : FlowLogObject
    {
        public override string Name => name;

        public override FlowLogIdentity? Identity { get; } = FlowLogIdentity.Request(name);

        internal override (long Offset, long Line) Start => (start, start / 100);

        public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
            => ValueTask.FromResult<Stream>(new MemoryStream(FlowLines.Bytes(FlowLines.Line("eni", (int)start) + "\n")));
    }

    private static Task RunAsync(FlowLogFileSink sink, FlowLogObject[] objects)
        => new FlowLogPipeline(
            new FakeSource(objects), sink, new FlowLogPipelineOptions { MaxDegreeOfParallelism = 2, MaxObjectsInFlight = 1000 }).RunAsync();

    private static async Task WaitAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(5);
    }

    private FlowLogFileSink Sink(
        FlowLogFileRolling rolling = FlowLogFileRolling.Shared,
        FlowLogFileFormat format = FlowLogFileFormat.Ndjson,
        long rollSize = 128 << 20,
        TimeSpan? rollInterval = null,
        bool gzip = true) => new(new FlowLogFileSinkOptions
        {
            Folder = _folder.Path,
            Rolling = rolling,
            Format = format,
            RollSize = rollSize,
            RollInterval = rollInterval ?? TimeSpan.FromMinutes(5),
            Gzip = gzip,
            TimeProvider = _time,
        });
}
