using System.Globalization;
using System.Text;

namespace VpcFlow.Tests.Records;

public class PresentFieldsTests
{
    private const string Format = "version account-id srcaddr bytes action";

    [Theory]
    [InlineData("2 123456789010 10.0.0.1 840 ACCEPT", "version=2 account-id=123456789010 srcaddr=10.0.0.1 bytes=840 action=ACCEPT")]
    [InlineData("2 - 2001:DB8::1 - OTHER", "version=2 srcaddr=2001:DB8::1 action=OTHER")] // as logged
    [InlineData("- - - - -", "")]
    [InlineData("2 -- -  0 a\\b\t\u001B[31mé\r\n", @"version=2 account-id=-- bytes=0 action=a\\b\u0009\u001B[31mé")]
    [InlineData("2018-09-22T20:28:14.000Z 2 - 10.0.0.1 840 ACCEPT", "version=2 srcaddr=10.0.0.1 bytes=840 action=ACCEPT")]
    public void PresentFields_OneLine_AreThoseThatAreNotAbsent(string line, string expected)
    {
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(Format));
        int records = 0;
        foreach (FlowLogRecord record in parser.Parse(Encoding.UTF8.GetBytes(line)))
        {
            records++;
            Assert.Equal(expected, record.ToString());
            Assert.Equal(expected, record.PresentFields.ToString());
            Assert.Equal(expected, Shown(record));
        }

        Assert.Equal(1, records);
    }

    [Fact]
    public void PresentFields_Projection_AreThoseThatAreRead()
    {
        var options = new FlowLogParserOptions { Fields = [FlowLogField.Action, FlowLogField.AccountId] };
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(Format), options);
        foreach (FlowLogRecord record in parser.Parse("2 - 10.0.0.1 840 ACCEPT"u8))
            Assert.Equal("action=ACCEPT", record.ToString());
    }

    /// <summary>More fields than a word has bits; every third one is absent.</summary>
    [Fact]
    public void PresentFields_FormatOfAllFields_AreInTheOrderOfTheLine()
    {
        FlowLogFieldInfo[] fields = [.. FlowLogFieldInfo.All];
        string[] values = [.. fields.Select((f, i) => i % 3 == 0 ? "-" : Value(f.Kind, i))];
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Create([.. fields.Select(f => f.Field)]));
        string expected = string.Join(' ', fields.Zip(values).Where(f => f.Second != "-").Select(f => $"{f.First.Name}={f.Second}"));
        foreach (FlowLogRecord record in parser.Parse(Encoding.ASCII.GetBytes(string.Join(' ', values))))
        {
            Assert.Equal(expected, record.ToString());
            Assert.Equal(expected, Shown(record));
        }

        static string Value(FlowLogFieldKind kind, int number)
            => (kind == FlowLogFieldKind.Address ? "10.0.0." : "") + number.ToString(CultureInfo.InvariantCulture);
    }

    [Fact]
    public void PresentFields_DefaultValue_AreNone()
    {
        FlowLogRecord record = default;
        Assert.Equal("", record.ToString());
        Assert.Equal("", Shown(record));
        Assert.Equal("", default(FlowLogPresentFields).ToString());
        Assert.False(record.IsPresent(FlowLogField.Bytes));
        Assert.True(record.Line.IsEmpty && record.GetText(FlowLogField.Action).IsEmpty);
        Assert.Null(record.GetInt64(FlowLogField.Bytes));
        Assert.Null(record.GetAddress(FlowLogField.SourceAddress));
        Assert.Null(record.GetDateTimeOffset(FlowLogField.Start));
    }

    [Fact]
    public void FieldValue_OfAField_HasFieldNameAndText()
    {
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse("pkt-srcaddr log-status"));
        foreach (FlowLogRecord record in parser.Parse("10.0.0.1 -"u8))
        {
            FlowLogPresentFields.Enumerator fields = record.PresentFields.GetEnumerator();
            Assert.True(fields.MoveNext());
            Assert.Equal((FlowLogField.PacketSourceAddress, "pkt-srcaddr"), (fields.Current.Field, fields.Current.Name));
            Assert.True(fields.Current.Text.SequenceEqual("10.0.0.1"u8));
            Assert.False(fields.MoveNext());
            Assert.False(fields.MoveNext());
        }
    }

    [Fact]
    public void PresentFields_Enumeration_AllocatesNothing()
    {
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(Format));
        using FlowLogRecords records = parser.Parse("2 123456789010 10.0.0.1 840 ACCEPT"u8);
        Assert.True(records.MoveNext());
        FlowLogRecord record = records.Current;
        int length = Lengths(record);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int again = Lengths(record);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal((0, length), (allocated, again));

        static int Lengths(FlowLogRecord record)
        {
            int length = 0;
            foreach (FlowLogFieldValue field in record.PresentFields)
                length += field.Name.Length + field.Text.Length;
            return length;
        }
    }

    private static string Shown(FlowLogRecord record)
    {
        var shown = new List<string>();
        foreach (FlowLogFieldValue field in record.PresentFields)
            shown.Add(field.ToString());
        return string.Join(' ', shown);
    }
}
