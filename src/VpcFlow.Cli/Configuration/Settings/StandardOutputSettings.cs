namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>Standard output.</summary>
internal sealed class StandardOutputSettings
{
    [Setting("The namespace of the data stream in documents.")]
    public string Namespace { get; set; } = "default";
}
