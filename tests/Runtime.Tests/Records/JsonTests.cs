using System.Text;
using System.Text.Json;

namespace VpcFlow.Tests.Records;

public class JsonTests
{
    private static readonly JsonSerializerOptions s_camelCase = new(JsonSerializerDefaults.Web);

    private const string Line = "2 001234567890 2001:db8::1 10.0.0.1 443 - 6 840 1418530010 1418530070123 18 REJECT OK";

    private static readonly FlowLogFormat s_format
        = FlowLogFormat.Parse("version account-id srcaddr dstaddr srcport dstport protocol bytes start end tcp-flags action log-status");

    [Fact]
    public void Serialize_OwnedRecord_HasThePresentFields()
        => Assert.Equal(
            """
            {"Version":2,"AccountId":"001234567890","SourceAddress":"2001:db8::1","DestinationAddress":"10.0.0.1","SourcePort":443,
            "Protocol":6,"Bytes":840,"Start":"2014-12-14T04:06:50+00:00","End":"2014-12-14T04:07:50.123+00:00","TcpFlags":18,
            "Action":"REJECT","LogStatus":"OK"}
            """.Replace("\n", "", StringComparison.Ordinal),
            JsonSerializer.Serialize(Owned()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Deserialize_SerializedRecord_IsTheSame(bool camelCase)
    {
        JsonSerializerOptions options = camelCase ? s_camelCase : JsonSerializerOptions.Default;
        FlowLogOwnedRecord owned = Owned();
        FlowLogOwnedRecord again = JsonSerializer.Deserialize<FlowLogOwnedRecord>(JsonSerializer.Serialize(owned, options), options)!;
        Assert.Equal(owned.ToString(), again.ToString());
        Assert.Null(again.DestinationPort);
    }

    [Fact]
    public void Deserialize_AwsNamesAndNull_AreRead()
    {
        FlowLogOwnedRecord record = JsonSerializer.Deserialize<FlowLogOwnedRecord>("""{"account-id":"1","dstport":null,"bytes":7}""")!;
        Assert.Equal("account-id=1 bytes=7", record.ToString());
        Assert.False(record.IsPresent(FlowLogField.DestinationPort));
    }

    [Theory]
    [InlineData("""{"nothing":1}""", "'nothing' is not a flow log field.")]
    [InlineData("""{"\u202Ex":1}""", "'\\u202Ex' is not a flow log field.")]
    [InlineData("""{"bytes":1,"Bytes":2}""", "The field 'bytes' occurs twice.")]
    [InlineData("""{"bytes":[1]}""", "The value of 'bytes' is neither text nor a number.")]
    [InlineData("""{"account-id":"a b"}""", "The value of 'account-id' is empty or has white space.")]
    [InlineData("""{"account-id":""}""", "The value of 'account-id' is empty or has white space.")]
    [InlineData("""{"bytes":-1}""", "found \"-1\"")]
    [InlineData("""[1]""", "A record is a JSON object.")]
    public void Deserialize_OtherJson_ThrowsWithTheReason(string json, string message)
    {
        JsonException e = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FlowLogOwnedRecord>(json));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Serialize_DefaultRecord_IsEmpty()
    {
        Assert.Equal("{}", JsonSerializer.Serialize(default(FlowLogRecord).ToOwned()));
        Assert.Equal("", JsonSerializer.Deserialize<FlowLogOwnedRecord>("{}")!.ToString());
    }

    [Fact]
    public void Serialize_AnonymousTypesOfAQuery_HaveTextAndAddresses()
        => Assert.Equal(
            """[{"Account":"001234567890","Peer":"2001:db8::1","Sum":840}]""",
            JsonSerializer.Serialize(new[] { Owned() }
                .GroupBy(r => (r.AccountId, r.SourceAddress))
                .Select(g => new { Account = g.Key.AccountId, Peer = g.Key.SourceAddress, Sum = g.Sum(r => r.Bytes) })));

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("2001:db8::1")]
    [InlineData("::ffff:0:1.2.3.4")]
    public void Address_RoundTrip_IsTheSame(string text)
    {
        FlowLogAddress address = FlowLogAddress.Parse(text);
        Assert.Equal($"\"{address}\"", JsonSerializer.Serialize(address));
        Assert.Equal(address, JsonSerializer.Deserialize<FlowLogAddress>($"\"{text}\""));
    }

    [Theory]
    [InlineData("\"10.0.0\"")]
    [InlineData("1")]
    [InlineData("null")]
    public void Address_OtherJson_Throws(string json)
        => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FlowLogAddress>(json));

    private static FlowLogOwnedRecord Owned()
    {
        foreach (FlowLogRecord record in FlowLogParser.Create(s_format).Parse(Encoding.ASCII.GetBytes(Line)))
            return record.ToOwned();
        throw new InvalidOperationException("The line was not read.");
    }
}
