namespace VpcFlow.Pipeline.Tests.Enrichment;

/// <summary>A clock whose timers fire when a test lets time elapse.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Timer> _timers = [];

    /// <summary>Lets time elapse, and runs the callbacks of timers that are due.</summary>
    public void Elapse(TimeSpan time)
    {
        foreach (Timer timer in _timers.ToArray())
            timer.Elapse(time);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state), dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    private sealed class Timer(ManualTime time, Action callback, TimeSpan due, TimeSpan period) : ITimer
    {
        private TimeSpan _left = due;

        public void Elapse(TimeSpan elapsed)
        {
            for (_left -= elapsed; _left <= TimeSpan.Zero; _left += period)
                callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => time._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
