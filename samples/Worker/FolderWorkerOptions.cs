namespace Samples.Worker;

/// <summary>The section <c>Worker</c> of the configuration.</summary>
public sealed class FolderWorkerOptions
{
    /// <summary>The folder to watch.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The file to append documents to, outside the folder or with an extension other than <c>.log</c>.</summary>
    public string Output { get; set; } = "";

    /// <summary>The time between two scans of the folder.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a file must be unchanged before it is read, so that it is not read while it is being written.</summary>
    public TimeSpan Settle { get; set; } = TimeSpan.FromSeconds(5);
}
