using System.Text;
using VpcFlow.Kafka.Consuming;

namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>Which messages are read together: those of nothing but lines of records with the same number of fields.</summary>
public sealed class MessageShapeTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("\n \r\n", 0)]
    [InlineData("2 123456789010 eni-1", 3)]
    [InlineData("2 123456789010 eni-1\n", 3)]
    [InlineData("\n2 1 2\r\n2 1 2 3\n", 3)]
    [InlineData("- 123456789010", 2)]
    [InlineData("eni-1235b8ca123456789 172.31.16.139", 2)]
    [InlineData("hello", 1)]
    public void Of_LinesOfRecords_IsTheNumberOfFieldsOfTheFirst(string message, int fields)
        => Assert.Equal(fields, MessageShape.Of(Encoding.UTF8.GetBytes(message)));

    [Theory]
    [InlineData("version account-id interface-id")]
    [InlineData("version account-id interface-id\n2 123456789010 eni-1")]
    [InlineData("2 123456789010 eni-1\nversion account-id interface-id\n")]
    [InlineData("{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[]}")]
    [InlineData(" {\"srcaddr\":\"10.0.0.1\"}")]
    [InlineData("[{\"srcaddr\":\"10.0.0.1\"}]")]
    [InlineData("timestamp,message\n1,2 123456789010 eni-1")]
    [InlineData("2 1 \u0001")]
    [InlineData("2 1 \u00e4")]
    [InlineData("\u001f\u008b")]
    [InlineData("2 1 2\n*")]
    public void Of_AnythingElse_IsReadAlone(string message)
        => Assert.Equal(MessageShape.Alone, MessageShape.Of(Encoding.Latin1.GetBytes(message)));
}
