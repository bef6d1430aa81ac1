namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>Files and folders, which are read once.</summary>
internal sealed class FileSourceSettings
{
    [Setting("The files, folders and patterns; - is standard input.", IsRequired = true)]
    public List<string>? Paths { get; set; }
}
