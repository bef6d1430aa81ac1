namespace VpcFlow.Tests.Records;

/// <summary>
/// Records can be enumerated once. After the end there are none, and never those of others that rented the returned buffers.
/// </summary>
public class RecordEnumerationTests
{
    private static readonly FlowLogParser s_parser = FlowLogParser.Create(FlowLogFormat.Create(FlowLogField.Bytes));

    [Fact]
    public void MoveNext_AfterTheEnd_IsFalse()
    {
        FlowLogRecords records = s_parser.Parse("1\n2\n"u8);
        Assert.True(records.MoveNext() && records.MoveNext());
        for (int i = 0; i < 3; i++)
            Assert.False(records.MoveNext());
        Assert.Equal((2, 4), (records.Summary.Records, records.Summary.BytesRead));
    }

    [Fact]
    public void MoveNext_Disposed_IsFalse()
    {
        FlowLogRecords records = s_parser.Parse("1\n2\n"u8);
        Assert.True(records.MoveNext());
        records.Dispose();
        records.Dispose();
        Assert.False(records.MoveNext());
    }

    [Fact]
    public void GetEnumerator_AgainAfterTheEnd_HasNoRecords()
    {
        FlowLogRecords records = s_parser.Parse("1\n2\n"u8);
        Assert.Equal((3, 0), (Sum(records), Sum(records)));
        Assert.Equal(2, records.Summary.Records);
    }

    [Fact]
    public void GetEnumerator_BuffersOfAnEndedOneInUse_DisturbsNeither()
    {
        FlowLogRecords ended = s_parser.Parse("1\n2\n"u8);
        Assert.Equal(3, Sum(ended));
        FlowLogRecords other = s_parser.Parse("4\n8\n"u8);
        Assert.True(other.MoveNext());
        ended.Dispose();
        Assert.Equal(0, Sum(ended));
        FlowLogRecords third = s_parser.Parse("16\n"u8);
        Assert.Equal(16, Sum(third));
        Assert.True(other.MoveNext());
        Assert.Equal(8, other.Current.GetInt64(FlowLogField.Bytes));
    }

    private static long Sum(FlowLogRecords records)
    {
        long sum = 0;
        foreach (FlowLogRecord record in records)
            sum += record.GetInt64(FlowLogField.Bytes) ?? 0;
        return sum;
    }
}
