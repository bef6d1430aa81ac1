using System.Text;

namespace VpcFlow.Tests.Records;

public class OwnedRecordTests
{
    /// <summary>Lines for every way of reading: fast, careful, from a copy.</summary>
    private const string Lines = """
        10.0.0.1 443 840 1418530010 ACCEPT
        10.0.0.2 22 - 1418530011 REJECT
         10.0.0.3  443  42 1418530012 ACCEPT
        2001:db8::1  53 64 1418530013 ACCEPT
        10.0.0.5 22 1 1418530014  -
        10.0.0.6 22 2 - -
        """;

    private static readonly FlowLogParser s_parser = FlowLogParser.Create(FlowLogFormat.Parse("srcaddr dstport bytes start action"));

    [Fact]
    public void ToOwned_AfterTheTextIsOverwritten_HasTheValuesOfTheRecord()
    {
        List<FlowLogOwnedRecord> owned = ReadAll();
        Assert.Equal(
            [
                "srcaddr=10.0.0.1 dstport=443 bytes=840 start=1418530010 action=ACCEPT",
                "srcaddr=10.0.0.2 dstport=22 start=1418530011 action=REJECT",
                "srcaddr=10.0.0.3 dstport=443 bytes=42 start=1418530012 action=ACCEPT",
                "srcaddr=2001:db8::1 dstport=53 bytes=64 start=1418530013 action=ACCEPT",
                "srcaddr=10.0.0.5 dstport=22 bytes=1 start=1418530014",
                "srcaddr=10.0.0.6 dstport=22 bytes=2",
            ],
            owned.Select(r => r.ToString()));
        Assert.Equal(
            ["10.0.0.1", "10.0.0.2", "10.0.0.3", "2001:db8::1", "10.0.0.5", "10.0.0.6"],
            owned.Select(r => r.GetAddress(FlowLogField.SourceAddress).ToString()));
        Assert.Equal([840, null, 42, 64, 1, 2], owned.Select(r => r.GetInt64(FlowLogField.Bytes)));
        Assert.Equal(
            [1418530010, 1418530011, 1418530012, 1418530013, 1418530014, null],
            owned.Select(r => r.GetDateTimeOffset(FlowLogField.Start)?.ToUnixTimeSeconds()));
        Assert.Equal(["ACCEPT", "REJECT", "ACCEPT", "ACCEPT", null, null], owned.Select(r => r.GetText(FlowLogField.Action)));
        Assert.Equal([true, false, true, true, true, true], owned.Select(r => r.IsPresent(FlowLogField.Bytes)));
        Assert.Equal(
            ["10.0.0.3 443 42 1418530012 ACCEPT", "2001:db8::1 53 64 1418530013 ACCEPT"],
            owned.Skip(2).Take(2).Select(r => r.Line));
        Assert.Equal("10.0.0.6 22 2 - -", Encoding.UTF8.GetString(owned[^1].Record.Line));
    }

    [Fact]
    public void ToOwned_List_CanBeQueried()
        => Assert.Equal(
            [(22, 3), (53, 64), (443, 882)],
            ReadAll()
                .GroupBy(r => r.GetInt64(FlowLogField.DestinationPort))
                .OrderBy(g => g.Key)
                .Select(g => ((int)g.Key!, (int)g.Sum(r => r.GetInt64(FlowLogField.Bytes) ?? 0))));

    [Fact]
    public void ToOwned_OfACopy_IsTheSame()
    {
        FlowLogOwnedRecord owned = ReadAll()[2];
        FlowLogOwnedRecord again = owned.Record.ToOwned();
        Assert.NotSame(owned, again);
        Assert.Equal((owned.ToString(), owned.Line), (again.ToString(), again.Line));
    }

    [Fact]
    public void ToOwned_DefaultValue_HasNoFields()
    {
        FlowLogOwnedRecord owned = default(FlowLogRecord).ToOwned();
        Assert.Equal("", owned.ToString());
        Assert.True(owned.Line.Length == 0 && owned.Record.Line.IsEmpty && owned.GetInt64(FlowLogField.Bytes) is null);
    }

    private static List<FlowLogOwnedRecord> ReadAll()
    {
        var owned = new List<FlowLogOwnedRecord>();
        byte[] text = Encoding.UTF8.GetBytes(Lines);
        foreach (FlowLogRecord record in s_parser.Parse(text))
            owned.Add(record.ToOwned());
        Array.Fill(text, (byte)'x');
        foreach (FlowLogRecord _ in s_parser.Parse("9.9.9.9  9 9 9 NINE\n 9.9.9.9 9 9 9 NINE\n9.9.9.9 9 9 9 NINE\n"u8))
        {
        }

        return owned;
    }
}
