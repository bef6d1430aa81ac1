namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>The section <c>Alerts</c>: which rules are evaluated over which records, and who is told of alerts, and how.</summary>
internal sealed class AlertsSettings
{
    [Setting("The cluster to search; unless set, the one of Sinks:Elasticsearch.")]
    public ElasticsearchSinkSettings? Elasticsearch { get; set; }

    [Setting("The data streams or indices to search, separated by commas.")]
    public string Index { get; set; } = "logs-aws.vpcflow-*";

    [Setting("The URL of Kibana or OpenSearch Dashboards, for links to records; with the path of a space if there is one.")]
    public string? Kibana { get; set; }

    [Setting("Rules of one's own, and what is different about those that come with vpcflow, which are all evaluated.")]
    public List<AlertRuleSettings> Rules { get; set; } = [];

    [Setting("Evaluate all rules over the records that match a filter.")]
    public string? Where { get; set; }

    [Setting("How long after the end of a window it is evaluated, so that documents can be searched.", Min = 0, Max = 3600)]
    public TimeSpan Delay { get; set; } = TimeSpan.FromMinutes(1);

    [Setting("How far back windows are made up for that were missed.", Min = 60, Max = 31 * 86_400)]
    public TimeSpan CatchUp { get; set; } = TimeSpan.FromDays(1);

    [Setting("How many groups of a rule that fire at the same time get messages of their own; one lists the others.", Min = 1, Max = 1000)]
    public int MaxGroups { get; set; } = 25;

    [Setting("Who receives the alerts that no route takes: addresses of e-mail, webhook:NAME or stdout.")]
    public List<string> To { get; set; } = [];

    [Setting("Which alerts go to whom; an alert goes to the recipients of all routes that it meets the conditions of.")]
    public List<AlertRouteSettings> Routes { get; set; } = [];

    [Setting("The mail server.")]
    public EmailSettings? Email { get; set; }

    [Setting("URLs that messages are posted to; an object, or a list of them.")]
    public List<WebhookSettings> Webhooks { get; set; } = [];

    [Setting("How alerts are written to standard output, for the recipient stdout.")]
    public FlowLogAlertTextFormat StandardOutput { get; set; }
}
