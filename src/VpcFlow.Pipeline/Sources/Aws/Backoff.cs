namespace VpcFlow.Pipeline.Sources.Aws;

/// <summary>
/// How long to wait before another attempt: twice as long each time, and at random, so that many clients don't come at once.
/// </summary>
internal static class Backoff
{
    private static readonly TimeSpan s_max = TimeSpan.FromMinutes(1);

    /// <summary>Returns a time between half and all of the first one, doubled for each further attempt, and at most a minute.</summary>
    /// <param name="attempt">The number of attempts that failed.</param>
    /// <param name="first">The time after the first one.</param>
    public static TimeSpan Of(int attempt, TimeSpan first)
    {
        double full = Math.Min(s_max.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Min(attempt, 30) - 1));
        return TimeSpan.FromSeconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
