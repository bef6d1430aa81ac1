using VpcFlow.Pipeline.Containers.Parquet;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet;

/// <summary>A text with white space or control characters never shifts the fields of a line: its row is one rejected line.</summary>
public class UnfitTextTests
{
    [Theory]
    [InlineData("'eni 1'", "eni\\u00201")]
    [InlineData("' eni1'", "\\u0020eni1")]
    [InlineData("'eni1' || chr(10) || '2 3'", "eni1\\u000a2\\u00203")]
    [InlineData("'eni1' || chr(13)", "eni1\\u000d")]
    [InlineData("'eni1' || chr(9)", "eni1\\u0009")]
    [InlineData("chr(127)", "\\u007f")]
    [InlineData("repeat('x', 70) || ' '", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\u0020")]
    public async Task ConvertAsync_UnfitText_RejectsItsRowWithRowAndColumn(string value, string shown)
    {
        foreach (string column in new[] { "interface_id", "instance_tag" })
        {
            byte[] file = DuckDbFile.OfQuery(
                $"SELECT '10.0.0.' || i AS srcaddr, CASE WHEN i = 2 THEN {value} ELSE 'fine' END AS {column}, 5 AS bytes "
                + "FROM range(1, 4) t(i) ORDER BY i");
            string field = column.Replace('_', '-');
            var rejections = new List<string>();
            var options = new EcsWriterOptions
            {
                OnRejected = (in FlowLogRejection r) =>
                    rejections.Add($"{r.Reason} {r.LineNumber} {System.Text.Encoding.UTF8.GetString(r.Line)}"),
            };
            using var rows = new ParquetTextStream(new MemoryStream(file));
            FlowLogSummary summary = await new FlowLogReader().ConvertAsync(rows, Stream.Null, options);
            Assert.Equal((2, 1, 0), (summary.Records, summary.RejectedLines, summary.BlankLines));
            Assert.Equal([$"FieldCount 3 row-2:{field}=\"{shown}\" 10.0.0.2 {shown} 5"], rejections);
        }
    }

    [Fact]
    public async Task ConvertAsync_UnfitTextsAmongMany_RejectsTheirRowsOnly()
    {
        byte[] file = DuckDbFile.OfQuery(
            "SELECT '10.0.0.1' AS srcaddr, CASE WHEN i % 7 = 3 THEN 'a b' || i ELSE 'a' || i END AS interface_id, i AS bytes "
            + "FROM range(0, 3000) t(i) ORDER BY i");
        var lines = new List<long>();
        var options = new EcsWriterOptions { OnRejected = (in FlowLogRejection r) => lines.Add(r.LineNumber) };
        using var rows = new ParquetTextStream(new MemoryStream(file));
        FlowLogSummary summary = await new FlowLogReader().ConvertAsync(rows, Stream.Null, options);
        Assert.Equal(Enumerable.Range(0, 3000).Where(i => i % 7 == 3).Select(i => (long)i + 2), lines);
        Assert.Equal(3000 - lines.Count, summary.Records);
    }

    [Fact]
    public async Task ConvertAsync_TextLongerThanALine_RejectsItsRow()
    {
        byte[] file = DuckDbFile.OfQuery(
            "SELECT i AS bytes, CASE WHEN i = 1 THEN repeat('x', 3000000) ELSE 'y' END AS instance_tag FROM range(0, 3) t(i) ORDER BY i");
        var reasons = new List<FlowLogRejectReason>();
        var options = new EcsWriterOptions { OnRejected = (in FlowLogRejection r) => reasons.Add(r.Reason) };
        using var rows = new ParquetTextStream(new MemoryStream(file));
        FlowLogSummary summary = await new FlowLogReader().ConvertAsync(rows, Stream.Null, options);
        Assert.Equal((2, 1), (summary.Records, summary.RejectedLines));
        Assert.Equal([FlowLogRejectReason.LineTooLong], reasons);
    }

    [Fact]
    public async Task Read_TextBeyondAscii_IsKept()
    {
        byte[] file = DuckDbFile.OfQuery("SELECT 'Grüße-\u00A0-日本' AS instance_tag, 1 AS bytes");
        Assert.Equal("instance-tag bytes\nGrüße-\u00A0-日本 1\n", await ParquetText.ReadAsync(file));
    }
}
