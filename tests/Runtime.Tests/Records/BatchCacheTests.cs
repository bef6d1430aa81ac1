using VpcFlow.Records;

namespace VpcFlow.Tests.Input;

/// <summary>Threads that convert at the same time do not take each other's batches.</summary>
public class BatchCacheTests
{
    [Fact]
    public void RentBatch_AsManyAsProcessors_AreThoseThatWereReturned()
    {
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse("${srcaddr} ${dstaddr}"));
        RowBatch[] first = Rent(parser, Environment.ProcessorCount);
        foreach (RowBatch batch in first)
            parser.Codec.Decoder.ReturnBatch(batch);
        RowBatch[] second = Rent(parser, Environment.ProcessorCount);

        Assert.Equal(Environment.ProcessorCount, first.Distinct().Count());
        Assert.Equal(Environment.ProcessorCount, second.Intersect(first).Count());
    }

    /// <summary>No more than that are kept, and none is rented twice.</summary>
    [Fact]
    public void RentBatch_AfterMoreWereReturned_RentsEachOnce()
    {
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse("${srcaddr} ${dstaddr}"));
        int count = Environment.ProcessorCount + 3;
        foreach (RowBatch batch in Rent(parser, count))
            parser.Codec.Decoder.ReturnBatch(batch);
        RowBatch[] second = Rent(parser, count);

        Assert.Equal(count, second.Distinct().Count());
    }

    private static RowBatch[] Rent(FlowLogParser parser, int count)
        => [.. Enumerable.Range(0, count).Select(_ => parser.Codec.Decoder.RentBatch())];
}
