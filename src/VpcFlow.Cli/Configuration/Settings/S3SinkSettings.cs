namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>A prefix of a bucket.</summary>
internal sealed class S3SinkSettings : FilesSettings
{
    [Setting("The name of the bucket.", IsRequired = true)]
    public string? Bucket { get; set; }

    [Setting("What the keys begin with.")]
    public string Prefix { get; set; } = "";

    [Setting("How AWS is reached, where it differs from the section Aws of the file.")]
    public AwsSettings? Aws { get; set; }
}
