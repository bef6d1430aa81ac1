namespace VpcFlow.Pipeline.Alerts.States;

/// <summary>Why a group that fires is not told.</summary>
internal enum AlertMute
{
    /// <summary>It is told.</summary>
    None,

    /// <summary>It fires again within its quiet period, and is told if it still does afterwards.</summary>
    Quiet,

    /// <summary>Too many groups fired at the same time, and one message tells of all.</summary>
    Many,
}
