using System.Text;

namespace VpcFlow.Tests.Records;

public class RejectionTests
{
    private static readonly FlowLogParser s_parser = FlowLogParser.Create(FlowLogFormat.Parse("srcaddr bytes"));

    /// <summary>
    /// Text that would affect how a terminal displays it is escaped: control characters, direction marks, bytes that are not UTF-8.
    /// </summary>
    [Theory]
    [InlineData("10.0.0.1 1\u202E2", "1\\u202E2")]
    [InlineData("10.0.0.1 \u001B[31m1", "\\u001B[31m1")]
    [InlineData("10.0.0.1 a\\b", "a\\\\b")]
    [InlineData("10.0.0.1 1\u00A02", "1\\u00A02")]
    public void Message_HostileText_IsEscaped(string line, string shown)
        => Assert.Contains($"found \"{shown}\"", Assert.Single(Reject(line)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1 2 3", 3)]
    public void FoundFieldCount_WrongNumberOfFields_IsThatNumber(string line, int count)
    {
        (int? found, string message) = Assert.Single(Reject(line));
        Assert.Equal(count, found);
        Assert.Contains($"found {count} field", message, StringComparison.Ordinal);
    }

    [Fact]
    public void FoundFieldCount_OtherReason_IsNull() => Assert.Null(Assert.Single(Reject("10.0.0.1 x")).Count);

    private static List<(int? Count, string Message)> Reject(string line)
    {
        var rejections = new List<(int?, string)>();
        var options = new FlowLogReaderOptions { OnRejected = (in FlowLogRejection r) => rejections.Add((r.FoundFieldCount, r.Message)) };
        foreach (FlowLogRecord _ in s_parser.Parse(Encoding.UTF8.GetBytes(line), options))
            Assert.Fail("The line was read.");
        return rejections;
    }
}
