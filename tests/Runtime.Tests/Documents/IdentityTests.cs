using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VpcFlow.Tests.Input;
using VpcFlow.Tests.Input.Containers;

namespace VpcFlow.Tests.Documents;

/// <summary>Ids depend on the place of a record alone: not on how the input is cut, and no two records share one.</summary>
public class IdentityTests
{
    private static readonly FlowLogIdentity s_identity = FlowLogIdentity.S3Object("bucket", "AWSLogs/a b.log.gz", "\"0123abc\"");

    [Fact]
    public async Task Id_LinesOfAnObject_IsTheHashAndTheOffset()
    {
        string prefix = Prefix("bucket\nAWSLogs/a b.log.gz\n0123abc");
        Assert.Equal(20, prefix.Length);
        byte[] text = Encoding.ASCII.GetBytes("bytes\n10\nx\n200\n");
        Assert.Equal(
            [$"{prefix}-00000006", $"{prefix}-00000009", $"{prefix}-0000000b"],
            await IdsOf(new MemoryStream(text), s_identity));
    }

    [Fact]
    public void Id_OffsetOfMoreThanEightDigits_HasThemAll()
    {
        var ids = new VpcFlow.Documents.DocumentIds();
        ids.Add(s_identity, new FlowLogPosition(1, 0x1_2345_6789), null, 0);
        ids.Add(s_identity, new FlowLogPosition(1, 0xFFFF_FFFF), null, 0);
        string prefix = Prefix("bucket\nAWSLogs/a b.log.gz\n0123abc");
        Assert.Equal($"{prefix}-123456789", Encoding.ASCII.GetString(ids[0].Span));
        Assert.Equal($"{prefix}-ffffffff", Encoding.ASCII.GetString(ids[1].Span));
    }

    [Fact]
    public void File_OtherThanASha256_Throws()
        => Assert.Throws<ArgumentException>(() => FlowLogIdentity.File(new byte[31]));

    [Fact]
    public async Task Id_OfAFile_IsItsHash()
    {
        byte[] hash = SHA256.HashData("content"u8);
        string prefix = Convert.ToBase64String(hash, 0, 15).Replace('+', '-').Replace('/', '_');
        Assert.Equal([$"{prefix}-00000006"], await IdsOf(new MemoryStream("bytes\n1\n"u8.ToArray()), FlowLogIdentity.File(hash)));
    }

    [Fact]
    public async Task Id_OfARequest_HashesItsIdAndTheIndexOfTheRecord()
    {
        // The first line has 51 characters.
        string[] data = [$"{Line(1)}\n{Line(2)}", "", $"{Line(3)}\n"];
        string json = JsonSerializer.Serialize(new
        {
            requestId = "ed4acda5",
            timestamp = 1,
            records = data.Select(d => new { data = Convert.ToBase64String(Encoding.ASCII.GetBytes(d)) }),
        });
        Assert.Equal(
            [$"{Prefix("ed4acda5\n0")}-00000000", $"{Prefix("ed4acda5\n0")}-00000034", $"{Prefix("ed4acda5\n2")}-00000000"],
            await IdsOf(new MemoryStream(Encoding.ASCII.GetBytes(json)), FlowLogIdentity.Request("ed4acda5")));
    }

    /// <summary>What precedes the damage in a record, and the damage itself, are at the same position of the request.</summary>
    [Fact]
    public async Task Id_DamagedRecordOfARequest_IsDistinct()
    {
        byte[] lines = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => Line(i) + "\n")));
        using var gzip = new MemoryStream();
        using (var compression = new GZipStream(gzip, CompressionLevel.Fastest, leaveOpen: true))
            compression.Write(lines);
        string half = Convert.ToBase64String(gzip.ToArray(), 0, (int)gzip.Length / 2);
        string json = $$"""{"requestId":"a","records":[{"data":"{{half}}"},{"data":"?"},{"data":"{{half}}"}]}""";
        foreach (FlowLogIdentity identity in new[] { FlowLogIdentity.Request("a"), s_identity })
        {
            string[] ids = await IdsOf(new MemoryStream(Encoding.ASCII.GetBytes(json)), identity);
            Assert.True(ids.Length > 2000);
            Assert.Equal(ids.Length, ids.Distinct().Count());
        }
    }

    [Fact]
    public async Task Id_CloudWatchEvents_IsThatOfTheEvent()
    {
        string json = $$"""
            {"events":[
            {"eventId":"3419","timestamp":1,"message":"{{Line(10)}}"},
            {"eventId":"3420","timestamp":1,"message":"{{Line(11)}}\n{{Line(12)}}"},
            {"eventId":"a\"b","timestamp":1,"message":"{{Line(13)}}"}]}
            """;
        string[] ids = await IdsOf(new MemoryStream(Encoding.UTF8.GetBytes(json)), FlowLogIdentity.CloudWatch("group"));
        // The second line of an event begins after 53 characters and a line feed.
        string hostile = Convert.ToBase64String(SHA256.HashData("a\"b"u8)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.Equal(["3419", "3420", "3420-36", hostile], ids);
    }

    [Fact]
    public async Task Id_AnyContainerCutAnywhere_IsDistinctAndTheSame()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            string[] lines = [.. Enumerable.Range(0, seed % 10 == 0 ? 3000 : 60).Select(Line)];
            byte[] input = Wrap.Nested(random, lines);
            string[] whole = await IdsOf(new MemoryStream(input), s_identity);
            string[] pieces = await IdsOf(new RandomStream(input, random, 1 + (input.Length / 7)), s_identity);
            Assert.Equal(lines.Length, whole.Length);
            Assert.Equal(whole, pieces);
            Assert.Equal(whole.Length, whole.Distinct().Count());
        }
    }

    private static string Line(int i) => $"2 1 eni-1 10.0.0.1 10.0.0.2 {i % 60000} 2 6 1 {i} 1 2 ACCEPT OK";

    private static string Prefix(string text)
        => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 15).Replace('+', '-').Replace('/', '_');

    private static async Task<string[]> IdsOf(Stream input, FlowLogIdentity identity)
    {
        var ids = new List<string>();
        using var documents = new DocumentBatch();
        var options = new EcsWriterOptions { Identity = identity, OnError = FlowLogErrorHandling.Document };
        await foreach (FlowLogBatch batch in new FlowLogReader().ReadAsync(input))
        {
            batch.WriteEcs(documents, options);
            for (int i = 0; i < documents.Count; i++)
                ids.Add(Encoding.ASCII.GetString(documents.Id(i).Span));
        }

        return [.. ids];
    }
}
