namespace VpcFlow.Pipeline.Tests.Alerts;

/// <summary>
/// A clock that goes to the end of each wait at once and stands still otherwise, for what waits for one thing at a time: it does not
/// matter how long work takes.
/// </summary>
internal sealed class StepTime : TimeProvider
{
    private DateTimeOffset _now = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private DateTimeOffset _end;
    private CancellationTokenSource? _stop;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan length) => _now += length;

    /// <summary>Runs something that is stopped after a time.</summary>
    public async Task RunAsync(TimeSpan length, Func<CancellationToken, Task> run)
    {
        using var stop = new CancellationTokenSource();
        _end = _now + length;
        _stop = stop;
        await run(stop.Token);
        _now = _end;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        DateTimeOffset due = _now + dueTime;
        _now = due < _end ? due : _end;
        ThreadPool.QueueUserWorkItem(_ =>
        {
            if (due < _end)
                callback(state);
            else
                _stop!.Cancel();
        });
        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
