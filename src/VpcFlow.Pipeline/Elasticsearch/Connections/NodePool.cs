namespace VpcFlow.Pipeline.Elasticsearch.Connections;

/// <summary>
/// Chooses the node for each request: in turn, without those that have failed lately. A node is left out for 5 seconds, and for twice as
/// long each time that it fails again, up to 5 minutes. If all have failed, the one whose time ends first is tried.
/// </summary>
/// <param name="nodes">The nodes, at least one.</param>
/// <param name="clock">The time.</param>
internal sealed class NodePool(IReadOnlyList<Uri> nodes, Clock clock)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly TimeSpan[] _deadUntil = new TimeSpan[nodes.Count];
    private readonly int[] _failures = new int[nodes.Count];
    private int _next;

    /// <summary>Whether any node has not failed lately.</summary>
    public bool HasLive
    {
        get
        {
            lock (_lock)
                return Array.Exists(_deadUntil, until => until <= clock.Now);
        }
    }

    /// <summary>Returns the node for the next request.</summary>
    public Uri Next()
    {
        lock (_lock)
        {
            TimeSpan now = clock.Now;
            int chosen = _next;
            for (int i = 0; i < nodes.Count && _deadUntil[chosen] > now; i++)
            {
                int node = (_next + i) % nodes.Count;
                if (_deadUntil[node] < _deadUntil[chosen])
                    chosen = node;
            }

            _next = (chosen + 1) % nodes.Count;
            return nodes[chosen];
        }
    }

    /// <summary>Takes notice of an answer.</summary>
    public void Succeeded(Uri node)
    {
        lock (_lock)
        {
            int index = IndexOf(node);
            (_failures[index], _deadUntil[index]) = (0, TimeSpan.Zero);
        }
    }

    /// <summary>Takes notice of a request that the node did not answer.</summary>
    public void Failed(Uri node)
    {
        lock (_lock)
        {
            int index = IndexOf(node);
            TimeSpan pause = s_firstPause * Math.Pow(2, Math.Min(_failures[index]++, 16));
            _deadUntil[index] = clock.Now + (pause < s_longestPause ? pause : s_longestPause);
        }
    }

    private int IndexOf(Uri node)
    {
        int index = 0;
        while (nodes[index] != node)
            index++;
        return index;
    }
}
