using System.Text.Json;

namespace VpcFlow.Tests.Records;

public class OwnedRejectionTests
{
    private static readonly FlowLogParser s_parser = FlowLogParser.Create(FlowLogFormat.Parse("srcaddr bytes"));

    [Fact]
    public void ToOwned_InvalidField_HasAllThatTheRejectionHas()
    {
        FlowLogOwnedRejection owned = Assert.Single(Reject("10.0.0.1 1\n10.0.0.1 x\n"u8));
        var expected = new FlowLogOwnedRejection
        {
            Reason = FlowLogRejectReason.InvalidNumber,
            SourceName = "edge.log",
            LineNumber = 2,
            ByteOffset = 11,
            Field = FlowLogField.Bytes,
            Found = "x",
            Expected = owned.Expected,
            Line = "10.0.0.1 x",
            Message = $"edge.log: line 2 (byte 11): field bytes: found \"x\", expected {owned.Expected}",
        };
        Assert.Equal(expected, owned);
        Assert.NotEmpty(owned.Expected);
        Assert.Equal(owned.Message, owned.ToString());
    }

    [Fact]
    public void ToOwned_WrongNumberOfFields_HasThatNumber()
    {
        FlowLogOwnedRejection owned = Assert.Single(Reject("1 2 3"u8));
        Assert.Equal((FlowLogRejectReason.FieldCount, 3, null), (owned.Reason, owned.FoundFieldCount, owned.Field));
    }

    /// <summary>A line may have any bytes; a string has none that are not text.</summary>
    [Fact]
    public void ToOwned_LineThatIsNotUtf8_ReplacesTheBytes()
        => Assert.Equal("10.0.0.1 \uFFFD", Assert.Single(Reject([.. "10.0.0.1 "u8, 0xFF])).Line);

    [Fact]
    public void Serialize_Rejection_NamesReasonAndField()
    {
        FlowLogOwnedRejection owned = Assert.Single(Reject("10.0.0.1 x"u8));
        JsonElement json = JsonSerializer.SerializeToElement(owned);
        Assert.Equal("InvalidNumber", json.GetProperty("Reason").GetString());
        Assert.Equal("Bytes", json.GetProperty("Field").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("FoundFieldCount").ValueKind);
        Assert.Equal("10.0.0.1 x", json.GetProperty("Line").GetString());
    }

    [Theory]
    [InlineData("10.0.0.1 x")]
    [InlineData("1 2 3")]
    public void Deserialize_SerializedRejection_IsTheSame(string line)
    {
        FlowLogOwnedRejection owned = Assert.Single(Reject(System.Text.Encoding.UTF8.GetBytes(line)));
        Assert.Equal(owned, JsonSerializer.Deserialize<FlowLogOwnedRejection>(JsonSerializer.Serialize(owned)));
    }

    private static List<FlowLogOwnedRejection> Reject(ReadOnlySpan<byte> lines)
    {
        var rejections = new List<FlowLogOwnedRejection>();
        var options = new FlowLogReaderOptions
        {
            SourceName = "edge.log",
            OnRejected = (in FlowLogRejection rejection) => rejections.Add(rejection.ToOwned()),
        };
        foreach (FlowLogRecord _ in s_parser.Parse(lines, options))
            continue;
        return rejections;
    }
}
