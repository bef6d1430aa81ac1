using System.Collections.Concurrent;

namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>
/// Spaces calls: CloudWatch Logs allows an account five searches a second in a region, so all sources of the process share them.
/// </summary>
/// <param name="clock">The clock.</param>
internal sealed class CallGate(TimeProvider clock)
{
    private static readonly TimeSpan s_space = TimeSpan.FromSeconds(1) / 5;
    private static readonly ConcurrentDictionary<(string Endpoint, TimeProvider Clock), CallGate> s_gates = [];
    private readonly Lock _lock = new();
    private DateTimeOffset _next;

    /// <summary>Returns the gate of a region.</summary>
    public static CallGate Of(Uri endpoint, TimeProvider clock)
        => s_gates.GetOrAdd((endpoint.Authority, clock), k => new CallGate(k.Clock));

    /// <summary>Waits until another call is allowed.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            DateTimeOffset turn = _next > now ? _next : now;
            _next = turn + s_space;
            wait = turn - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;
    }
}
