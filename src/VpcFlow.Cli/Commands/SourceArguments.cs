using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>The sources on the command line of <c>vpcflow ship</c>, as settings.</summary>
internal static class SourceArguments
{
    private const string S3 = "s3://";

    /// <summary>Replaces the sources of settings by those of the command line, if there are any.</summary>
    /// <exception cref="UsageException">A source can't be what it is given as.</exception>
    public static void Apply(IReadOnlyList<string> sources, ShipSettings settings)
    {
        if (sources.Count == 0)
            return;
        settings.Source = new SourceSettings();
        foreach (string source in sources)
        {
            if (source.StartsWith(S3, StringComparison.Ordinal))
                settings.Source.S3.Add(ParseBucket(source));
            else if (source.Contains("://", StringComparison.Ordinal))
                settings.Source.Sqs.Add(new SqsSourceSettings { QueueUrl = source });
            else
                ((settings.Source.Files ??= new FileSourceSettings()).Paths ??= []).Add(source);
        }
    }

    private static S3SourceSettings ParseBucket(string url)
    {
        string[] parts = url[S3.Length..].Split('/', 2);
        return parts[0].Length > 0
            ? new S3SourceSettings { Bucket = parts[0], BucketListPrefix = parts.Length > 1 ? parts[1] : "" }
            : throw new UsageException($"{url}: the name of the bucket is missing");
    }
}
