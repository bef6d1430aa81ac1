using System.Text;
using VpcFlow.Kafka.Producing;

namespace VpcFlow.Pipeline.Tests.Kafka;

public sealed class TopicPatternTests
{
    private const string Both = "f-%{[cloud.account.id]}.%{[cloud.region]}";

    [Theory]
    [InlineData("flow-logs", "{}", "flow-logs")]
    [InlineData(Both, """{"a":{"cloud":1},"cloud":{"provider":"aws","account":{"id":"123456789010"},"region":"eu-west-1"}}""",
        "f-123456789010.eu-west-1")]
    [InlineData(Both, """{"cloud":{"region":"eu-west-1","account":{"name":"x"}}}""", "f-unknown.eu-west-1")]
    [InlineData(Both, """{"cloud":{"account":{"id":"12/../34"},"region":"EU"}}""", "f-unknown.unknown")]
    [InlineData(Both, """{"event":{}}""", "f-unknown.unknown")]
    [InlineData("%{[cloud.region]}", """{"cloud":{"region":"us-east-1"}}""", "us-east-1")]
    public void NameOf_Document_HasItsAccountAndRegion(string pattern, string document, string expected)
        => Assert.Equal(expected, TopicPattern.Parse(pattern).NameOf(Encoding.UTF8.GetBytes(document)));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("%{[cloud.zone]}")]
    public void Parse_OtherText_IsRefused(string pattern)
    {
        string message = Assert.Throws<ArgumentException>(() => TopicPattern.Parse(pattern)).Message;
        Assert.Contains("is not the name of a topic", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broker")]
    [InlineData("broker:")]
    [InlineData(":9092")]
    [InlineData("broker:99999")]
    [InlineData("http://broker:9092")]
    public void Hosts_OtherText_IsRefused(string host)
    {
        string message = Assert.Throws<ArgumentException>(() => new KafkaConnection { Hosts = [host] }).Message;
        Assert.Contains("expected a host and a port", message, StringComparison.Ordinal);
    }
}
