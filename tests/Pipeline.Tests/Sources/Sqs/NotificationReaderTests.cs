using VpcFlow.Pipeline.Sources.S3;
using VpcFlow.Pipeline.Sources.Sqs;

namespace VpcFlow.Pipeline.Tests.Sources.Sqs;

public sealed class NotificationReaderTests
{
    private const string Key = "AWSLogs/a b+c/ü%20=1.log.gz";

    [Fact]
    public void Read_Notification_DecodesTheKeys()
        => AssertObjects(Bodies.Notification("logs", Key, "k"), ("logs", Key), ("logs", "k"));

    [Fact]
    public void Read_EnvelopeOfSns_IsOpened() => AssertObjects(Bodies.Sns(Bodies.Notification("logs", Key)), ("logs", Key));

    [Fact]
    public void Read_EventOfEventBridge_LeavesTheKey() => AssertObjects(Bodies.EventBridge("logs", Key), ("logs", Key));

    [Fact]
    public void Read_EventOfEventBridgeInSns_IsOpened() => AssertObjects(Bodies.Sns(Bodies.EventBridge("logs", Key)), ("logs", Key));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_TestEvent_IsOne(bool isInSns)
    {
        Notification notification = NotificationReader.Read(isInSns ? Bodies.Sns(Bodies.Test) : Bodies.Test);
        Assert.True(notification.IsTest);
        Assert.Null(notification.Reason);
        Assert.Empty(notification.Objects);
    }

    [Fact]
    public void Read_OtherEvents_AreCounted()
    {
        Notification records = NotificationReader.Read(
            Bodies.Records(Bodies.Record("logs", "a"), Bodies.Record("logs", "b", "ObjectRemoved:Delete")));
        Assert.Equal((1, 1, null), (records.Objects.Count, records.Others, records.Reason));
        Notification deleted = NotificationReader.Read(Bodies.EventBridge("logs", "a", "Object Deleted"));
        Assert.Equal((0, 1, null), (deleted.Objects.Count, deleted.Others, deleted.Reason));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("hello", "not JSON")]
    [InlineData("[1]", "not an object")]
    [InlineData("{}", "not a notification")]
    [InlineData("""{"Records":[]}""", "no records")]
    [InlineData("""{"Records":[1]}""", "Record 0 is an event of ''")]
    [InlineData("""{"Records":[{"eventSource":"aws:kinesis"}]}""", "Record 0 is an event of 'aws:kinesis'")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put"}]}""", "Record 0 names no valid bucket and key")]
    [InlineData("""{"Type":"SubscriptionConfirmation","Message":"x"}""", "not a notification")]
    [InlineData("""{"Type":"Notification","Message":"x"}""", "not JSON")]
    [InlineData("""{"source":"aws.s3","detail-type":"Object Created","detail":{"bucket":[]}}""", "EventBridge names no valid bucket")]
    [InlineData("""{"source":"\ud800","detail-type":"x"}""", "not Unicode")]
    public void Read_OtherBody_SaysWhatItIs(string body, string reason)
    {
        Notification notification = NotificationReader.Read(body);
        Assert.Contains(reason, notification.Reason, StringComparison.Ordinal);
        Assert.Empty(notification.Objects);
    }

    /// <summary>A bucket and a region become parts of a host name, to which credentials are sent.</summary>
    [Fact]
    public void Read_HostInBucketOrRegion_IsRefused()
    {
        Assert.NotNull(NotificationReader.Read(Bodies.Notification("example.com/logs", "k")).Reason);
        string body = Bodies.Notification("logs", "k").Replace("us-east-1", "example.com/", StringComparison.Ordinal);
        Assert.Null(Assert.Single(NotificationReader.Read(body).Objects).Region);
    }

    private static void AssertObjects(string body, params (string Bucket, string Key)[] expected)
    {
        Notification notification = NotificationReader.Read(body);
        Assert.Null(notification.Reason);
        Assert.Equal(expected, notification.Objects.Select(o => (o.Bucket, o.Key)));
        Assert.All(notification.Objects, (S3Address o) => Assert.Equal("us-east-1", o.Region));
    }
}
