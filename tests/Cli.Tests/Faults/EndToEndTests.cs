using System.Text;
using System.Text.Json;
using VpcFlow.Pipeline.Elasticsearch.Setup.Mapping;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>From AWS to a cluster, if nothing goes wrong but the objects.</summary>
[Collection(FaultCollection.Name)]
public sealed class EndToEndTests(FaultServers servers)
{
    private const int Objects = 200;
    private const int Records = 20;

    [FaultsFact]
    public async Task Ship_ObjectsByNotification_EveryRecordIsThereOnceAsItIsConverted()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        IReadOnlyList<FaultObject> objects = await FaultObject.CreateAsync(Objects, Records);
        for (int i = 0; i < objects.Count; i++)
        {
            await run.PutAsync(objects[i]);
            await run.NotifyAsync(objects[i].Key, i);
        }

        using ShipProcess ship = run.Start(run.QueueUrl, "--once");
        Assert.True(await ship.WaitAsync() == 0, ship.Error);
        Assert.Equal(0, await run.CountMessagesAsync());
        Assert.Empty(run.Parked());
        await DeliveredDocuments.CheckAsync(run, Objects * Records);

        // The mapping is that of the set-up: no field was guessed from its first value.
        Assert.Equal(DocumentFields.All.Select(f => f.Path), await servers.Cluster.FieldsAsync(run.Stream));
    }

    [FaultsFact]
    public async Task Ship_ObjectsByPolling_EveryRecordIsThereOnceAsItIsConverted()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        foreach (FaultObject stored in await FaultObject.CreateAsync(Objects, Records))
            await run.PutAsync(stored);
        for (int time = 0; time < 2; time++)
        {
            using ShipProcess ship = run.Start($"s3://{run.Bucket}/AWSLogs/", "--once");
            Assert.True(await ship.WaitAsync() == 0, ship.Error);
            Assert.Contains(time == 0 ? "4,000 created, 0 already there" : "0 objects", ship.Error, StringComparison.Ordinal);
        }

        await DeliveredDocuments.CheckAsync(run, Objects * Records);
    }

    [FaultsFact]
    public async Task Ship_LogGroup_EveryEventIsThereOnceUnderItsId()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        string group = $"/vpc/{run.Namespace}";
        await SendAsync("CreateLogGroup", new { logGroupName = group });
        await SendAsync("CreateLogStream", new { logGroupName = group, logStreamName = "eni-1" });
        DateTimeOffset time = TimeProvider.System.GetUtcNow().AddMinutes(-5);
        var events = Enumerable.Range(0, 50)
            .Select(i => new { timestamp = time.AddSeconds(i).ToUnixTimeMilliseconds(), message = Samples.RecordOf($"eni-{i}") });
        await SendAsync("PutLogEvents", new { logGroupName = group, logStreamName = "eni-1", logEvents = events });
        for (int i = 0; i < 2; i++)
        {
            using ShipProcess ship = run.Start($"cloudwatch:{group[..^2]}*", "--once", "--log-stream-prefix", "eni-");
            Assert.True(await ship.WaitAsync() == 0, ship.Error);
        }

        Dictionary<string, string> documents = await run.DocumentsAsync();
        Assert.Equal(50, documents.Count);
        Assert.All(documents, d => Assert.Equal(
            d.Key, JsonDocument.Parse(d.Value).RootElement.GetProperty("event").GetProperty("id").GetString()));
    }

    /// <summary>What can't be delivered is kept or counted, as the specification says; the rest flows, and the queue drains.</summary>
    [FaultsFact]
    public async Task Ship_Poison_IsKeptOrCountedAndTheQueueDrains()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        string good = string.Concat(Enumerable.Range(0, 10).Select(i => Samples.RecordOf($"good-{i}") + "\n"));
        byte[] damaged = TemporaryFolder.Gzip(good);
        damaged[^12] ^= 0xFF;
        (string Key, byte[]? Content)[] objects =
        [
            ("good.log", Encoding.UTF8.GetBytes(good)),
            ("damaged.log.gz", damaged),
            ("empty.log", []),
            ("picture.log", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13]),
            ("missing.log", null),
            ("long.log", Encoding.UTF8.GetBytes($"{new string('x', 200_000)}\n{Samples.RecordOf("after")}\n")),
        ];
        for (int i = 0; i < objects.Length; i++)
        {
            if (objects[i].Content is { } content)
                await run.PutAsync(objects[i].Key, content);
            await run.NotifyAsync(objects[i].Key, i);
        }

        await run.SendAsync("nonsense");
        using ShipProcess ship = run.Start(run.QueueUrl, "--once");
        Assert.True(await ship.WaitAsync() == 3, ship.Error);
        Assert.Equal(0, await run.CountMessagesAsync());
        string[] parked = run.Parked();
        Assert.Equal(3, parked.Length);
        Assert.Single(parked, p => p.Contains("damaged.log.gz", StringComparison.Ordinal));
        Assert.Single(parked, p => p.Contains("picture.log", StringComparison.Ordinal));
        Assert.Single(parked, p => p.Contains("nonsense", StringComparison.Ordinal));
        string[] documents = [.. (await run.DocumentsAsync()).Values];
        Assert.Contains(documents, d => d.Contains("\"after\"", StringComparison.Ordinal));
        Assert.Equal(10, documents.Where(d => d.Contains("good.log", StringComparison.Ordinal)).Count());
    }

    /// <summary>Sends a request to CloudWatch Logs, for which there is no client.</summary>
    private async Task SendAsync(string operation, object parameters)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, servers.Aws.Url)
        {
            Content = new StringContent(JsonSerializer.Serialize(parameters), Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", $"Logs_20140328.{operation}");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=test/20250101/us-east-1/logs/aws4_request");
        using HttpResponseMessage response = await http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
