using System.CommandLine;

namespace VpcFlow.Cli.Commands;

/// <summary>The options for queues of Amazon SQS and buckets of Amazon S3, and how AWS is reached.</summary>
internal sealed class QueueOptions
{
    private readonly Option<string?> _endpoint = Text(
        "--endpoint", "URL", "The URL of a service other than AWS; by default AWS_ENDPOINT_URL or AWS.");
    private readonly Option<string?> _profile = Text("--profile", "NAME", "The profile of the AWS CLI whose credentials are used.");
    private readonly Option<string?> _role = Text("--role-arn", "ARN", "A role to assume.");
    private readonly Option<string?> _externalId = Text("--external-id", "ID", "The external id that the role requires.");
    private readonly Option<string?> _deadLetters = Text(
        "--dead-letter-queue", "URL", "The queue for messages that can't be delivered; by default they are kept in the folder of --state.");
    private readonly Option<bool> _pathStyle = new("--path-style") { Description = "Write the bucket into the path of URLs." };
    private readonly Option<bool> _fips = new("--fips") { Description = "Use endpoints that are validated for FIPS 140." };
    private readonly Option<long> _visibility = Number(
        "--visibility-timeout", "SECONDS", "How long a message stays invisible after this process was last heard of.", 300, 43_200);
    private readonly Option<long> _interval = Number(
        "--bucket-list-interval", "SECONDS", "The time between two searches of a bucket.", 120, 86_400);
    private readonly Option<long> _receives = Number(
        "--max-receive-count", "N", "How often a message may be received before it is kept as a dead letter.", 5, 1000);
    private readonly Option<long> _workers = Number(
        "--number-of-workers", "N", "How many messages are received and not yet settled at the same time.", 5, 1000);

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[]
            { _endpoint, _profile, _role, _externalId, _pathStyle, _fips, _interval, _visibility, _receives, _workers, _deadLetters })
            command.Add(option);
    }

    /// <exception cref="UsageException">The endpoint is no URL.</exception>
    public AwsOptions GetAws(ParseResult parsed)
    {
        string? endpoint = parsed.GetValue(_endpoint) ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        Uri? url = null;
        if (!string.IsNullOrEmpty(endpoint) && !Uri.TryCreate(endpoint, UriKind.Absolute, out url))
            throw new UsageException($"--endpoint: '{endpoint}' is not a URL");
        return new AwsOptions
        {
            Endpoint = url,
            Profile = parsed.GetValue(_profile),
            RoleArn = parsed.GetValue(_role),
            ExternalId = parsed.GetValue(_externalId),
            PathStyle = parsed.GetValue(_pathStyle),
            FipsEnabled = parsed.GetValue(_fips),
        };
    }

    public TimeSpan GetVisibilityTimeout(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetRequiredValue(_visibility));

    public TimeSpan GetBucketListInterval(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetRequiredValue(_interval));

    public int GetMaxReceiveCount(ParseResult parsed) => (int)parsed.GetRequiredValue(_receives);

    public int GetNumberOfWorkers(ParseResult parsed) => (int)parsed.GetRequiredValue(_workers);

    public string? GetDeadLetterQueue(ParseResult parsed) => parsed.GetValue(_deadLetters);

    private static Option<string?> Text(string name, string placeholder, string description)
        => new(name) { HelpName = placeholder, Description = description };

    private static Option<long> Number(string name, string placeholder, string description, long value, long max)
    {
        Option<long> option = Symbols.Number(name, description, placeholder, min: 1, max);
        option.DefaultValueFactory = _ => value;
        return option;
    }
}
