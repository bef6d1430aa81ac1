using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>The options for topics of Kafka, as sources and as sinks.</summary>
internal sealed class KafkaOptions
{
    private static readonly string[] s_mechanisms = ["plain", "scram-sha-256", "scram-sha-512"];

    private readonly Option<string?> _group = new("--group-id")
    {
        HelpName = "NAME",
        Description = "The consumer group of Kafka, whose members share the partitions of a topic; vpcflow unless given.",
    };

    private readonly Option<string> _offset = Symbols.Choice(
        "--initial-offset", "Where to begin in a partition that the group has never read.", "oldest", "newest");

    private readonly Option<bool> _tls = new("--kafka-tls")
    {
        Description = "Encrypt connections to Kafka. The environment has the secrets: VPCFLOW_KAFKA_USERNAME and VPCFLOW_KAFKA_PASSWORD.",
    };

    private readonly Option<string> _mechanism = Symbols.Choice(
        "--sasl-mechanism", "How the user is authenticated in Kafka.", s_mechanisms);

    private readonly Option<string> _compression = Symbols.Choice(
        "--compression", "How messages to Kafka are compressed.", "lz4", "zstd", "snappy", "gzip", "none");

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _group, _offset, _compression, _tls, _mechanism })
            command.Add(option);
    }

    /// <summary>Puts what is given on top of settings.</summary>
    /// <exception cref="UsageException">An option is for Kafka, and there is none.</exception>
    public void Apply(ParseResult parsed, ShipSettings settings)
    {
        List<KafkaSourceSettings> sources = settings.Source.Kafka;
        List<KafkaSinkSettings> sinks = settings.Sinks.Kafka;
        Check(parsed, sources.Count > 0, "a topic of Kafka as a source", _group, _offset);
        Check(parsed, sinks.Count > 0, "a topic of Kafka as a sink", _compression);
        Check(parsed, sources.Count + sinks.Count > 0, "topics of Kafka", _tls, _mechanism);
        foreach (KafkaSettings kafka in (KafkaSettings[])[.. sources, .. sinks])
        {
            kafka.Ssl.Enabled |= parsed.GetValue(_tls);
            if (Symbols.IsGiven(parsed, _mechanism))
                kafka.Sasl.Mechanism = (KafkaSaslMechanism)Array.IndexOf(s_mechanisms, parsed.GetValue(_mechanism));
        }

        foreach (KafkaSourceSettings source in sources)
        {
            source.GroupId = parsed.GetValue(_group) ?? source.GroupId;
            if (Symbols.IsGiven(parsed, _offset))
                source.InitialOffset = parsed.GetValue(_offset) == "newest" ? KafkaInitialOffset.Newest : KafkaInitialOffset.Oldest;
        }

        foreach (KafkaSinkSettings sink in sinks.Where(_ => Symbols.IsGiven(parsed, _compression)))
            sink.Compression = Enum.Parse<KafkaCompression>(parsed.GetValue(_compression)!, ignoreCase: true);
    }

    private static void Check(ParseResult parsed, bool isOfUse, string what, params Option[] options)
    {
        if (!isOfUse && options.FirstOrDefault(o => Symbols.IsGiven(parsed, o)) is { } given)
            throw new UsageException($"{given.Name} is for {what}, and none is given");
    }
}
