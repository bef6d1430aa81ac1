using System.Globalization;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>The sources on the command line of <c>vpcflow ship</c>, as settings.</summary>
internal static class SourceArguments
{
    private const string CloudWatch = "cloudwatch:";
    private const string Firehose = "firehose:";

    /// <summary>Replaces the sources of settings by those of the command line, if there are any.</summary>
    /// <exception cref="UsageException">A source can't be what it is given as.</exception>
    public static void Apply(IReadOnlyList<string> sources, ShipSettings settings)
    {
        if (sources.Count == 0)
            return;
        SourceSettings configured = settings.Source;
        settings.Source = new SourceSettings();
        foreach (string source in sources)
        {
            if (source.StartsWith(S3Argument.Scheme, StringComparison.Ordinal))
                settings.Source.S3.Add(ParseBucket(source));
            else if (source.StartsWith(CloudWatch, StringComparison.Ordinal))
                settings.Source.CloudWatch.Add(ParseLogGroup(source));
            else if (source.StartsWith(Firehose, StringComparison.Ordinal))
                settings.Source.Firehose = ParsePort(source);
            else if (source.StartsWith(KafkaArguments.Scheme, StringComparison.Ordinal))
                AddTopic(settings.Source.Kafka, configured.Kafka, source);
            else if (source.Contains("://", StringComparison.Ordinal))
                settings.Source.Sqs.Add(new SqsSourceSettings { QueueUrl = source });
            else
                ((settings.Source.Files ??= new FileSourceSettings()).Paths ??= []).Add(source);
        }
    }

    /// <summary>The first topic on the command line is reached as the first of the file, and so on.</summary>
    private static void AddTopic(List<KafkaSourceSettings> sources, List<KafkaSourceSettings> configured, string source)
        => sources.Add(KafkaArguments.ParseSource(source, configured.ElementAtOrDefault(sources.Count)));

    private static CloudWatchSourceSettings ParseLogGroup(string source)
    {
        string name = source[CloudWatch.Length..];
        if (name.Length == 0)
            throw new UsageException($"{source}: the name of the log group is missing");
        return name.EndsWith('*')
            ? new CloudWatchSourceSettings { LogGroupNamePrefix = name[..^1] }
            : new CloudWatchSourceSettings { LogGroupName = name };
    }

    private static FirehoseSourceSettings ParsePort(string source)
        => ushort.TryParse(source.AsSpan(Firehose.Length), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            ? new FirehoseSourceSettings { Port = port }
            : throw new UsageException($"{source}: expected the number of a port, such as firehose:8443");

    private static S3SourceSettings ParseBucket(string url)
    {
        (string bucket, string prefix) = S3Argument.Parse(url);
        return new S3SourceSettings { Bucket = bucket, BucketListPrefix = prefix };
    }
}
