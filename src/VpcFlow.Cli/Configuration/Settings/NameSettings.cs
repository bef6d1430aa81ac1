namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>Names of networks.</summary>
internal sealed class NameSettings
{
    [Setting("The file: CSV with a network and a name per line, or JSON.", IsRequired = true)]
    public string? File { get; set; }
}
