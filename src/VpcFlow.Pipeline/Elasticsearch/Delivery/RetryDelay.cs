namespace VpcFlow.Pipeline.Elasticsearch.Delivery;

/// <summary>
/// The delays between attempts: random between zero and a limit that doubles with each attempt, so that clients that failed together do not
/// come back together.
/// </summary>
/// <param name="longest">The longest delay.</param>
internal sealed class RetryDelay(TimeSpan longest)
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);

    /// <summary>The longest time that a server can ask to wait.</summary>
    private static readonly TimeSpan s_longestAsked = TimeSpan.FromHours(1);

    /// <summary>Returns the delay before the next attempt.</summary>
    /// <param name="attempts">The number of attempts so far, at least 1.</param>
    /// <param name="asked">How long the server asks to wait; the delay is not shorter.</param>
    public TimeSpan After(int attempts, TimeSpan? asked = null)
    {
        TimeSpan limit = s_first * Math.Pow(2, Math.Min(attempts - 1, 30));
        TimeSpan delay = (limit < longest ? limit : longest) * Random.Shared.NextDouble();
        TimeSpan least = asked ?? TimeSpan.Zero;
        return delay + (least < s_longestAsked ? (least > TimeSpan.Zero ? least : TimeSpan.Zero) : s_longestAsked);
    }
}
