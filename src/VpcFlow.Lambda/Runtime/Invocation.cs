namespace VpcFlow.Lambda.Runtime;

/// <summary>One call of the function.</summary>
/// <param name="RequestId">The id, which a retry of an asynchronous call keeps.</param>
/// <param name="Deadline">When Lambda ends the function if it has not answered.</param>
/// <param name="Event">The event, JSON.</param>
internal sealed record Invocation(string RequestId, DateTimeOffset Deadline, ReadOnlyMemory<byte> Event)
{
    private static readonly TimeSpan s_reserve = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Returns how long the work may take: what is left until the deadline, but for the time that settling takes, 2 seconds or a quarter.
    /// </summary>
    public TimeSpan WorkTime(DateTimeOffset now)
    {
        TimeSpan left = Deadline - now;
        TimeSpan reserve = left / 4 < s_reserve ? left / 4 : s_reserve;
        return left > TimeSpan.Zero ? left - reserve : TimeSpan.Zero;
    }
}
