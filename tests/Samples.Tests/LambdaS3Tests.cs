using System.Text;
using System.Text.Json.Nodes;
using Samples.LambdaS3;
using VpcFlow;

namespace Samples.Tests;

public sealed class LambdaS3Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryStream _output = new();
    private readonly StringWriter _log = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Handle_ObjectInGzip_WritesItsDocuments()
    {
        _folder.WriteGzip("bucket/AWSLogs/a b.log.gz", Logs.Lines(Logs.Header, Logs.Record("eni-1"), Logs.Bad, Logs.Record("eni-2")));

        LambdaAnswer answer = await HandleAsync(Event(("ObjectCreated:Put", "bucket", "AWSLogs/a+b.log.gz")));

        Assert.Equal(new LambdaAnswer(1, 0, 2, 1), answer);
        Assert.Equal(["eni-1", "pipeline_error", "eni-2"], Logs.Interfaces(Output));
        Assert.Contains("s3://bucket/AWSLogs/a b.log.gz: line 3", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_ObjectsOfTwoFormats_ReadsEachByItsHeader()
    {
        string v5 = FlowLogFormat.Parse(FlowLogFormats.V5).ToHeader();
        _folder.Write(
            "b/5.log",
            Logs.Lines(v5, RecordOfVersion5("eni-5")));
        _folder.Write("b/own.log", "interface-id bytes\neni-own 1\n");

        LambdaAnswer answer = await HandleAsync(
            Event(("ObjectCreated:Put", "b", "5.log"), ("ObjectCreated:CompleteMultipartUpload", "b", "own.log")));

        Assert.Equal(new LambdaAnswer(2, 0, 2, 0), answer);
        Assert.Equal(["eni-5", "eni-own"], Logs.Interfaces(Output));
        Assert.Contains("\"vpc_id\":\"vpc-1\"", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_RecordsWithoutTimes_HaveTheTimeOfTheEvent()
    {
        _folder.Write("b/k.log", "interface-id bytes\neni-1 1\n");
        await HandleAsync(Event(("ObjectCreated:Put", "b", "k.log")));
        Assert.Contains("\"@timestamp\":\"2025-06-15T15:07:00.123Z\"", Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ObjectRemoved:Delete", "b", "k.log")]
    [InlineData("ObjectCreated:Put", "b", "logo.png")]
    [InlineData("ObjectCreated:Put", "", "k.log")]
    public async Task Handle_WhatIsNotANewFlowLog_IsSkippedAndLogged(string name, string bucket, string key)
    {
        _folder.Write("b/k.log", Logs.Lines(Logs.Record("eni-1")));
        _folder.Write("b/logo.png", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]);

        LambdaAnswer answer = await HandleAsync(Event((name, bucket, key)));

        Assert.Equal(new LambdaAnswer(0, 1, 0, 0), answer);
        Assert.Empty(Output);
        Assert.Contains(key, _log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"b"}""")]
    [InlineData("""{"Records":null}""")]
    [InlineData("""{"Records":[]}""")]
    public async Task Handle_TestEvent_DoesNothing(string json) => Assert.Equal(new LambdaAnswer(0, 0, 0, 0), await HandleAsync(json));

    [Theory]
    [InlineData("b", "..%2F..%2Fsecret.log")]
    [InlineData("..", "secret.log")]
    [InlineData("b", "%2Fetc%2Fpasswd.log")]
    public async Task Handle_KeyThatLeadsOutOfTheFolder_IsRefused(string bucket, string key)
    {
        _folder.Write("secret.log", Logs.Lines(Logs.Record("eni-1")));
        var function = new FlowLogFunction(new FolderObjectStore(_folder["buckets"]), _output, _log);
        await Assert.ThrowsAsync<ArgumentException>(
            () => function.HandleAsync(new MemoryStream(Encoding.UTF8.GetBytes(Event(("ObjectCreated:Put", bucket, key))))));
        Assert.Empty(Output);
    }

    /// <summary>What an object is, is said by its content, not by its name.</summary>
    [Fact]
    public async Task Handle_ObjectsInOtherContainers_WritesTheirDocuments()
    {
        _folder.Write("b/firehose-1", Logs.LongSubscription(500, i => RecordOfVersion5($"eni-{i}")));
        _folder.Write("b/twice.bin", TemporaryFolder.Gzip(TemporaryFolder.Gzip(RecordOfVersion5("eni-twice"))));

        LambdaAnswer answer = await HandleAsync(Event(("ObjectCreated:Put", "b", "firehose-1"), ("ObjectCreated:Put", "b", "twice.bin")));

        Assert.Equal(new LambdaAnswer(2, 0, 501, 0), answer);
        Assert.Equal([.. Enumerable.Range(0, 500).Select(i => $"eni-{i}"), "eni-twice"], Logs.Interfaces(Output));
    }

    [Fact]
    public async Task Handle_DamagedParquet_Fails()
    {
        _folder.Write("b/k.log.parquet", "PAR1 but not a file of Parquet");
        await Assert.ThrowsAsync<FlowLogSourceException>(() => HandleAsync(Event(("ObjectCreated:Put", "b", "k.log.parquet"))));
    }

    [Fact]
    public async Task Handle_DamagedGzip_FailsAfterWhatCouldBeRead()
    {
        IEnumerable<string> records = Enumerable.Range(0, 20_000).Select(i => Logs.Record($"eni-{i}"));
        byte[] whole = TemporaryFolder.Gzip(Logs.Lines([Logs.Header, .. records]));
        _folder.Write("b/k.log.gz", whole[..(whole.Length / 2)]);
        await Assert.ThrowsAsync<FlowLogSourceException>(() => HandleAsync(Event(("ObjectCreated:Put", "b", "k.log.gz"))));
        Assert.Equal("eni-0", Logs.Interfaces(Output)[0]);
    }

    private static string RecordOfVersion5(string interfaceId)
        => Logs.Record(interfaceId) + " vpc-1 subnet-1 i-1 19 IPv4 10.0.0.1 10.0.0.2 us-east-1 use1-az2 - - - S3 egress 7";

    private string Output => Encoding.UTF8.GetString(_output.ToArray());

    private Task<LambdaAnswer> HandleAsync(string json)
        => new FlowLogFunction(new FolderObjectStore(_folder.Path), _output, _log)
            .HandleAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static string Event(params (string Name, string Bucket, string Key)[] records) => new JsonObject
    {
        ["Records"] = new JsonArray([.. records.Select(r => new JsonObject
        {
            ["eventSource"] = "aws:s3",
            ["eventTime"] = "2025-06-15T15:07:00.123Z",
            ["eventName"] = r.Name,
            ["s3"] = new JsonObject
            {
                ["bucket"] = new JsonObject { ["name"] = r.Bucket },
                ["object"] = new JsonObject { ["key"] = r.Key, ["size"] = 1 },
            },
        })]),
    }.ToJsonString();
}
