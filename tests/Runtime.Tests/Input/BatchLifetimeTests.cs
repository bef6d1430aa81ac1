using System.Text;
using VpcFlow.Input;

namespace VpcFlow.Tests.Input;

/// <summary>However a loop over batches ends, its buffers are returned to the pool, and its batches can't be read any more.</summary>
public class BatchLifetimeTests
{
    private static readonly FlowLogParser s_parser = FlowLogParser.Create(FlowLogFormat.Parse("srcaddr bytes action"));

    private readonly CountingPool _pool = new();

    /// <summary>A text of many batches.</summary>
    private static byte[] Text { get; } = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("10.0.0.1 840 ACCEPT\n", 30_000)));

    [Fact]
    public async Task ReadAsync_ToTheEnd_ReturnsTheBuffers()
    {
        var batches = new List<FlowLogBatch>();
        long records = 0;
        await foreach (FlowLogBatch batch in Read(new MemoryStream(Text)))
        {
            batches.Add(batch);
            foreach (FlowLogRecord record in s_parser.Parse(batch))
                records += record.GetInt64(FlowLogField.Bytes) == 840 ? 1 : 0;
            Assert.Equal(2, _pool.Missing);
        }

        Assert.Equal(30_000, records);
        Assert.True(batches.Count > 3);
        AssertOver(batches);
    }

    [Fact]
    public async Task ReadAsync_Break_ReturnsTheBuffers()
    {
        FlowLogBatches batches = Read(new MemoryStream(Text));
        FlowLogBatch? last = null;
        await foreach (FlowLogBatch batch in batches)
        {
            last = batch;
            foreach (FlowLogRecord _ in s_parser.Parse(batch))
                break;
            break;
        }

        // Records are read up to 64 at a time.
        Assert.InRange(batches.Summary.Records, 1, 64);
        AssertOver([last!]);
    }

    [Fact]
    public async Task ReadAsync_BodyThrows_ReturnsTheBuffers()
    {
        FlowLogBatch? last = null;
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (FlowLogBatch batch in Read(new MemoryStream(Text)))
            {
                last = batch;
                throw new InvalidOperationException();
            }
        });
        AssertOver([last!]);
    }

    [Fact]
    public async Task ReadAsync_HandlerThrows_ReturnsTheBuffers()
    {
        var options = new EcsWriterOptions { OnRejected = (in FlowLogRejection _) => throw new InvalidOperationException("enough") };
        var batches = new FlowLogBatches(InputFormats.Fixed(s_parser), new MemoryStream("bad\n"u8.ToArray()), options, default, _pool);
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (FlowLogBatch _ in batches)
            {
            }
        });
        Assert.Equal("enough", e.Message);
        Assert.Equal(1, batches.Summary.RejectedLines);
        AssertOver([]);
    }

    [Fact]
    public async Task ReadAsync_InputFails_ReturnsTheBuffers()
    {
        var batches = new List<FlowLogBatch>();
        await Assert.ThrowsAsync<FlowLogSourceException>(async () =>
        {
            await foreach (FlowLogBatch batch in Read(new SlowStream(Text, 50_000, new IOException("gone"))))
                batches.Add(batch);
        });
        AssertOver(batches);
    }

    /// <summary>The token of the call and that of the loop, while the stream has data and while it waits.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task ReadAsync_Cancelled_EndsAndReturnsTheBuffers(bool ofTheLoop, bool isWaiting)
    {
        using var cancellation = new CancellationTokenSource();
        FlowLogBatches batches = new(
            InputFormats.Fixed(s_parser),
            new DeafStream(Text, isWaiting),
            EcsWriterOptions.Default,
            ofTheLoop ? default : cancellation.Token,
            _pool);
        var seen = new List<FlowLogBatch>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (FlowLogBatch batch in batches.WithCancellation(ofTheLoop ? cancellation.Token : default))
            {
                seen.Add(batch);
                if (isWaiting)
                    cancellation.CancelAfter(1);
                else
                    await cancellation.CancelAsync();
            }
        });
        AssertOver([Assert.Single(seen)]);
    }

    [Fact]
    public async Task ReadAsync_Disposed_ReturnsTheBuffers()
    {
        IAsyncEnumerator<FlowLogBatch> enumerator = Read(new MemoryStream(Text)).GetAsyncEnumerator();
        Assert.True(await enumerator.MoveNextAsync());
        FlowLogBatch batch = enumerator.Current;
        await enumerator.DisposeAsync();
        AssertOver([batch]);
        Assert.False(await enumerator.MoveNextAsync());
        await enumerator.DisposeAsync();
        Assert.Equal(0, _pool.Missing);
    }

    [Fact]
    public async Task ReadAsync_NotBegun_RentsNothingAndReadsNothing()
    {
        var input = new MemoryStream(Text);
        FlowLogBatches batches = Read(input);
        await batches.GetAsyncEnumerator().DisposeAsync();
        Assert.Equal((0, 0, default), (_pool.Rented, input.Position, batches.Summary));
    }

    [Fact]
    public async Task GetAsyncEnumerator_ASecondTime_Throws()
    {
        FlowLogBatches batches = Read(new MemoryStream(Text));
        await batches.GetAsyncEnumerator().DisposeAsync();
        Assert.Throws<InvalidOperationException>(() => batches.GetAsyncEnumerator());
    }

    [Fact]
    public async Task Parse_BatchOfAnotherFormat_Throws()
    {
        FlowLogParser other = FlowLogParser.Create(FlowLogFormat.Parse("srcaddr bytes"));
        FlowLogParser same = FlowLogParser.Create(
            FlowLogFormat.Parse("srcaddr bytes action"), new FlowLogParserOptions { Fields = [FlowLogField.Bytes] });
        await foreach (FlowLogBatch batch in Read(new MemoryStream("10.0.0.1 840 ACCEPT\n"u8.ToArray())))
        {
            ArgumentException e = Assert.Throws<ArgumentException>(() => other.Parse(batch));
            Assert.Contains("srcaddr bytes action", e.Message, StringComparison.Ordinal);
            foreach (FlowLogRecord record in same.Parse(batch))
                Assert.Equal("bytes=840", record.ToString());
        }

        Assert.Throws<ArgumentNullException>(() => other.Parse((FlowLogBatch)null!));
    }

    [Fact]
    public void ReadAsync_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => s_parser.ReadAsync((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => s_parser.ReadAsync((System.IO.Pipelines.PipeReader)null!));
    }

    /// <summary>The caller owns the input.</summary>
    [Fact]
    public async Task ReadAsync_ToTheEnd_LeavesTheStreamOpen()
    {
        foreach (byte[] content in new[] { Text, Gzip.Compress(Text) })
        {
            var input = new MemoryStream(content);
            await foreach (FlowLogBatch _ in Read(input))
            {
            }

            Assert.True(input.CanRead);
        }
    }

    /// <summary>Each batch allocates a little, records nothing.</summary>
    [Fact]
    public async Task ReadAsync_ManyRecords_AllocatesForBatchesOnly()
    {
        long least = long.MaxValue;
        for (int i = 0; i < 8 && least > 30_000; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            await foreach (FlowLogBatch batch in s_parser.ReadAsync(new MemoryStream(Text)))
            {
                foreach (FlowLogRecord _ in s_parser.Parse(batch))
                {
                }
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(least, 0, 30_000); // a byte a record
    }

    private FlowLogBatches Read(Stream input) => new(InputFormats.Fixed(s_parser), input, EcsWriterOptions.Default, default, _pool);

    private void AssertOver(IEnumerable<FlowLogBatch> batches)
    {
        Assert.Equal((2, 0), (_pool.Rented, _pool.Missing));
        Assert.All(batches, batch => Assert.Throws<ObjectDisposedException>(() => s_parser.Parse(batch)));
    }

    /// <summary>Ignores the token while it has data: for the first two reads if it waits after those, otherwise for all.</summary>
    private sealed class DeafStream(byte[] content, bool waits) : MemoryStream(content)
    {
        private int _reads;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (waits && ++_reads > 1)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return Read(buffer.Span[..Math.Min(buffer.Length, 1000)]);
        }
    }
}
