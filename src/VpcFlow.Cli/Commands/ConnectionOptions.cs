using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>
/// The options that say where records go and how a cluster is reached. Secrets come from the environment, not from options, which every
/// user of the machine can see in the list of processes.
/// </summary>
internal sealed class ConnectionOptions
{
    private readonly Option<string[]> _to = new("--to")
    {
        HelpName = "URL",
        Description = "Where records go: https://host:9200, a node of Elasticsearch or OpenSearch; a folder; s3://bucket/prefix/; "
            + "kafka://broker:9092/topic; or - for "
            + "documents on standard output. May be repeated: nodes are those of one cluster, and each sink receives everything. The "
            + "environment has the secrets: VPCFLOW_API_KEY, or VPCFLOW_USERNAME and VPCFLOW_PASSWORD, or VPCFLOW_BEARER_TOKEN.",
    };

    private readonly TransportOptions _transport = new();

    public void AddTo(Command command)
    {
        command.Add(_to);
        _transport.AddTo(command);
    }

    /// <summary>Puts what is given on top of settings; sinks of other kinds than those of the command line are left out.</summary>
    /// <exception cref="UsageException">A URL is none, or contains a secret.</exception>
    public void Apply(ParseResult parsed, ShipSettings settings)
    {
        if (parsed.GetValue(_to) is { Length: > 0 } targets)
            settings.Sinks = SinkArguments.Create(targets, settings.Sinks);

        foreach (ElasticsearchSinkSettings cluster in settings.Sinks.Elasticsearch)
            _transport.Apply(parsed, cluster);
    }
}
