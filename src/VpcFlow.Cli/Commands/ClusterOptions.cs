using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>
/// The options of a verb that manages a cluster. Secrets come from the environment, not from options, which every user of the machine can
/// see in the list of processes.
/// </summary>
internal sealed class ClusterOptions
{
    private readonly Option<string[]> _to = new("--to")
    {
        HelpName = "URL",
        Description = "The URL of a node of Elasticsearch or OpenSearch, such as https://host:9200; may be repeated. The environment has "
            + "the secrets: VPCFLOW_API_KEY, or VPCFLOW_USERNAME and VPCFLOW_PASSWORD, or VPCFLOW_BEARER_TOKEN.",
    };

    private readonly TransportOptions _transport = new();

    public void AddTo(Command command)
    {
        command.Add(_to);
        _transport.AddTo(command);
    }

    /// <summary>Whether the command line names a cluster.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_to) is { Length: > 0 };

    /// <exception cref="UsageException">A URL or a certificate can't be read, or a URL contains a secret.</exception>
    public ElasticsearchConnection Get(ParseResult parsed)
    {
        string[] nodes = parsed.GetValue(_to) ?? [];
        foreach (string node in nodes)
            ClusterConnection.ParseUrl("--to", node);
        var settings = new ElasticsearchSinkSettings { Hosts = [.. nodes] };
        _transport.Apply(parsed, settings);
        return ClusterConnection.Create(settings, new AwsSettings(), "--to");
    }
}
