namespace VpcFlow.Pipeline.Alerts.Running;

/// <summary>How rules are evaluated.</summary>
internal sealed record AlertRunnerOptions
{
    /// <summary>How long after the end of a window it is evaluated, so that documents can be searched.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How far back windows are made up for.</summary>
    public TimeSpan CatchUp { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long rules can fail before people are told.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The number of groups of a rule that are told one by one in an evaluation.</summary>
    public int MaxGroups { get; init; } = 25;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Receives what is worth a line of the log.</summary>
    public Action<string>? OnNote { get; init; }

    /// <summary>Receives why rules can't be evaluated, once for each reason.</summary>
    public Action<string>? OnProblem { get; init; }
}
