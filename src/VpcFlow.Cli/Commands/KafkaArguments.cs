using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>Kafka on the command line: <c>kafka://host:9092,other:9092/topic</c>.</summary>
internal static class KafkaArguments
{
    public const string Scheme = "kafka://";

    /// <summary>Returns the settings of a source.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="configured">The source of the file that says the rest, if there is one.</param>
    /// <exception cref="UsageException">The URL is not one of a topic.</exception>
    public static KafkaSourceSettings ParseSource(string url, KafkaSourceSettings? configured)
    {
        KafkaSourceSettings settings = configured ?? new();
        (settings.Hosts, string topics) = Split(url, url);
        settings.Topics = [.. topics.Split(',')];
        return settings;
    }

    /// <summary>Returns the settings of a sink.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="configured">The sink of the file that says the rest, if there is one.</param>
    /// <exception cref="UsageException">The URL is not one of a topic.</exception>
    public static KafkaSinkSettings ParseSink(string url, KafkaSinkSettings? configured)
    {
        KafkaSinkSettings settings = configured ?? new();
        (settings.Hosts, settings.Topic) = Split(url, $"--to: {url}");
        return settings;
    }

    private static (List<string> Hosts, string Topic) Split(string url, string name)
    {
        string[] parts = url[Scheme.Length..].Split('/', 2);
        if (parts[0].Contains('@', StringComparison.Ordinal))
            throw new UsageException("a URL must not contain a password; set VPCFLOW_KAFKA_USERNAME and VPCFLOW_KAFKA_PASSWORD");
        return parts.Length == 2 && parts[1].Length > 0
            ? ([.. parts[0].Split(',')], parts[1])
            : throw new UsageException($"{name}: the topic is missing; expected a URL such as kafka://broker:9092/topic");
    }
}
