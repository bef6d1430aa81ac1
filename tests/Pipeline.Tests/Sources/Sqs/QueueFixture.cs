using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using VpcFlow.Pipeline.Tests.Sources.Moto;

namespace VpcFlow.Pipeline.Tests.Sources.Sqs;

/// <summary>A bucket, a queue and a folder for dead letters of one test.</summary>
internal sealed class QueueFixture : IAsyncDisposable
{
    /// <summary>How long a run may take: less than messages are hidden from other receivers, unless a test asks for less.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(4);

    private readonly MotoServer _server;
    private readonly string _name = $"t{Guid.NewGuid():N}";

    private QueueFixture(MotoServer server)
    {
        _server = server;
        (S3, Sqs) = (server.CreateS3(), server.CreateSqs());
        Parked = Directory.CreateTempSubdirectory("vpcflow-parked-").FullName;
    }

    public AmazonS3Client S3 { get; }

    public AmazonSQSClient Sqs { get; }

    public string Bucket => _name;

    public string QueueUrl { get; private set; } = "";

    public string Parked { get; }

    public List<string> ProblemsReported { get; } = [];

    public static async Task<QueueFixture> CreateAsync(MotoServer server)
    {
        var fixture = new QueueFixture(server);
        await fixture.S3.PutBucketAsync(fixture.Bucket);
        fixture.QueueUrl = (await fixture.Sqs.CreateQueueAsync(fixture._name)).QueueUrl;
        return fixture;
    }

    public async Task PutAsync(string key, byte[] content)
        => await S3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = new MemoryStream(content) });

    public async Task SendAsync(string body) => await Sqs.SendMessageAsync(QueueUrl, body);

    public SqsSourceOptions Options(
        int visibility = 300, int maxReceiveCount = 5, int wait = 1, int workers = 5, Predicate<string>? filter = null,
        bool stops = true) => new()
        {
            QueueUrl = QueueUrl,
            Aws = _server.Aws,
            VisibilityTimeout = TimeSpan.FromSeconds(visibility),
            WaitTime = TimeSpan.FromSeconds(wait),
            MaxReceiveCount = maxReceiveCount,
            NumberOfWorkers = workers,
            KeyFilter = filter,
            DeadLetterFolder = Parked,
            StopsWhenEmpty = stops,
            RetryDelay = TimeSpan.FromSeconds(1),
            OnProblem = AddProblem,
        };

    /// <summary>Runs a pipeline until the queue is empty.</summary>
    public async Task<FlowLogSourceCounters> RunAsync(CollectingSink sink, SqsSourceOptions? options = null)
    {
        using var limit = new CancellationTokenSource(s_limit);
        using var source = new SqsSource(options ?? Options());
        await new FlowLogPipeline(source, sink).RunAsync(limit.Token);
        return source.Counters;
    }

    /// <summary>Returns how many messages the queue has, those included that a receiver has.</summary>
    public async Task<int> CountMessagesAsync()
    {
        var request = new GetQueueAttributesRequest
        {
            QueueUrl = QueueUrl,
            AttributeNames = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
        };
        GetQueueAttributesResponse attributes = await Sqs.GetQueueAttributesAsync(request);
        return attributes.ApproximateNumberOfMessages + attributes.ApproximateNumberOfMessagesNotVisible;
    }

    public async Task<bool> IsVisibleAsync()
    {
        var request = new ReceiveMessageRequest { QueueUrl = QueueUrl, VisibilityTimeout = 0 };
        return (await Sqs.ReceiveMessageAsync(request)).Messages?.Count > 0;
    }

    /// <summary>Returns the texts of the dead letters.</summary>
    public string[] ReadParked() => [.. Directory.GetFiles(Parked).Select(File.ReadAllText)];

    public ValueTask DisposeAsync()
    {
        S3.Dispose();
        Sqs.Dispose();
        Directory.Delete(Parked, recursive: true);
        return default;
    }

    private void AddProblem(string message)
    {
        lock (ProblemsReported)
            ProblemsReported.Add(message);
    }
}
