using System.Security.Cryptography;
using System.Text;
using VpcFlow.Pipeline.Sources.Sqs;
using VpcFlow.Pipeline.Tests.Sources.S3;
using VpcFlow.Pipeline.Tests.Sources.S3Polling;
using VpcFlow.Pipeline.Tests.Sources.Sqs;

namespace VpcFlow.Pipeline.Tests.Backfill;

/// <summary>A bucket, a queue and a state folder of one test.</summary>
internal sealed class BackfillFixture : IDisposable
{
    public const string Manifest = "s3://inventories/logs/all/2024-12-04T01-00Z/manifest.json";
    public const string QueueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/flow-logs";

    public FakeS3 S3 { get; init; } = new();

    public FakeSqs Sqs { get; } = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("vpcflow-state-").FullName;

    /// <summary>The progress when the last run ended.</summary>
    public FlowLogBackfillProgress Progress { get; private set; } = new();

    /// <summary>The keys on the queue, as a receiver reads them, in order.</summary>
    public string[] Keys =>
        [.. Sqs.Sent.SelectMany(b => NotificationReader.Read(b).Objects).Select(o => o.Key).Order(StringComparer.Ordinal)];

    /// <summary>Stores objects of flow logs, each with a time such as <c>20241204T1220Z</c>, under their days.</summary>
    public string[] Put(params string[] times)
    {
        string[] keys = [.. times.Select(t => PollingFixture.Key(
            t, folder: $"AWSLogs/123456789010/vpcflowlogs/eu-west-1/{t[..4]}/{t[4..6]}/{t[6..8]}/"))];
        foreach (string key in keys)
            S3.Put(key, [1]);
        return keys;
    }

    /// <summary>Stores an inventory, with the manifest at <see cref="Manifest"/>.</summary>
    public void PutInventory(string format, string schema, string extension, params byte[][] contents)
    {
        var files = new List<string>();
        foreach (byte[] file in contents)
        {
            string key = $"logs/data/{files.Count}.{extension}";
            S3.Put(key, file);
            files.Add($$"""{"key":"{{key}}","size":{{file.Length}},"MD5checksum":"{{Md5Of(file)}}"}""");
        }

        S3.Put("logs/all/2024-12-04T01-00Z/manifest.json", Encoding.UTF8.GetBytes(
            $$"""
            {"sourceBucket":"logs","destinationBucket":"arn:aws:s3:::inventories","version":"2016-11-30",
             "creationTimestamp":"1733274000000","fileFormat":"{{format}}","fileSchema":"{{schema}}","files":[{{string.Join(',', files)}}]}
            """));
    }

    private static string Md5Of(byte[] file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        hash.AppendData(file);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Runs once, as a process of its own would.</summary>
    public async Task RunAsync(
        Func<FlowLogStateFolder, FlowLogBackfillOptions>? create = null, CancellationToken cancellationToken = default)
    {
        using FlowLogStateFolder state = FlowLogStateFolder.Open(Folder);
        using var backfill = new FlowLogBackfill(create?.Invoke(state) ?? Options(state), S3, Sqs);
        try
        {
            await backfill.RunAsync(cancellationToken);
        }
        finally
        {
            Progress = backfill.Progress;
        }
    }

    /// <summary>Runs again and again, stopped when so many keys are sent, and in the end without a stop.</summary>
    /// <returns>The number of keys that were sent in all runs.</returns>
    public async Task<int> RunStoppedAsync(Func<CancellationToken, Task> run, params int[] stops)
    {
        int sent = 0;
        foreach (int stop in (int[])[.. stops, int.MaxValue])
        {
            using var cancelled = new CancellationTokenSource();
            Sqs.OnSend = request =>
            {
                if (Interlocked.Add(ref sent, request.Entries.Count) >= stop)
                    cancelled.Cancel();
                return [];
            };
            if (stop < int.MaxValue)
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run(cancelled.Token));
            else
                await run(CancellationToken.None);
        }

        return sent;
    }

    public static FlowLogBackfillOptions Options(
        FlowLogStateFolder state,
        string prefix = "",
        string? since = null,
        string? until = null,
        string? manifest = null,
        string? name = null,
        bool again = false,
        Func<string, bool>? filter = null) => new()
        {
            Bucket = "logs",
            Prefix = prefix,
            QueueUrl = QueueUrl,
            InventoryManifest = manifest,
            Since = since is null ? null : DateTimeOffset.Parse(since, null),
            Until = until is null ? null : DateTimeOffset.Parse(until, null),
            Name = name,
            StartsAgain = again,
            KeyFilter = filter,
            State = state,
        };

    public void Dispose()
    {
        S3.Dispose();
        Sqs.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
