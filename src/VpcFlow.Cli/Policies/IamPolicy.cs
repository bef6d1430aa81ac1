using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Telemetry;
using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow.Cli.Policies;

/// <summary>The least policy of IAM with which sources and sinks work.</summary>
internal sealed class IamPolicy
{
    /// <summary>What stands for a bucket that only the messages of a queue name.</summary>
    private const string SomeBucket = "FLOW-LOG-BUCKET";

    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<IamStatement> _statements = [];
    private readonly List<string> _notes = [];

    /// <summary>Whether anything is needed.</summary>
    public bool HasAny => _statements.Count > 0;

    /// <summary>What has to be filled in.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Returns the policy for settings.</summary>
    public static IamPolicy Of(ShipSettings settings)
    {
        var policy = new IamPolicy();
        foreach (SqsSourceSettings queue in settings.Source.Sqs)
            policy.AddQueue(queue, TelemetryRun.IsWanted(settings.Telemetry));
        foreach (S3SourceSettings bucket in settings.Source.S3)
            policy.AddBucket(bucket);
        foreach (CloudWatchSourceSettings groups in settings.Source.CloudWatch)
            policy.AddLogGroups(groups);
        foreach (S3SinkSettings sink in settings.Sinks.S3)
            policy.Add("Write", ["s3:PutObject", "s3:AbortMultipartUpload"], $"arn:aws:s3:::{sink.Bucket}/{sink.Prefix}*");
        foreach (ElasticsearchSinkSettings cluster in settings.Sinks.Elasticsearch.Where(c => c.AwsAuth is not null))
            policy.AddCluster(cluster);
        return policy;
    }

    /// <summary>Returns the policy as JSON, ready to paste.</summary>
    public string ToJson()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, s_options))
        {
            json.WriteStartObject();
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            for (int i = 0; i < _statements.Count; i++)
                _statements[i].Write(json, i);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private void AddQueue(SqsSourceSettings queue, bool isMeasured)
    {
        Add("Receive", ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"], QueueArn(queue.QueueUrl!));
        if (isMeasured)
            Add("Measure", ["sqs:GetQueueAttributes"], QueueArn(queue.QueueUrl!));
        if (queue.DeadLetterQueueUrl is { } parked)
            Add("Park", ["sqs:SendMessage"], QueueArn(parked));
        if (queue.AccessPointArn is { } point)
        {
            Add("List", ["s3:ListBucket"], point);
            Add("Read", ["s3:GetObject"], $"{point}/object/*");
            return;
        }

        // Nothing is listed, but without this permission S3 says of an object that was deleted that it may not be read.
        Add("List", ["s3:ListBucket"], $"arn:aws:s3:::{SomeBucket}");
        Add("Read", ["s3:GetObject"], $"arn:aws:s3:::{SomeBucket}/*");
        Note($"Replace {SomeBucket} by the bucket whose notifications the queue receives.");
    }

    private void AddBucket(S3SourceSettings bucket)
    {
        // Finding the region of the bucket is a request for the bucket itself, which has no prefix.
        string? condition = bucket.BucketListPrefix.Length == 0 ? null : $"{bucket.BucketListPrefix}*";
        string resource = bucket.AccessPointArn ?? $"arn:aws:s3:::{bucket.Bucket}";
        string objects = $"{resource}{(bucket.AccessPointArn is null ? "" : "/object")}/{bucket.BucketListPrefix}*";
        _statements.Add(new IamStatement("List", ["s3:ListBucket"], resource, condition));
        Add("Read", ["s3:GetObject"], objects);
    }

    private void AddLogGroups(CloudWatchSourceSettings groups)
    {
        string name = groups.LogGroupName ?? $"{groups.LogGroupNamePrefix}*";
        Add("Filter", ["logs:FilterLogEvents"], $"arn:aws:logs:*:*:log-group:{name}:*");
        if (groups.LogGroupName is null)
            Add("Describe", ["logs:DescribeLogGroups"], "arn:aws:logs:*:*:log-group:*");
    }

    private void AddCluster(ElasticsearchSinkSettings cluster)
    {
        if (cluster.AwsAuth == AwsAuth.Aoss)
        {
            Add("Deliver", ["aoss:APIAccessAll"], "arn:aws:aoss:REGION:ACCOUNT:collection/COLLECTION");
            Note("Replace REGION, ACCOUNT and COLLECTION, and name the principal in the data access policy of the collection, too.");
            return;
        }

        Add("Deliver", ["es:ESHttpGet", "es:ESHttpPost"], "arn:aws:es:REGION:ACCOUNT:domain/DOMAIN/*");
        Note("Replace REGION, ACCOUNT and DOMAIN by those of the domain of Amazon OpenSearch Service.");
    }

    private void Add(string id, IReadOnlyList<string> actions, string resource)
    {
        var statement = new IamStatement(id, actions, resource, null);
        if (!_statements.Exists(s => s.Id == id && s.Resource == resource))
            _statements.Add(statement);
    }

    private void Note(string note)
    {
        if (!_notes.Contains(note))
            _notes.Add(note);
    }

    /// <summary>Returns the ARN of a queue, from its URL: <c>https://sqs.REGION.amazonaws.com/ACCOUNT/NAME</c>.</summary>
    private string QueueArn(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed))
            throw new Commands.UsageException($"{url} is not the URL of a queue");
        string[] names = parsed.AbsolutePath.Trim('/').Split('/');
        string? region = QueueUrls.RegionOf(parsed);
        if (region is null)
            Note("Replace REGION by that of the queue.");
        return $"arn:aws:sqs:{region ?? "REGION"}:{string.Join(':', names)}";
    }
}
