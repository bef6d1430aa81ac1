using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>The options for queues of Amazon SQS and buckets of Amazon S3, and how AWS is reached.</summary>
internal sealed class QueueOptions
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly Option<string?> _endpoint = Text(
        "--endpoint", "URL", "The URL of a service other than AWS; by default AWS_ENDPOINT_URL or AWS.");
    private readonly Option<string?> _profile = Text("--profile", "NAME", "The profile of the AWS CLI whose credentials are used.");
    private readonly Option<string?> _role = Text("--role-arn", "ARN", "A role to assume.");
    private readonly Option<string?> _externalId = Text("--external-id", "ID", "The external id that the role requires.");
    private readonly Option<string?> _deadLetters = Text(
        "--dead-letter-queue", "URL", "The queue for messages that can't be delivered; by default they are kept in the folder of --state.");
    private readonly Option<bool> _pathStyle = new("--path-style") { Description = "Write the bucket into the path of URLs." };
    private readonly Option<bool> _fips = new("--fips") { Description = "Use endpoints that are validated for FIPS 140." };
    private readonly Option<TimeSpan> _visibility = Symbols.Time(
        "--visibility-timeout",
        "How long a message stays invisible after this process was last heard of.",
        TimeSpan.FromMinutes(5),
        s_second,
        TimeSpan.FromHours(12));
    private readonly Option<TimeSpan> _interval = Symbols.Time(
        "--bucket-list-interval", "The time between two searches of a bucket.", TimeSpan.FromMinutes(2), s_second, TimeSpan.FromDays(1));
    private readonly Option<long> _receives = Symbols.Number(
        "--max-receive-count", "How often a message may be received before it is kept as a dead letter; 5 unless given.", "N", 1, 1000);
    private readonly Option<long> _workers = Symbols.Number(
        "--number-of-workers", "How many messages are received and not yet settled at the same time; 5 unless given.", "N", 1, 1000);

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[]
            { _endpoint, _profile, _role, _externalId, _pathStyle, _fips, _interval, _visibility, _receives, _workers, _deadLetters })
            command.Add(option);
    }

    /// <summary>Puts what is given on top of settings.</summary>
    public void Apply(ParseResult parsed, ShipSettings settings)
    {
        AwsSettings aws = settings.Aws;
        aws.Endpoint = parsed.GetValue(_endpoint) ?? aws.Endpoint ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        aws.Profile = parsed.GetValue(_profile) ?? aws.Profile;
        aws.RoleArn = parsed.GetValue(_role) ?? aws.RoleArn;
        aws.ExternalId = parsed.GetValue(_externalId) ?? aws.ExternalId;
        aws.PathStyle = parsed.GetValue(_pathStyle) ? true : aws.PathStyle;
        aws.FipsEnabled = parsed.GetValue(_fips) ? true : aws.FipsEnabled;
        foreach (SqsSourceSettings queue in settings.Source.Sqs)
        {
            if (Symbols.IsGiven(parsed, _visibility))
                queue.VisibilityTimeout = parsed.GetValue(_visibility);
            if (Symbols.IsGiven(parsed, _receives))
                queue.MaxReceiveCount = (int)parsed.GetValue(_receives);
            if (Symbols.IsGiven(parsed, _workers))
                queue.NumberOfWorkers = (int)parsed.GetValue(_workers);
            queue.DeadLetterQueueUrl = parsed.GetValue(_deadLetters) ?? queue.DeadLetterQueueUrl;
        }

        foreach (S3SourceSettings bucket in settings.Source.S3.Where(_ => Symbols.IsGiven(parsed, _interval)))
            bucket.BucketListInterval = parsed.GetValue(_interval);
    }

    private static Option<string?> Text(string name, string placeholder, string description)
        => new(name) { HelpName = placeholder, Description = description };
}
