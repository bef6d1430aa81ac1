namespace VpcFlow.Pipeline.Elasticsearch.Delivery;

/// <summary>
/// How many requests are sent at the same time: one more after each round of requests that the cluster took, half as many when it is
/// overloaded. Not safe for use by several threads at once.
/// </summary>
/// <param name="max">The maximum.</param>
internal sealed class RequestWindow(int max)
{
    private const int First = 2;

    private int _successes;

    public int Limit { get; private set; } = Math.Min(First, max);

    /// <summary>Takes notice of a request that was taken.</summary>
    /// <param name="wasFull">Whether as many requests were sent as the limit allowed: otherwise it does not matter.</param>
    public void Succeeded(bool wasFull)
    {
        if (!wasFull || ++_successes < Limit)
            return;
        _successes = 0;
        Limit = Math.Min(Limit + 1, max);
    }

    /// <summary>Takes notice of an overload.</summary>
    public void Overloaded()
    {
        _successes = 0;
        Limit = Math.Max(Limit / 2, 1);
    }
}
