namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>The section <c>Alerts</c>: who is told of alerts, and how.</summary>
internal sealed class AlertsSettings
{
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
