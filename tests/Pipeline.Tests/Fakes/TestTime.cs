using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>A clock that goes to the next timer whenever nothing else is to do, so that an hour takes seconds.</summary>
internal sealed class TestTime : TimeProvider
{
    private const int MaxWaits = 500;

    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// The number of quiet moments before a time-out that is not of a request: it must not fire while work only waits for a processor.
    /// </summary>
    private const int QuietBeforeTimeout = 100;

    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly StrongBox<int> _held = new();
    private readonly StrongBox<int> _waiting = new();
    private DateTimeOffset _now = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Whether each time-out is that of a request that says when it waits for its answer (<see cref="WaitForAnswer"/>): then none fires as
    /// long as a request is on its way.
    /// </summary>
    public bool HasRequests { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => GetUtcNow() - new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state), isTimeout: state is CancellationTokenSource);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets the time pass until a task ends, and returns what it returns.</summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        await RunAsync((Task)task);
        return await task;
    }

    /// <summary>Lets the time pass until a task ends.</summary>
    public async Task RunAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            await SettleAsync(task);
            Advance();
        }

        await task;
    }

    /// <summary>Stops the clock until the result is disposed.</summary>
    public IDisposable Hold() => new Counted(_held);

    /// <summary>Counts a request as one that waits for its answer, until the result is disposed.</summary>
    public IDisposable WaitForAnswer() => new Counted(_waiting);

    /// <summary>Waits until what the last timer has set in motion is done, as far as one can tell.</summary>
    private async Task SettleAsync(Task task)
    {
        int quiet = QuietBeforeNext(), waits = 0;
        while (quiet > 0 && waits < MaxWaits && !task.IsCompleted)
        {
            var real = Stopwatch.StartNew();
            await Task.WhenAny(task, Task.Delay(1));
            if (IsHeld())
            {
                quiet = QuietBeforeNext();
                continue;
            }

            // A delay that takes long means that the processors are busy, with this work perhaps.
            waits++;
            bool isBusy = ThreadPool.PendingWorkItemCount > 0 || real.Elapsed > s_delay || PoolThreads.AreBusy();
            quiet = isBusy ? QuietBeforeNext() : quiet - 1;
        }
    }

    private bool IsHeld()
    {
        if (Volatile.Read(ref _held.Value) > 0)
            return true;
        lock (_lock)
            return HasRequests && _timers.Count(t => t.IsTimeout) > Volatile.Read(ref _waiting.Value);
    }

    private int QuietBeforeNext()
    {
        lock (_lock)
            return !HasRequests && _timers.MinBy(t => t.Due) is { IsTimeout: true } ? QuietBeforeTimeout : 1;
    }

    /// <summary>Goes to the next timer; not at all if there is none.</summary>
    private void Advance()
    {
        Timer? next;
        lock (_lock)
        {
            next = _timers.MinBy(t => t.Due);
            if (next is null)
                return;
            _timers.Remove(next);
            _now = next.Due > _now ? next.Due : _now;
        }

        next.Fire();
    }

    private sealed class Counted : IDisposable
    {
        private readonly StrongBox<int> _counter;

        public Counted(StrongBox<int> counter)
        {
            _counter = counter;
            Interlocked.Increment(ref counter.Value);
        }

        public void Dispose() => Interlocked.Decrement(ref _counter.Value);
    }

    private sealed class Timer(TestTime time, Action fire, bool isTimeout) : ITimer
    {
        public bool IsTimeout => isTimeout;

        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time._now + dueTime;
                    time._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
