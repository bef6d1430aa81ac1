namespace VpcFlow.Tests.Input.Containers;

/// <summary>CSV that the CloudWatch console, CloudWatch Logs Insights and Athena write.</summary>
public class CsvTests
{
    private const string Line = "2 123456789010 eni-1 10.0.0.1 10.0.0.9 443 50001 6 1 40 1418530010 1418530070 ACCEPT OK";

    [Theory]
    [InlineData("timestamp,message\r\n1418530010000,{0}\r\n1418530010001,\"{0}\"\r\n", 2)]
    [InlineData("\uFEFFtimestamp,message\n1418530010000,{0}", 1)]
    [InlineData("\"@timestamp\",\"@message\"\n\"2014-12-14 04:06:50.000\",\"{0}\n{0}\"\n", 2)]
    [InlineData("@ptr,@timestamp,@log,@message\nCl,2014-12-14 04:06:50.000,1:g,{0}\n", 1)]
    [InlineData("timestamp,message\n1,{0}\ntimestamp,message\n2,{0}\n", 2)]
    [InlineData("timestamp,message\n1,{0}\n\n2,{0}\n", 2)]
    public async Task ConvertAsync_ColumnOfRecords_ReadsThem(string format, int records)
    {
        ConversionRun run = await ConversionRun.Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, Line));
        Assert.Equal((records, 0, null), (run.Summary.Records, run.Summary.RejectedLines, run.Failure?.Message));
    }

    /// <summary>The time of the row is that of a record without one.</summary>
    [Theory]
    [InlineData("timestamp,message\n1418530010123,\"10.0.0.1 -\"\n", "2014-12-14T04:06:50.123Z")]
    [InlineData("@timestamp,@message\n2014-12-14 04:06:50.123,10.0.0.1 -\n", "2014-12-14T04:06:50.123Z")]
    [InlineData("@timestamp,@message\nsoon,10.0.0.1 -\n", "1970-01-01T00:00:00.000Z")]
    public async Task ConvertAsync_RecordWithoutTime_HasThatOfTheRow(string text, string time)
    {
        var reader = new FlowLogReader(FlowLogParser.Create(FlowLogFormat.Parse("srcaddr end")));
        ConversionRun run = await ConversionRun.Of(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), reader: reader);
        Assert.StartsWith($$"""{"@timestamp":"{{time}}",""", Assert.Single(run.Documents), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConvertAsync_ColumnsOfFields_AreRecords()
    {
        ConversionRun expected = await ConversionRun.Of(
            "version srcaddr dstaddr end\n2 10.0.0.1 10.0.0.2 1418530070\n2 - 10.0.0.3 1418530071\n");
        expected.AssertSameDocuments(
            await ConversionRun.Of(
                "\"version\",\"srcaddr\",\"dstaddr\",\"end\"\n\"2\",\"10.0.0.1\",\"10.0.0.2\",\"1418530070\"\n"
                + "2,,10.0.0.3,1418530071\n"),
            "quoted");
    }

    [Theory]
    [InlineData("timestamp,message\n1,{0}\n1,2,3\n1,{0}", "in: line 3 (byte 108): found a CSV row of 3 columns after a header of 2")]
    [InlineData("timestamp,message\n1,{0}\n1,\"{0}\" x\n1,{0}", "in: line 3 (byte 108): found a CSV row whose quotation marks don't match")]
    [InlineData("timestamp,message\n1,{0}\n1,{0}\n1,\"{0}", "in: line 4 (byte 198): found a CSV row whose quotation marks don't match")]
    public async Task ConvertAsync_DamagedRow_IsRejectedAlone(string format, string message)
    {
        ConversionRun run = await ConversionRun.Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, Line));
        Assert.Equal(2, run.Summary.Records);
        Assert.StartsWith(message, Assert.Single(run.Rejections), StringComparison.Ordinal);
    }
}
