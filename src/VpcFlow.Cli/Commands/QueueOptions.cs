using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>The options for queues of Amazon SQS and buckets of Amazon S3, and how AWS is reached.</summary>
internal sealed class QueueOptions
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly AwsAccessOptions _access = new();
    private readonly Option<string?> _deadLetters = new("--dead-letter-queue")
    {
        HelpName = "URL",
        Description = "The queue for messages that can't be delivered; by default they are kept in the folder of --state.",
    };

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
        _access.AddTo(command);
        foreach (Option option in new Option[] { _interval, _visibility, _receives, _workers, _deadLetters })
            command.Add(option);
    }

    /// <summary>Puts what is given on top of settings.</summary>
    public void Apply(ParseResult parsed, ShipSettings settings)
    {
        _access.Apply(parsed, settings.Aws);
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
}
