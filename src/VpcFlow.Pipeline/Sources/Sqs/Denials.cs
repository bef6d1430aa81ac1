using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow.Pipeline.Sources.Sqs;

/// <summary>
/// The objects that may not be read. That is a matter of the policy, not of the objects, and takes a person: it is said once a minute
/// rather than for each object, and as long as nothing else is delivered, messages are received ever more slowly.
/// </summary>
/// <param name="problems">Reports them.</param>
/// <param name="clock">The clock.</param>
internal sealed class Denials(Problems problems, TimeProvider clock)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private DateTimeOffset _next;
    private long _unsaid;
    private int _streak;

    /// <summary>The number of messages that were denied since one was delivered.</summary>
    public int Streak => Volatile.Read(ref _streak);

    /// <summary>How long to wait before other messages are received.</summary>
    public TimeSpan Pause => Streak == 0 ? TimeSpan.Zero : Backoff.Of(Streak, TimeSpan.FromSeconds(0.5));

    /// <summary>A message was delivered.</summary>
    public void End() => Volatile.Write(ref _streak, 0);

    /// <summary>A message is given back, because an object may not be read.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="reason">The object, and what is missing.</param>
    public void Add(string queue, string reason)
    {
        long unsaid;
        lock (_lock)
        {
            _streak++;
            if (clock.GetUtcNow() < _next)
            {
                _unsaid++;
                return;
            }

            (unsaid, _unsaid) = (_unsaid, 0);
            _next = clock.GetUtcNow() + s_interval;
        }

        string others = unsaid == 0 ? "" : $"; {unsaid} more like it before this";
        problems.Report($"A message of {queue} stays there until access is given: {reason}{others}");
    }
}
