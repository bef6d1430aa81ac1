using System.Diagnostics;
using System.Text;
using System.Text.Json;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Sources;

namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>Messages of a real broker: what is read of them, and when their offsets are committed.</summary>
[Collection(KafkaCollection.Name)]
public sealed class KafkaSourceTests(KafkaFixture kafka)
{
    private static readonly string s_v5Header = FlowLogFormat.Parse(FlowLogFormats.V5).ToHeader();

    [KafkaFact]
    public async Task Messages_OfRecords_HaveIdsAndPlacesByTheirOffsets()
    {
        using KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server);
        string[] records = KafkaBench.Records("eni", 5);
        await bench.Topic.SendAsync(1, records[0], $"{records[1]}\r\n\n{records[2]}\n", "", records[3]);
        await bench.Topic.SendAsync(2, records[4]);
        var sink = new CollectingSink();
        await bench.RunAsync(sink);
        string topic = await bench.Topic.FindIdAsync();
        Assert.Equal(
            new Dictionary<string, (string Interface, string Path, int Offset)>
            {
                [KafkaBench.IdOf(topic, 1, "00000000")] = ("eni-0", $"kafka:{bench.Topic.Name}/1", 0),
                [KafkaBench.IdOf(topic, 1, "00000001")] = ("eni-1", $"kafka:{bench.Topic.Name}/1", 1),
                [KafkaBench.IdOf(topic, 1, $"00000001-{records[1].Length + 3:x}")] = ("eni-2", $"kafka:{bench.Topic.Name}/1", 1),
                [KafkaBench.IdOf(topic, 1, "00000003")] = ("eni-3", $"kafka:{bench.Topic.Name}/1", 3),
                [KafkaBench.IdOf(topic, 2, "00000000")] = ("eni-4", $"kafka:{bench.Topic.Name}/2", 0),
            },
            sink.Documents.ToDictionary(d => d.Key, d => PlaceOf(d.Value)));
        Assert.All(sink.Documents.Values, d => Assert.Contains("\"dataset\":\"aws.vpcflow\"", d, StringComparison.Ordinal));
        Assert.Equal((long[])[-1, 4, 1], await bench.CommittedAsync());
    }

    /// <summary>Neither a header nor a number of fields applies to the next message.</summary>
    [KafkaFact]
    public async Task Messages_OfEveryKind_AreReadEachOnItsOwn()
    {
        using KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server);
        string payload = JsonSerializer.Serialize(new
        {
            messageType = "DATA_MESSAGE",
            logGroup = "/vpc",
            logStream = "eni",
            logEvents = KafkaBench.Records("payload", 3).Select((r, i) => new { id = $"e{i}", timestamp = 1, message = r }),
        });
        byte[][] messages =
        [
            FlowLines.Bytes(FlowLines.Line("first", 0)),
            FlowLines.Bytes("interface-id bytes\nshort-0 840\nshort-1 841"),
            FlowLines.Bytes(FlowLines.Line("after", 0)),
            FlowLines.Bytes(payload),
            FlowLines.Gzip(FlowLines.Bytes(FlowLines.Line("zipped", 0) + "\n" + FlowLines.Line("zipped", 1))),
            FlowLines.Bytes("""{"interface-id":"row-0","bytes":"1"}"""),
            FlowLines.Bytes(FlowLines.Line("last", 0)),
        ];
        await bench.Topic.SendAsync(0, messages);
        var sink = new CollectingSink();
        await bench.RunAsync(sink);
        Assert.Equal(
            ["after-0", "first-0", "last-0", "payload-0", "payload-1", "payload-2", "row-0", "short-0", "short-1", "zipped-0", "zipped-1"],
            KafkaBench.Interfaces(sink));
        string topic = await bench.Topic.FindIdAsync();
        string second = sink.Documents[KafkaBench.IdOf(topic, 0, "00000001-0000001f")];
        Assert.Contains("\"short-1\"", second, StringComparison.Ordinal);
        Assert.Contains($"\"kafka:{bench.Topic.Name}/0/1\"", second, StringComparison.Ordinal);
        Assert.Equal(messages.Length, (await bench.CommittedAsync())[0]);
        Assert.Empty(bench.Parked());
    }

    [KafkaFact]
    public async Task Messages_OfTwoFormatsWithoutHeader_AreToldApartByTheirFields()
    {
        using KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server);
        string[] v2 = KafkaBench.Records("v2", 20);
        string[] v5 = [.. KafkaBench.Records("v5", 20)
            .Select(r => $"5 {r[2..]} vpc-1 subnet-1 i-1 2 IPv4 10.0.0.1 10.0.0.2 us-east-1 az1 - - S3 - ingress 1")];
        await bench.Topic.SendAsync(0, [.. v2.Zip(v5).SelectMany(p => new[] { p.First, p.Second })]);
        var sink = new CollectingSink();
        var options = new FlowLogPipelineOptions
        {
            Reader = new FlowLogReader
            {
                HeaderlessFormats = [FlowLogFormat.Parse(FlowLogFormats.Default), FlowLogFormat.Parse(s_v5Header)],
            },
        };
        using KafkaSource source = bench.Source();
        FlowLogSummary summary = await new FlowLogPipeline(source, sink, options).RunAsync();
        Assert.Equal((40, 0), (summary.Records, summary.RejectedLines));
        Assert.Equal(20, sink.Documents.Values.Count(d => d.Contains("\"subnet-1\"", StringComparison.Ordinal)));
    }

    [KafkaFact]
    public async Task Messages_WithoutTimes_HaveThatOfTheMessage()
    {
        using KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server);
        DateTimeOffset time = new(2024, 12, 4, 12, 30, 0, TimeSpan.Zero);
        for (int i = 0; i < 2; i++)
        {
            string line = FlowLines.Line("eni", i).Replace("1418530010 1418530070", "- -", StringComparison.Ordinal);
            await bench.Topic.SendAsync(0, [FlowLines.Bytes(line)], time.AddHours(i));
        }

        var sink = new CollectingSink();
        await bench.RunAsync(sink);
        string[] documents = [.. sink.Documents.Values.OrderBy(KafkaBench.InterfaceOf, StringComparer.Ordinal)];
        Assert.Contains("\"@timestamp\":\"2024-12-04T12:30:00.000Z\"", documents[0], StringComparison.Ordinal);
        Assert.Contains("\"@timestamp\":\"2024-12-04T13:30:00.000Z\"", documents[1], StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task Offsets_OfWhatIsNotDelivered_AreNotCommitted()
    {
        using KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server, partitions: 1);
        await bench.Topic.SendAsync(0, KafkaBench.Records("eni", 4));
        var held = new TaskCompletionSource();
        var sink = new CollectingSink { OnWrite = o => o.Name.EndsWith("/1", StringComparison.Ordinal) ? held.Task : Task.CompletedTask };
        using KafkaSource source = bench.Source(runSize: 1);
        Task<FlowLogSummary> running = new FlowLogPipeline(source, sink).RunAsync();
        await WaitAsync(async () => sink.Writes == 3 && (await bench.CommittedAsync(1))[0] >= 0);

        // Two that follow are delivered, too, and wait for the second.
        await Task.Delay(500);
        Assert.Equal((long[])[1], await bench.CommittedAsync(1));
        held.SetResult();
        Assert.Equal(4, (await running).Records);
        source.Dispose();
        Assert.Equal((long[])[4], await bench.CommittedAsync(1));
    }

    [KafkaFact]
    public async Task Stopped_WhatIsInFlight_IsDeliveredAndCommittedAndTheRestComesAgain()
    {
        using KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server, partitions: 1);
        await bench.Topic.SendAsync(0, KafkaBench.Records("eni", 20));
        using var stop = new CancellationTokenSource();
        var sink = new CollectingSink { OnWrite = o => StopAsync(stop) };
        using (KafkaSource source = bench.Source(stopsAtEnd: false, runSize: 1))
            await new FlowLogPipeline(source, sink, new() { MaxBatchesInFlight = 2 }).RunAsync(stoppingToken: stop.Token);
        int delivered = sink.Documents.Count;
        Assert.InRange(delivered, 1, 3);
        Assert.Equal((long[])[delivered], await bench.CommittedAsync(1));
        var rest = new CollectingSink();
        await bench.RunAsync(rest);
        Assert.Equal(20 - delivered, rest.Documents.Count);

        static async Task StopAsync(CancellationTokenSource stop)
        {
            await stop.CancelAsync();
            await Task.Delay(300);
        }
    }

    [KafkaFact]
    public async Task Delivery_ThatFailsForNow_IsTriedAgainUnderTheSameIds()
    {
        using KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server);
        await bench.Topic.SendAsync(0, KafkaBench.Records("eni", 100));
        int failures = 0;
        var sink = new CollectingSink
        {
            OnWrite = o => Interlocked.Increment(ref failures) <= 3
                ? Task.FromException(new FlowLogDeliveryException("not now", isTransient: true))
                : Task.CompletedTask,
        };
        KafkaSource source = await bench.RunAsync(sink);
        Assert.Equal(100, sink.Documents.Count);
        Assert.Equal(3, source.Counters.Returned);
        Assert.Equal(100, (await bench.CommittedAsync())[0]);
        Assert.All(bench.Problems, p => Assert.Contains("is tried again: ", p, StringComparison.Ordinal));
    }

    [KafkaFact]
    public async Task Poison_IsParkedWithItsPlace_AndTheRestIsDelivered()
    {
        using KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server);
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13];
        string[] good = KafkaBench.Records("eni", 4);
        await bench.Topic.SendAsync(0, [
            FlowLines.Bytes(good[0]),
            FlowLines.Bytes("hello"),
            png,
            FlowLines.Bytes($"{good[1]}\n{good[2].Replace(" 22 ", " x ", StringComparison.Ordinal)}"),
            FlowLines.Bytes("2 nonsense"),
            FlowLines.Bytes("{ \"broken\": "),
            FlowLines.Bytes(good[3]),
        ]);
        var sink = new CollectingSink();
        KafkaSource source = await bench.RunAsync(sink);
        Assert.Equal(["eni-0", "eni-1", "eni-3"], KafkaBench.Interfaces(sink));
        Assert.Equal(7, (await bench.CommittedAsync())[0]);
        Assert.Equal(4, source.Counters.Parked);
        string[] parked = bench.Parked();
        int[] offsets = [1, 2, 4, 5];
        Assert.Equal(offsets.Select(o => $"kafka:{bench.Topic.Name}/0/{o}"), parked.Select(p => Member(p, "source")));
        Assert.Equal("hello", Member(parked[0], "body").TrimEnd());
        Assert.Equal($"data:application/octet-stream;base64,{Convert.ToBase64String(png)}", Member(parked[1], "body"));
        Assert.Contains("PNG", Member(parked[1], "reason"), StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task Delivery_ThatFailsForGood_IsParked()
    {
        using KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server);
        await bench.Topic.SendAsync(0, KafkaBench.Records("eni", 3));
        var sink = new CollectingSink { OnWrite = _ => Task.FromException(new FlowLogDeliveryException("never", isTransient: false)) };
        await bench.RunAsync(sink);
        string letter = Assert.Single(bench.Parked());
        Assert.StartsWith("offsets 0 to 2: ", Member(letter, "reason"), StringComparison.Ordinal);
        Assert.Equal(3, Member(letter, "body").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(3, (await bench.CommittedAsync())[0]);
    }

    [KafkaFact]
    public async Task Topic_CreatedAgain_HasOtherIds()
    {
        using KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server);
        var sink = new CollectingSink();
        for (int time = 0; time < 2; time++)
        {
            await bench.Topic.SendAsync(0, FlowLines.Line("eni", time));
            KafkaSource source = bench.Source();
            await new FlowLogPipeline(source, sink).RunAsync().WaitAsync(TimeSpan.FromMinutes(5));
            source.Dispose();
            await bench.Topic.DeleteAsync();
            await WaitAsync(() => bench.Topic.TryCreateAsync());
        }

        Assert.Equal(["eni-0", "eni-1"], KafkaBench.Interfaces(sink));
    }

    [KafkaFact]
    public async Task Topic_ThatIsNotThere_IsNamedAtTheStart()
    {
        using KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server);
        await bench.Topic.DeleteAsync();
        using KafkaSource source = bench.Source();
        IOException e = await Assert.ThrowsAsync<IOException>(
            async () => await new FlowLogPipeline(source, new CollectingSink()).RunAsync().WaitAsync(TimeSpan.FromMinutes(5)));
        Assert.StartsWith($"topic {bench.Topic.Name} at {kafka.Server.Host}: the broker answered ", e.Message, StringComparison.Ordinal);
        Assert.Contains("create the topic", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broker_ThatIsNotThere_IsNamedAtTheStart()
    {
        using var source = new KafkaSource(new KafkaSourceOptions
        {
            Connection = new KafkaConnection { Hosts = ["127.0.0.1:9"], RequestTimeout = TimeSpan.FromSeconds(1) },
            Topics = ["flow-logs"],
            DeadLetterFolder = Path.GetTempPath(),
        });
        IOException e = await Assert.ThrowsAsync<IOException>(
            async () => await new FlowLogPipeline(source, new CollectingSink()).RunAsync().WaitAsync(TimeSpan.FromMinutes(5)));
        Assert.StartsWith("topic flow-logs at 127.0.0.1:9: ", e.Message, StringComparison.Ordinal);
    }

    internal static async Task WaitAsync(Func<Task<bool>> condition)
    {
        for (var time = Stopwatch.StartNew(); !await condition(); await Task.Delay(100))
            Assert.True(time.Elapsed < TimeSpan.FromMinutes(5), "It does not happen.");
    }

    private static string Member(string letter, string name)
    {
        using JsonDocument json = JsonDocument.Parse(letter);
        return json.RootElement.GetProperty(name).GetString()!;
    }

    private static (string Interface, string Path, int Offset) PlaceOf(string document)
    {
        using JsonDocument json = JsonDocument.Parse(document);
        JsonElement log = json.RootElement.GetProperty("log");
        return (
            KafkaBench.InterfaceOf(document),
            log.GetProperty("file").GetProperty("path").GetString()!,
            log.GetProperty("offset").GetInt32());
    }
}
