namespace VpcFlow;

/// <summary>Options of a <see cref="FlowLogAlertOutbox"/>.</summary>
public sealed class FlowLogAlertOutboxOptions
{
    /// <summary>The folder in which notices are kept until all recipients have them.</summary>
    public required FlowLogStateFolder State { get; init; }

    /// <summary>Who receives which notices.</summary>
    public required FlowLogAlertRoutes Routes { get; init; }

    /// <summary>The ways to the recipients; that which handles a recipient first is used for it.</summary>
    public required IReadOnlyList<IFlowLogAlertChannel> Channels { get; init; }

    /// <summary>
    /// The number of notices that wait for one recipient beyond which they become one message, so that a storm of alerts is not a storm of
    /// messages; 20 by default.
    /// </summary>
    public int MaxSeparateMessages { get; init; } = 20;

    /// <summary>
    /// How long the id of a notice is remembered after all recipients have it, so that it is not sent again; 30 days by default.
    /// </summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Receives what prevents messages, for people: once for each problem, not for each attempt.</summary>
    public Action<string>? OnProblem { get; init; }

    /// <summary>Is called with the name of a channel that works again.</summary>
    public Action<string>? OnRecovered { get; init; }

    /// <summary>The clock; that of the system by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
