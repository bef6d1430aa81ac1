using System.Buffers;
using System.Text;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>A run allocates its buffers once, and nothing per record or document.</summary>
[Collection(nameof(GeneratedParsers))]
public class AllocationTests
{
    private const int Records = 10_000;

    /// <summary>The bytes that a run may allocate, whatever the number of records.</summary>
    private const long MaxBytes = 4096;

    private static readonly EcsWriterOptions s_withOrigin = new() { Origin = FlowLogOrigin.S3Object("bucket", "key", "eu-west-1") };

    public static TheoryData<string> Formats =>
        ["default", "v5", "v11", "tgw", "guide-6", "project-default", "default-8.0-original", "text", "all-72", "only-bytes"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Parse_GeneratedParser_DoesNotAllocatePerRecord(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        byte[] text = Lines(format, lineEnd: "\n");
        AssertAllocatesLittle(() => format.Sum(text, out _));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Parse_InterpretedParser_DoesNotAllocatePerRecord(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        FlowLogField[] fields = [.. format.Case.DecodedFields];
        byte[] text = Lines(format, lineEnd: "\n");
        AssertAllocatesLittle(() => InterpretedRecords.Sum(format, fields, text, out _));
    }

    /// <summary>Buffers are many times as large as the bytes that may be allocated.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void Parse_LeftEarlyAndDisposed_ReturnsItsBuffers(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        byte[] text = Lines(format, lineEnd: "\n");
        int length = text.AsSpan().IndexOf((byte)'\n');
        AssertAllocatesLittle(() => Assert.Equal(length, format.First(text)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void WriteEcs_EitherParser_DoesNotAllocatePerRecord(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        byte[] text = Lines(format, lineEnd: "\n");
        var output = new RewindingBufferWriter();
        AssertAllocatesLittle(() => format.Write(text, output, EcsWriterOptions.Default));
        AssertAllocatesLittle(() => format.Interpreted.WriteDocuments(text, output));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void WriteEcs_WithAnOrigin_DoesNotAllocatePerRecord(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        var output = new RewindingBufferWriter();
        foreach (string lineEnd in new[] { "\n", "\r\n" })
        {
            byte[] text = Lines(format, lineEnd);
            AssertAllocatesLittle(() => format.Write(text, output, s_withOrigin));
            AssertAllocatesLittle(() => format.Interpreted.WriteDocuments(text, output, s_withOrigin));
        }
    }

    /// <summary>Lines that are left to the careful reader.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void WriteEcs_LinesWithCarriageReturns_DoesNotAllocatePerRecord(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        byte[] text = Lines(format, lineEnd: "\r\n");
        var output = new RewindingBufferWriter();
        AssertAllocatesLittle(() => format.Write(text, output, EcsWriterOptions.Default));
        AssertAllocatesLittle(() => format.Interpreted.WriteDocuments(text, output));
        AssertAllocatesLittle(() => format.Sum(text, out _));
    }

    private static byte[] Lines(GeneratedFormat format, string lineEnd)
    {
        // The same few lines repeated: code that allocates does so for each of them.
        string some = Encoding.Latin1.GetString(new LineGenerator(1).Text(format.Case.Parsed, 100));
        byte[] bytes = Encoding.Latin1.GetBytes(some.Replace("\n", lineEnd, StringComparison.Ordinal));
        return [.. Enumerable.Repeat(bytes, Records / 100).SelectMany(s => s)];
    }

    private static void AssertAllocatesLittle(Func<FlowLogSummary> run) => AssertAllocatesLittle(() =>
    {
        FlowLogSummary summary = run();
        Assert.Equal((Records, 0), (summary.Records, summary.RejectedLines));
    });

    private static void AssertAllocatesLittle(Action run)
    {
        run();
        run();
        long least = long.MaxValue;

        // A collection that another thread starts during a run counts the rest of this thread's allocation buffer as allocated. That does
        // not happen in every run.
        for (int i = 0; i < 8 && least >= MaxBytes; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(least < MaxBytes, $"{least} bytes were allocated.");
    }

    /// <summary>Overwrites the same buffer.</summary>
    private sealed class RewindingBufferWriter : IBufferWriter<byte>
    {
        private readonly byte[] _buffer = new byte[1 << 20];

        public void Advance(int count)
        {
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => _buffer;

        public Span<byte> GetSpan(int sizeHint = 0) => _buffer;
    }
}
