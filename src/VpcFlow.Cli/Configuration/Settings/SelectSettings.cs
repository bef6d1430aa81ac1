namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>Which objects and files are read, by their keys and paths.</summary>
internal sealed class SelectSettings
{
    [Setting("Read only what may have records from this time on.")]
    public DateTimeOffset? Since { get; set; }

    [Setting("Read only what may have records from before this time.")]
    public DateTimeOffset? Until { get; set; }

    [Setting("Read only what is of these accounts, or names none.")]
    public List<string> Accounts { get; set; } = [];

    [Setting("Read only what is of these regions, or names none.")]
    public List<string> Regions { get; set; } = [];

    [Setting("Read only what is of these flow logs, or names none.")]
    public List<string> FlowLogIds { get; set; } = [];
}
