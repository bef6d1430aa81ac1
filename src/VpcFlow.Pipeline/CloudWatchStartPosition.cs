namespace VpcFlow;

/// <summary>Says where a <see cref="CloudWatchSource"/> begins in a log group that it reads for the first time.</summary>
public enum CloudWatchStartPosition
{
    /// <summary>With the first event that the log group has.</summary>
    Beginning,

    /// <summary>With the events that come after the source was started for the first time.</summary>
    End,
}
