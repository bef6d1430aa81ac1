namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>A folder of files.</summary>
internal sealed class FileSinkSettings : FilesSettings
{
    [Setting("The path of the folder.", IsRequired = true)]
    public string? Path { get; set; }
}
