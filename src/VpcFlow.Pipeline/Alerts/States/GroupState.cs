using VpcFlow.Pipeline.Alerts.Evaluation;

namespace VpcFlow.Pipeline.Alerts.States;

/// <summary>The state of a group that fires, is about to, or did so lately. All times are ends of windows.</summary>
/// <param name="Key">The group.</param>
internal sealed record GroupState(AlertKey Key)
{
    /// <summary>Since when the group is over the threshold; <see langword="null"/> if it is not.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When it fired; <see langword="null"/> if it never did.</summary>
    public DateTimeOffset? FiredAt { get; init; }

    /// <summary>When it was resolved; <see langword="null"/> while it fires, or is about to.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>When it was over the threshold last.</summary>
    public DateTimeOffset LastOver { get; init; }

    public AlertMute Mute { get; init; }

    /// <summary>When people were last told that it fires.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>How often they were reminded.</summary>
    public int Reminders { get; init; }

    /// <summary>The greatest value since it fired.</summary>
    public double Peak { get; init; }

    public bool IsFiring => FiredAt is not null && ResolvedAt is null;

    /// <summary>Whether the group waits to fire.</summary>
    public bool IsPending => Since is not null && !IsFiring;
}
