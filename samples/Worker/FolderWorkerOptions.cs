namespace Samples.Worker;

/// <summary>The section <c>Worker</c> of the configuration.</summary>
public sealed class FolderWorkerOptions
{
    /// <summary>The folder that is followed.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The file to which documents are appended, outside of the folder or with another extension than <c>.log</c>.</summary>
    public string Output { get; set; } = "";

    /// <summary>How long to wait between two looks at the folder.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a file must have been left alone before it is read, so that one is not read while it is written.</summary>
    public TimeSpan Settle { get; set; } = TimeSpan.FromSeconds(5);
}
