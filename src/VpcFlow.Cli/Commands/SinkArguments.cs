using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>The values of <c>--to</c> of <c>vpcflow ship</c>, as settings.</summary>
internal static class SinkArguments
{
    private const string S3 = "s3://";
    private const string File = "file:";

    /// <summary>Creates the sinks of the command line, which take the place of those of the file.</summary>
    /// <param name="targets">The values.</param>
    /// <param name="configured">The sinks of the file, whose first cluster says the rest of how nodes are reached.</param>
    /// <exception cref="UsageException">A value can't be a sink.</exception>
    public static SinksSettings Create(IReadOnlyList<string> targets, SinksSettings configured)
    {
        var sinks = new SinksSettings();
        foreach (string target in targets)
        {
            if (target == "-")
                sinks.StandardOutput = configured.StandardOutput ?? new StandardOutputSettings();
            else if (target.StartsWith(S3, StringComparison.Ordinal))
                sinks.S3.Add(ParseBucket(target));
            else if (target.StartsWith(KafkaArguments.Scheme, StringComparison.Ordinal))
                sinks.Kafka.Add(KafkaArguments.ParseSink(target, configured.Kafka.ElementAtOrDefault(sinks.Kafka.Count)));
            else if (target.StartsWith(File, StringComparison.Ordinal) || !target.Contains("://", StringComparison.Ordinal))
                sinks.Files.Add(new FileSinkSettings { Path = PathOf(target) });
            else
                AddHost(sinks, configured, target);
        }

        return sinks;
    }

    private static void AddHost(SinksSettings sinks, SinksSettings configured, string url)
    {
        ClusterConnection.ParseUrl("--to", url);
        if (sinks.Elasticsearch.Count == 0)
        {
            ElasticsearchSinkSettings cluster = configured.Elasticsearch.FirstOrDefault() ?? new ElasticsearchSinkSettings();
            (cluster.Hosts, cluster.CloudId) = ([], null);
            sinks.Elasticsearch.Add(cluster);
        }

        sinks.Elasticsearch[0].Hosts.Add(url);
    }

    private static S3SinkSettings ParseBucket(string url)
    {
        string[] parts = url[S3.Length..].Split('/', 2);
        return parts[0].Length > 0
            ? new S3SinkSettings { Bucket = parts[0], Prefix = parts.Length > 1 ? parts[1] : "" }
            : throw new UsageException($"--to: {url}: the name of the bucket is missing");
    }

    private static string PathOf(string target)
    {
        if (!target.StartsWith(File, StringComparison.Ordinal))
            return target;
        return Uri.TryCreate(target, UriKind.Absolute, out Uri? url) && url.IsFile ? url.LocalPath : target[File.Length..];
    }
}
