namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>A route of alerts: which of them go to whom, and when. A condition that is not there is met by all.</summary>
internal sealed class AlertRouteSettings
{
    [Setting("The recipients: addresses of e-mail, webhook:NAME or stdout.")]
    public List<string> To { get; set; } = [];

    [Setting("Only alerts of these rules; a * at the end stands for any text.")]
    public List<string> Rules { get; set; } = [];

    [Setting("Only alerts of these severities.")]
    public List<FlowLogAlertSeverity> Severities { get; set; } = [];

    [Setting("Only alerts of rules with one of these tags.")]
    public List<string> Tags { get; set; } = [];

    [Setting("Only alerts about records of these accounts.")]
    public List<string> AccountIds { get; set; } = [];

    [Setting("Only alerts about records of these VPCs.")]
    public List<string> VpcIds { get; set; } = [];

    [Setting("Only alerts about records of these interfaces.")]
    public List<string> InterfaceIds { get; set; } = [];

    [Setting("Collect alerts for this long, counted from midnight UTC, and send one message for each period.", Min = 60, Max = 86_400)]
    public TimeSpan? Digest { get; set; }

    [Setting("When the hours begin in which messages wait, such as 22:00.")]
    public string? QuietFrom { get; set; }

    [Setting("When the hours end in which messages wait, such as 07:00; what has come together is one message then.")]
    public string? QuietUntil { get; set; }

    [Setting("The time zone of the quiet hours, such as Europe/Berlin.")]
    public string TimeZone { get; set; } = "UTC";
}
