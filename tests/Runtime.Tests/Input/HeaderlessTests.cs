using System.Globalization;
using System.Text;

namespace VpcFlow.Tests.Input;

/// <summary>The format of lines before any header is chosen by those lines, whatever the stream returns at a time.</summary>
public class HeaderlessTests
{
    private const string A = "srcaddr bytes vpc-id";
    private const string B = "vpc-id bytes srcaddr";

    /// <summary>The format in which each text is read; "A 2-1" is two records and one rejected line.</summary>
    public static TheoryData<string, string, string, string> Texts => new()
    {
        // The number of columns.
        { A, "bytes srcaddr", "10.0.0.1 1 vpc-1\n", "A 1-0" },
        { A, "bytes srcaddr", "1 10.0.0.1\n", "B 1-0" },
        { A, "bytes srcaddr", "1 10.0.0.1", "B 1-0" },

        // Numbers and addresses.
        { A, B, "10.0.0.1 1 vpc-1\n", "A 1-0" },
        { A, B, "vpc-1 1 10.0.0.1\r\n", "B 1-0" },
        { "vpc-id bytes", "bytes vpc-id", "1 vpc-1\n", "B 1-0" },

        // A number or an address could be text, but is more likely what one of the formats expects.
        { "vpc-id bytes", "srcport bytes", "1 2\n", "B 1-0" },
        { "vpc-id bytes", "srcaddr bytes", "10.0.0.1 2\n", "B 1-0" },
        { "srcaddr bytes", "vpc-id bytes", "vpc-1 2\n", "B 1-0" },

        // The words of actions and log statuses; other words are possible.
        { "action log-status", "log-status action", "NODATA -\n", "B 1-0" },
        { "action log-status", "log-status action", "OK REJECT\n", "B 1-0" },
        { "log-status action", "action log-status", "ACCEPT SKIPDATA\n", "B 1-0" },
        { "vpc-id bytes", "action bytes", "ACCEPT 2\n", "B 1-0" },
        { "action bytes", "vpc-id bytes", "vpc-1 2\n", "B 1-0" },
        { "action bytes", "vpc-id subnet-id bytes", "ALLOW 2\n", "A 1-0" },

        // The first line that shows it decides for those before it, and no later line decides otherwise.
        { A, B, "- 1 -\n\n- 2 -\nvpc-1 3 10.0.0.1\n10.0.0.2 4 vpc-1\n", "B 3-1" },
        { A, B, "x\nvpc-1 2 10.0.0.1\n", "B 1-1" },
        { A, B, "- 1 -\n- 2 -\n", "A 2-0" },
        { A, "bytes srcaddr", "x y z w\nq\n", "A 0-2" },
        { A, B, "10.0.0.1 x vpc-1\n", "A 0-1" },
        { A, B, "\uFEFF\nvpc-1  3 10.0.0.1\n", "B 1-0" },

        // Tags, which are anything, and skipped columns decide nothing.
        { "srcport instance-tag bytes action", "instance-tag srcport bytes log-status", "1 2 3 OK\n", "B 1-0" },
        { "?x bytes srcaddr", "srcport bytes vpc-id", "1 2 -\n1 2 vpc-1\n", "B 2-0" },
        { "srcport bytes srcaddr", "account-id bytes vpc-id", "123456789012 1 -\n123456789012 2 vpc-1\n", "B 2-0" },

        // A time before the record.
        { A, "bytes srcaddr", "2018-09-22T20:28:14.000Z 1 10.0.0.1\n", "B 1-0" },
        { A, "bytes srcaddr", "2018-09-22T20:28:14+00:00 stream 1 10.0.0.1\n", "B 1-0" },

        // JSON, and lines before it that say nothing.
        { A, "bytes srcaddr", "{\"message\":\"1 10.0.0.1\"}\n", "B 1-0" },
        { A, "bytes srcaddr", "x y z w\n{\"message\":\"1 10.0.0.1\"}\n{\"message\":\"2 10.0.0.1\"}\n", "A 0-1, B 2-0" },

        // A header names the format; what is above it is chosen without the lines below it.
        { A, "bytes srcaddr", "1 10.0.0.1\nsrcaddr bytes vpc-id\n10.0.0.1 2 vpc-1\n", "B 1-0, A 1-0" },
        { A, "bytes srcaddr", "x\nbytes srcaddr\n1 10.0.0.1\n", "A 0-1, B 1-0" },
        { A, "bytes srcaddr", "srcaddr bytes vpc-id\n1 10.0.0.1\n", "A 0-1" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task ReadAsync_HeaderlessFormats_ChoosesOne(string a, string b, string text, string expected)
    {
        FlowLogFormat[] formats = [FlowLogFormat.Parse(a), FlowLogFormat.Parse(b)];
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var explicitly = new FlowLogReader { HeaderlessFormats = formats };
        var known = new FlowLogReader(FlowLogParser.Create(formats[0]), FlowLogParser.Create(formats[1]));
        foreach (FlowLogReader reader in new[] { explicitly, known })
        {
            foreach (Stream input in Streams(bytes))
                Assert.Equal(expected, await ReadAsync(reader, input, formats));
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task ConvertAsync_HeaderlessFormats_ChoosesOne(string a, string b, string text, string expected)
    {
        var reader = new FlowLogReader { HeaderlessFormats = [FlowLogFormat.Parse(a), FlowLogFormat.Parse(b)] };
        int[][] counts = [.. expected.Split(", ").Select(p => p[2..].Split('-').Select(int.Parse).ToArray())];
        foreach (int threads in new[] { 1, 3 })
        {
            foreach (Stream input in Streams(Encoding.UTF8.GetBytes(text)))
            {
                FlowLogSummary summary = await reader.ConvertAsync(
                    input, Stream.Null, new EcsWriterOptions { MaxDegreeOfParallelism = threads });
                Assert.Equal((counts.Sum(c => c[0]), counts.Sum(c => c[1])), (summary.Records, summary.RejectedLines));
            }
        }
    }

    /// <summary>Lines that say nothing can fill more than a block.</summary>
    [Fact]
    public async Task ReadAsync_NoRecordInTheFirstBlocks_ChoosesLater()
    {
        byte[] text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("x\n", 200_000)) + "1 10.0.0.1\n");
        FlowLogFormat[] formats = [FlowLogFormat.Parse(A), FlowLogFormat.Parse("bytes srcaddr")];
        var reader = new FlowLogReader { HeaderlessFormats = formats };
        FlowLogSummary summary = await reader.ConvertAsync(new MemoryStream(text), Stream.Null);
        Assert.Equal((1, 200_000), (summary.Records, summary.RejectedLines));
    }

    /// <summary>The documents of every well-known format are those of its parser.</summary>
    [Fact]
    public async Task ConvertAsync_AllPresets_TellsThemApart()
    {
        FlowLogFormat[] formats = [.. FlowLogFormat.PresetNames.Select(Preset)];
        var reader = new FlowLogReader { HeaderlessFormats = formats };
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            FlowLogFormat format = formats[seed % formats.Length];
            string[] fields = format.ToHeader().Split(' ');
            byte[] text = [.. Enumerable.Range(0, 50).SelectMany(_ => (byte[])[.. RecordGenerator.Line(random, fields), (byte)'\n'])];
            var options = new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch };
            var expected = new MemoryStream();
            await FlowLogParser.Create(format).ConvertAsync(new MemoryStream(text), expected, options);
            var actual = new MemoryStream();
            await reader.ConvertAsync(new RandomStream(text, random, 300), actual, options);
            Assert.Equal(Encoding.Latin1.GetString(expected.ToArray()), Encoding.Latin1.GetString(actual.ToArray()));
        }
    }

