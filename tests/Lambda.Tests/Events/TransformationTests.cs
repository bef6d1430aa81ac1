using System.IO.Compression;
using System.Text;
using System.Text.Json;
using VpcFlow.Lambda.Tests.Support;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Lambda.Tests.Events;

/// <summary>Transformations of Data Firehose: "Transform source data in Amazon Data Firehose" in its developer guide.</summary>
public sealed class TransformationTests
{
    [Fact]
    public async Task Transform_RecordsOfEveryKind_HaveTheirResult()
    {
        using var api = new RuntimeApi();
        using var function = new FunctionProcess(
            api.Address, ("VPCFLOW__WHERE", "interface-id != out"), ("VPCFLOW__SINKS__STANDARDOUTPUT__NAMESPACE", "team"));
        Answer answer = await api.InvokeAsync(EventText.Firehose(
            ("lines", EventText.Bytes($"{EventText.RecordOf("a")}\n{EventText.RecordOf("b")}\n")),
            ("message", EventText.Bytes($$"""{"message":"{{EventText.RecordOf("c")}}"}""")),
            ("payload", EventText.Payload(("1", "d"), ("2", "e"))),
            ("filtered", EventText.Bytes(EventText.RecordOf("out"))),
            ("control", TemporaryFolder.Gzip(
                """{"messageType":"CONTROL_MESSAGE","logEvents":[{"id":"","timestamp":1,"message":"CWL"}]}""")),
            ("nonsense", EventText.Bytes("nonsense")),
            ("image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])));
        JsonElement[] records = [.. answer.Json.GetProperty("records").EnumerateArray()];
        Assert.Equal(
            [
                "lines:Ok", "message:Ok", "payload:Ok", "filtered:Dropped", "control:Dropped",
                "nonsense:ProcessingFailed", "image:ProcessingFailed",
            ],
            records.Select(r => $"{r.GetProperty("recordId")}:{r.GetProperty("result")}"));
        Assert.Equal(["a", "b"], Interfaces(Data(records[0])));
        Assert.Equal(["c"], Interfaces(Data(records[1])));
        Assert.Equal(["d", "e"], Interfaces(Inflate(Data(records[2]))));
        Assert.All(records[3..], r => Assert.False(r.TryGetProperty("data", out _)));
        Assert.Contains("\"namespace\":\"team\"", Encoding.UTF8.GetString(Data(records[0])), StringComparison.Ordinal);
    }

    /// <summary>Lambda takes 6 MB: what does not fit fails, so that Firehose keeps the record, and what fits is there.</summary>
    [Fact]
    public async Task Transform_MoreThanAnAnswerHolds_FailsWhatDoesNotFit()
    {
        using var api = new RuntimeApi();
        using var function = new FunctionProcess(api.Address);
        byte[] lines = EventText.Bytes(string.Concat(Enumerable.Repeat(EventText.RecordOf("a") + "\n", 1000)));
        Answer answer = await api.InvokeAsync(EventText.Firehose([.. Enumerable.Range(0, 20).Select(i => ($"{i}", lines))]));
        string[] results = [.. answer.Json.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("result").GetString()!)];
        Assert.Equal(20, results.Length);
        Assert.Equal(["Ok", "ProcessingFailed"], results.Distinct());
        Assert.InRange(answer.Text.Length, 3_000_000, 6_000_000);
        await function.WaitForLogAsync("lower the buffer size of the transformation");
    }

    [Fact]
    public async Task Transform_RecordWithoutData_IsAnError()
    {
        using var api = new RuntimeApi();
        using var function = new FunctionProcess(api.Address);
        Answer answer = await api.InvokeAsync("""{"invocationId":"i","records":[{"recordId":"1","data":"?"}]}""");
        Assert.Equal("Function.UnknownEvent", answer.ErrorType);
        Assert.Equal("Record 0 of the transformation has no \"data\"; expected Base64.", answer.ErrorMessage);
    }

    private static byte[] Data(JsonElement record) => record.GetProperty("data").GetBytesFromBase64();

    private static byte[] Inflate(byte[] data)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(data), CompressionMode.Decompress))
            gzip.CopyTo(output);
        return output.ToArray();
    }

    private static string[] Interfaces(byte[] documents)
    {
        string text = Encoding.UTF8.GetString(documents);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(FakeCluster.InterfaceOf)];
    }
}
