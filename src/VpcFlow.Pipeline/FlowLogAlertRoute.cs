namespace VpcFlow;

/// <summary>
/// Represents a route of notices: which of them go to which recipients, and when. A notice takes the route if it meets each condition that
/// the route has; a condition is met by any of its values.
/// </summary>
public sealed class FlowLogAlertRoute
{
    /// <summary>
    /// The recipients: addresses of e-mail such as <c>ops@example.com</c>, <c>webhook:NAME</c>, or <c>stdout</c>.
    /// </summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>The ids of rules; a <c>*</c> at the end stands for any text.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The severities.</summary>
    public IReadOnlyList<FlowLogAlertSeverity> Severities { get; init; } = [];

    /// <summary>The tags of rules.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The accounts of the records.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>The VPCs of the records.</summary>
    public IReadOnlyList<string> VpcIds { get; init; } = [];

    /// <summary>The interfaces of the records.</summary>
    public IReadOnlyList<string> InterfaceIds { get; init; } = [];

    /// <summary>
    /// How long notices are collected for one message, up to a day: a message is sent at the end of each such period, counted from midnight
    /// UTC, if there is something to tell. <see langword="null"/>, the default, sends a message for each notice at once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not more than zero and at most a day.</exception>
    public TimeSpan? Digest
    {
        get;
        init => field = value is not { } period || (period > TimeSpan.Zero && period <= TimeSpan.FromDays(1))
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected more than zero and at most a day.");
    }

    /// <summary>The hours in which messages wait; what has come together by their end is one message.</summary>
    public FlowLogAlertQuietHours? QuietHours { get; init; }
}
