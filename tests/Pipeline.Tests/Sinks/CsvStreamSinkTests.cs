using System.Text;
using VpcFlow.Pipeline.Tests.Contracts;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Sinks;

public sealed class CsvStreamSinkTests : SinkContract, IDisposable
{
    private const string Default =
        "version,account_id,interface_id,srcaddr,dstaddr,srcport,dstport,protocol,packets,bytes,start,end,action,log_status";

    private readonly MemoryStream _output = new();

    public void Dispose() => _output.Dispose();

    /// <summary>Whichever batch is rendered first, the columns are those of the first object with records.</summary>
    [Fact]
    public async Task WriteAsync_FirstObjectsLateOrWithoutRecords_ColumnsAreOfTheFirstRecords()
    {
        var second = new TaskCompletionSource();
        FakeObject[] objects =
        [
            new("none", FlowLines.Bytes("vpc-id\n")) { Before = () => second.Task },
            new("rejected", FlowLines.Bytes("bytes\nx\n")),
            new("first", FlowLines.Bytes("srcport bytes\n1 2\n")),
            new("later", FlowLines.Bytes("bytes srcport\n3 4\nbytes\n5\n")),
        ];
        using var sink = new CsvStreamSink(_output);
        Task run = RunAsync(sink, objects);
        await Task.Delay(50);
        second.SetResult();
        await run;
        Assert.Equal("srcport,bytes\n1,2\n4,3\n,5\n", Text());
    }

    [Fact]
    public async Task WriteAsync_LaterObjectWithOtherFields_FailsAndNamesIt()
    {
        FakeObject[] objects = [new("a.log", FlowLines.Bytes("bytes\n1\n")), new("b.log", FlowLines.Bytes("bytes action\n1 ACCEPT\n"))];
        using var sink = new CsvStreamSink(_output);
        FlowLogColumnException e = await Assert.ThrowsAsync<FlowLogColumnException>(() => RunAsync(sink, objects));
        Assert.Equal("b.log", e.SourceName);
        Assert.Equal(FlowLogField.Action, Assert.Single(e.Fields));
        Assert.Equal(FlowLogField.Bytes, Assert.Single(e.Columns));
        Assert.StartsWith("b.log: There is no column for action", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompleteAsync_ChosenColumns_WritesTheHeaderOnce()
    {
        using var sink = new CsvStreamSink(_output, new FlowLogCsv(FlowLogField.Bytes, FlowLogField.Action));
        await RunAsync(sink, [new FakeObject("empty", [])]);
        await sink.CompleteAsync();
        await RunAsync(sink, [new FakeObject("a", FlowLines.Bytes("action srcport\nACCEPT 1\n"))]);
        await sink.CompleteAsync();
        Assert.Equal("bytes,action\n,ACCEPT\n", Text());
    }

    [Fact]
    public async Task CompleteAsync_NoRecordsAndNoColumns_WritesNothing()
    {
        using var sink = new CsvStreamSink(_output);
        await RunAsync(sink, [new FakeObject("rejected", FlowLines.Bytes("bytes\nx\n"))]);
        await sink.CompleteAsync();
        Assert.Equal("", Text());
    }

    protected override bool KeepsOrder => true;

    protected override ValueTask<IFlowLogSink> CreateAsync() => ValueTask.FromResult<IFlowLogSink>(new CsvStreamSink(_output));

    protected override ValueTask<IReadOnlyList<string>> ReadBackAsync()
    {
        string[] lines = Text().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] headers = [.. lines.Where(l => l == Default)];

        // A sink that is used twice goes on where it was.
        Assert.Single(headers);
        Assert.Equal(Default, lines[0]);
        return ValueTask.FromResult<IReadOnlyList<string>>([.. lines.Skip(1).Select(l => l.Split(',')[2])]);
    }

    private string Text() => Encoding.UTF8.GetString(_output.ToArray());

    private static async Task RunAsync(CsvStreamSink sink, FakeObject[] objects)
    {
        var options = new FlowLogPipelineOptions { KeepsOrder = true, MaxDegreeOfParallelism = 3 };
        await new FlowLogPipeline(new FakeSource(objects), sink, options).RunAsync();
    }
}
