using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using VpcFlow.Pipeline.Tests.Sources.Sqs;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>A bucket, a queue, a data stream and a state folder of one test.</summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private readonly FaultServers _servers;
    private readonly AmazonS3Client _s3;
    private readonly AmazonSQSClient _sqs;
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly string _name = $"t{Guid.NewGuid():N}"[..16];

    private FaultRun(FaultServers servers)
    {
        _servers = servers;
        (_s3, _sqs) = (servers.Aws.CreateS3(), servers.Aws.CreateSqs());
    }

    public TemporaryFolder Folder { get; } = new();

    public string Bucket => _name;

    public string Stream => $"logs-aws.vpcflow-{_name}";

    public string Namespace => _name;

    public string QueueUrl { get; private set; } = "";

    /// <summary>How AWS is reached, if not directly.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>How the cluster is reached, if not directly.</summary>
    public Uri? ClusterUrl { get; set; }

    public static async Task<FaultRun> CreateAsync(FaultServers servers)
    {
        var run = new FaultRun(servers);
        await run._s3.PutBucketAsync(run.Bucket);
        run.QueueUrl = (await run._sqs.CreateQueueAsync(run._name)).QueueUrl;
        return run;
    }

    /// <summary>Stores an object, and a copy in the folder <c>copies</c>.</summary>
    public async Task PutAsync(FaultObject stored)
    {
        Folder.Write($"copies/{stored.Name}", stored.Content);
        _keys[stored.Name] = stored.Key;
        await PutAsync(stored.Key, stored.Content);
    }

    /// <summary>Returns the key of an object, from the name of its copy.</summary>
    public string KeyOf(string name) => _keys[name];

    public Task PutAsync(string key, byte[] content)
        => _s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = new MemoryStream(content) });

    /// <summary>Sends a message about an object, in one of the ways in which they come.</summary>
    public Task NotifyAsync(string key, int way) => SendAsync((way % 3) switch
    {
        0 => Bodies.Notification(Bucket, key),
        1 => Bodies.Sns(Bodies.Notification(Bucket, key)),
        _ => Bodies.EventBridge(Bucket, key),
    });

    public Task SendAsync(string body) => _sqs.SendMessageAsync(QueueUrl, body);

    /// <summary>Starts <c>vpcflow ship</c>.</summary>
    public ShipProcess Start(string source, params string[] more) => StartIn("state", source, more);

    /// <summary>Starts a worker that holds messages for longer than any test.</summary>
    public ShipProcess StartHolding(params string[] more) => new(
    [
        "ship", QueueUrl, "--to", $"{ClusterUrl ?? _servers.Cluster.Url}", "--state", Folder["state"], "--namespace", Namespace,
        "--path-style", "--endpoint", $"{Endpoint ?? _servers.Aws.Url}", "--visibility-timeout", "1h", .. more,
    ]);

    /// <summary>Starts one of several workers, each with a state folder of its own.</summary>
    public ShipProcess StartWorker(int number, params string[] more) => StartIn($"state-{number}", QueueUrl, more);

    /// <summary>Puts what the bucket holds on the queue.</summary>
    public Task<ToolResult> EnqueueAsync(params string[] more) => Tool.RunAsync(
    [
        "enqueue", $"s3://{Bucket}/AWSLogs/", "--queue", QueueUrl, "--state", Folder["enqueue"], "--path-style",
        "--endpoint", $"{Endpoint ?? _servers.Aws.Url}", .. more,
    ]);

    public Task<int> CountDocumentsAsync() => _servers.Cluster.CountAsync(Stream);

    public Task<Dictionary<string, string>> DocumentsAsync() => _servers.Cluster.DocumentsAsync(Stream);

    /// <summary>Returns the number of messages that the queue has, those included that a receiver has.</summary>
    public async Task<int> CountMessagesAsync()
    {
        var attributes = await _sqs.GetQueueAttributesAsync(
            QueueUrl, ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]);
        return attributes.ApproximateNumberOfMessages + attributes.ApproximateNumberOfMessagesNotVisible;
    }

    /// <summary>Returns the number of messages that a receiver has.</summary>
    public async Task<int> CountHeldAsync()
        => (await _sqs.GetQueueAttributesAsync(QueueUrl, ["ApproximateNumberOfMessagesNotVisible"])).ApproximateNumberOfMessagesNotVisible;

    /// <summary>Receives all messages, and returns how often each was received before.</summary>
    public async Task<int[]> ReceiveCountsAsync()
    {
        ReceiveMessageResponse received = await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = QueueUrl,
            MaxNumberOfMessages = 10,
            MessageSystemAttributeNames = ["ApproximateReceiveCount"],
        });
        return [.. received.Messages.Select(m => int.Parse(m.Attributes["ApproximateReceiveCount"], CultureInfo.InvariantCulture) - 1)];
    }

    /// <summary>Returns what was kept because it could not be delivered.</summary>
    public string[] Parked() => [.. from state in Directory.GetDirectories(Folder.Path, "state*")
                                   from name in new[] { "messages", "parked", "documents" }
                                   let kept = Path.Combine(state, name)
                                   where Directory.Exists(kept)
                                   from file in Directory.GetFiles(kept)
                                   select File.ReadAllText(file)];

    public ValueTask DisposeAsync()
    {
        _s3.Dispose();
        _sqs.Dispose();
        Folder.Dispose();
        return default;
    }

    private ShipProcess StartIn(string state, string source, string[] more) => new(
    [
        "ship", source, "--to", $"{ClusterUrl ?? _servers.Cluster.Url}", "--state", Folder[state], "--namespace", Namespace,
        "--path-style", "--endpoint", $"{Endpoint ?? _servers.Aws.Url}", "--visibility-timeout", "3s", .. more,
    ]);
}
