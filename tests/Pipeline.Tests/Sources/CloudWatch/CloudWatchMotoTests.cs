using System.Text;
using System.Text.Json;
using VpcFlow.Pipeline.Tests.Sources.Moto;

namespace VpcFlow.Pipeline.Tests.Sources.CloudWatch;

/// <summary>The source against a server that others wrote.</summary>
[Collection(MotoCollection.Name)]
public sealed class CloudWatchMotoTests(MotoServer server)
{
    [MotoFact]
    public async Task ReadAsync_EventsOfTwoStreams_AreDeliveredOnceInTwoRuns()
    {
        string group = $"/vpc/{Guid.NewGuid():N}";
        await SendAsync("CreateLogGroup", new { logGroupName = group });
        foreach (string stream in new[] { "eni-1", "eni-2" })
        {
            await SendAsync("CreateLogStream", new { logGroupName = group, logStreamName = stream });
            DateTimeOffset time = TimeProvider.System.GetUtcNow().AddMinutes(-5);
            var events = Enumerable.Range(0, 3)
                .Select(i => new { timestamp = time.AddSeconds(i).ToUnixTimeMilliseconds(), message = Record(i) });
            await SendAsync("PutLogEvents", new { logGroupName = group, logStreamName = stream, logEvents = events });
        }

        string folder = Directory.CreateTempSubdirectory("vpcflow-state-").FullName;
        foreach (int expected in new[] { 6, 0 })
        {
            using FlowLogStateFolder state = FlowLogStateFolder.Open(folder);
            using var source = new CloudWatchSource(new CloudWatchSourceOptions
            {
                LogGroupNamePrefix = group[..^3],
                State = state,
                StopsAtEnd = true,
                Aws = server.Aws,
            });
            var sink = new CollectingSink();
            await new FlowLogPipeline(source, sink).RunAsync().WaitAsync(TimeSpan.FromMinutes(5));
            Assert.Equal(expected, sink.Documents.Count);
            Assert.Equal(0, source.Counters.Problems);
            Assert.All(sink.Documents, d => Assert.Equal(
                d.Key, JsonDocument.Parse(d.Value).RootElement.GetProperty("event").GetProperty("id").GetString()));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string Record(int port)
        => $"2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 {port} 22 6 20 4249 1418530010 1418530070 ACCEPT OK";

    private async Task SendAsync(string operation, object parameters)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StringContent(JsonSerializer.Serialize(parameters), Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", $"Logs_20140328.{operation}");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=test/20250101/us-east-1/logs/aws4_request");
        using HttpResponseMessage response = await http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
