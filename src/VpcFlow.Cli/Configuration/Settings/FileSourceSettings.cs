namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>Files and folders, of which each content is delivered once.</summary>
internal sealed class FileSourceSettings
{
    [Setting("The files, folders and patterns; - is standard input.", IsRequired = true)]
    public List<string>? Paths { get; set; }

    [Setting("Whether to follow the files: find new ones, and read those that grow on from their last whole line.")]
    public bool Follow { get; set; }

    [Setting("The time between two searches for what is new.", Min = 1, Max = 86_400)]
    public TimeSpan ScanFrequency { get; set; } = TimeSpan.FromSeconds(2);
}
