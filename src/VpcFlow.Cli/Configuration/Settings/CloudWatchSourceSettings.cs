namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>A log group of CloudWatch Logs, or all whose names begin alike, which is searched again and again.</summary>
internal sealed class CloudWatchSourceSettings
{
    [Setting("The name of the log group; this or LogGroupNamePrefix.")]
    public string? LogGroupName { get; set; }

    [Setting("What the names of the log groups begin with; this or LogGroupName.")]
    public string? LogGroupNamePrefix { get; set; }

    [Setting("The names of the log streams to read; by default all.")]
    public List<string> LogStreams { get; set; } = [];

    [Setting("What the names of the log streams begin with that are read; by default all.")]
    public string? LogStreamPrefix { get; set; }

    [Setting("Where to begin in a log group that was never read.")]
    public CloudWatchStartPosition StartPosition { get; set; }

    [Setting("The time from which on to read a log group that was never read, instead of StartPosition.")]
    public DateTimeOffset? StartTimestamp { get; set; }

    [Setting("The time between two searches.", Min = 1, Max = 86_400)]
    public TimeSpan ScanFrequency { get; set; } = TimeSpan.FromMinutes(1);

    [Setting("How much of the newest time each search leaves out.", Min = 0, Max = 86_400)]
    public TimeSpan Latency { get; set; }

    [Setting("How late events may arrive and still be found: each search reads this time again.", Min = 0, Max = 86_400)]
    public TimeSpan LookBack { get; set; } = TimeSpan.FromMinutes(30);

    [Setting("How AWS is reached, where it differs from the section Aws of the file.")]
    public AwsSettings? Aws { get; set; }
}