    [Theory]
    [InlineData(FlowLogFormats.Default, true, "1-0")]
    [InlineData(FlowLogFormats.TransitGateway, true, "1-0")]
    [InlineData(FlowLogFormats.TransitGateway, false, "0-1")]
    [InlineData(FlowLogFormats.V5, true, "0-1")]
    public async Task ConvertAsync_NoParserAndNoHeader_ReadsTheDefaults(string format, bool isOfItsShape, string expected)
    {
        IEnumerable<string> values = FlowLogFormat.Parse(format).Fields.Select(f => Value(f));
        string line = string.Join(' ', isOfItsShape ? values : values.Reverse());
        var messages = new List<string>();
        var options = new EcsWriterOptions { OnRejected = (in FlowLogRejection r) => messages.Add(r.Message) };
        FlowLogSummary summary = await new FlowLogReader().ConvertAsync(
            new MemoryStream(Encoding.ASCII.GetBytes(line + "\n")), Stream.Null, options);
        Assert.Equal(expected, $"{summary.Records}-{summary.RejectedLines}");
        Assert.All(messages, m => Assert.EndsWith("expected 14 fields", m, StringComparison.Ordinal));
    }

    /// <summary>Lines that show their format are not held back until there are more.</summary>
    [Fact]
    public async Task ReadAsync_StreamThatWaits_YieldsTheFirstLines()
    {
        using var cancellation = new CancellationTokenSource();
        var input = new WaitingStream("1 10.0.0.1\n"u8.ToArray(), 1);
        var reader = new FlowLogReader { HeaderlessFormats = [FlowLogFormat.Parse(A), FlowLogFormat.Parse("bytes srcaddr")] };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (FlowLogBatch batch in reader.ReadAsync(input, cancellation.Token))
            {
                Assert.Equal("bytes srcaddr", batch.Format.ToHeader());
                await cancellation.CancelAsync();
            }
        });
    }

    [Fact]
    public async Task ReadAsync_KnownParsersThatCantBeToldApart_TakesTheFirst()
    {
        FlowLogParser first = FlowLogParser.Create(FlowLogFormat.Parse("srcaddr dstaddr bytes"));
        FlowLogParser second = FlowLogParser.Create(FlowLogFormat.Parse("dstaddr srcaddr bytes"));
        var input = new MemoryStream("10.0.0.1 10.0.0.2 1\n"u8.ToArray());
        await foreach (FlowLogBatch batch in new FlowLogReader(first, second).ReadAsync(input))
            Assert.Same(first, batch.Parser);
    }

    [Fact]
    public void HeaderlessFormats_ThatCantBeToldApart_AreRefused()
    {
        FlowLogFormat[] formats =
        [
            FlowLogFormat.Parse("bytes"), FlowLogFormat.Parse("srcaddr dstaddr"), FlowLogFormat.Parse("bytes"),
            FlowLogFormat.Parse("dstaddr srcaddr"),
        ];
        ArgumentException error = Assert.Throws<ArgumentException>(() => new FlowLogReader { HeaderlessFormats = formats });
        Assert.StartsWith(
            "Two formats can't be told apart without a header: srcaddr dstaddr, and dstaddr srcaddr.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(2, new FlowLogReader { HeaderlessFormats = formats[..3] }.HeaderlessFormats.Count);
        Assert.Throws<ArgumentException>(() => new FlowLogReader { HeaderlessFormats = [formats[0], null!] });
    }

    [Theory]
    [InlineData("srcaddr bytes", "bytes", true)]
    [InlineData("srcaddr", "bytes", true)]
    [InlineData("srcaddr", "vpc-id", true)]
    [InlineData("bytes", "vpc-id", true)]
    [InlineData("action", "log-status", true)]
    [InlineData("action", "vpc-id", true)]
    [InlineData("account-id", "srcaddr", true)]
    [InlineData("srcaddr", "dstaddr", false)]
    [InlineData("start", "end", false)]
    [InlineData("srcport", "bytes", false)]
    [InlineData("vpc-id", "subnet-id", false)]
    [InlineData("account-id", "bytes", false)]
    [InlineData("account-id", "vpc-id", false)]
    [InlineData("instance-tag", "srcaddr", false)]
    [InlineData("ecs-service-name", "bytes", false)]
    [InlineData("?x bytes", "srcaddr bytes", false)]
    [InlineData("?x bytes", "bytes ?x", false)]
    [InlineData("vpc-id srcaddr bytes", "subnet-id bytes srcaddr", true)]
    public void IsToldFrom_Columns_IsSymmetric(string a, string b, bool expected)
    {
        Assert.Equal(expected, FlowLogFormat.Parse(a).IsToldFrom(FlowLogFormat.Parse(b)));
        Assert.Equal(expected, FlowLogFormat.Parse(b).IsToldFrom(FlowLogFormat.Parse(a)));
    }

    private static FlowLogFormat Preset(string name) => FlowLogFormat.TryGetPreset(name, out FlowLogFormat? format) ? format : null!;

    private static string Value(FlowLogField field) => FlowLogFieldInfo.Get(field).Kind switch
    {
        FlowLogFieldKind.Address => "10.0.0.1",
        FlowLogFieldKind.Text => "text",
        FlowLogFieldKind.Action => "ACCEPT",
        FlowLogFieldKind.LogStatus => "OK",
        _ => "6",
    };

    private static IEnumerable<Stream> Streams(byte[] text) =>
    [
        new MemoryStream(text), new SlowStream(text, 1), new SlowStream(text, 7), new MemoryStream(Gzip.Compress(text)),
    ];

    /// <summary>Returns the formats in the order of the lines, with the numbers of records and of rejected lines.</summary>
    private static async Task<string> ReadAsync(FlowLogReader reader, Stream input, FlowLogFormat[] formats)
    {
        var parts = new List<(char Name, long Records, long Rejected)>();
        FlowLogBatches batches = reader.ReadAsync(input);
        FlowLogSummary before = default;
        await foreach (FlowLogBatch batch in batches)
        {
            foreach (FlowLogRecord record in batch.Records)
                _ = record;
            FlowLogSummary now = batches.Summary;
            char name = (char)('A' + Array.IndexOf(formats, batch.Format));
            (long records, long rejected) = (now.Records - before.Records, now.RejectedLines - before.RejectedLines);
            before = now;
            if (parts.Count > 0 && parts[^1].Name == name)
                parts[^1] = (name, parts[^1].Records + records, parts[^1].Rejected + rejected);
            else if (records + rejected > 0)
                parts.Add((name, records, rejected));
        }

        return string.Join(", ", parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {p.Records}-{p.Rejected}")));
    }
}
