using System.Runtime.CompilerServices;
using VpcFlow.Pipeline.Sinks.Parquet.Folders;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Pipeline.Sinks.Rolling;

/// <summary>
/// Writes batches to rolls, and ends these: a shared one by size and time, and when objects wait for it and nothing else comes; one of an
/// object with it.
/// </summary>
internal sealed class RollingFiles : IAsyncDisposable
{
    private readonly FlowLogFileSinkOptions _options;
    private readonly Func<IEnumerable<string>, CancellationToken, Task>? _publish;
    private readonly RollNames _names;
    private readonly DocumentDivider _divider;
    private readonly ConditionalWeakTable<FlowLogObject, ObjectRolls> _objects = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<Roll> _open = [];
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private readonly TimeSpan _tick;
    private Roll? _shared;
    private readonly SinkTelemetry _telemetry;
    private long _published;

    /// <param name="options">The options of the sink.</param>
    /// <param name="publish">Uploads complete files; <see langword="null"/> if they stay where they are.</param>
    public RollingFiles(FlowLogFileSinkOptions options, Func<IEnumerable<string>, CancellationToken, Task>? publish)
    {
        _options = options;
        _telemetry = SinkTelemetry.OfFiles(options.Name);
        _publish = publish;
        _names = new RollNames(options);
        _divider = new DocumentDivider(options);
        _tick = (options.IdleInterval < options.RollInterval ? options.IdleInterval : options.RollInterval) / 2;
        _timer = options.TimeProvider.CreateTimer(_ => CloseIfDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The number of files that were published.</summary>
    public long Published => Volatile.Read(ref _published);

    public async ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        ObjectRolls rolls = _objects.GetValue(delivery.Object, o => new ObjectRolls(_names.OptionsOf(o)));
        IReadOnlyList<DocumentPart> documents = [];
        if (_options.Format != FlowLogFileFormat.Parquet)
        {
            documents = _divider.Divide(delivery, rolls.Options);

            // A roll ends when nothing writes to it, and a turn may wait for that end: so a write waits outside.
            await delivery.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        Roll roll = Enter(rolls, delivery.Object);
        try
        {
            roll.Writer.Write(delivery, documents);
        }
        finally
        {
            Leave(roll);
        }
    }

    public async ValueTask CommitAsync(FlowLogObject source, CancellationToken cancellationToken)
    {
        if (!_objects.TryGetValue(source, out ObjectRolls? rolls))
            return;
        lock (_lock)
        {
            foreach (Roll roll in rolls.All)
            {
                roll.Waiting++;
                if (_options.Rolling == FlowLogFileRolling.Object)
                    Close(roll);
            }
        }

        foreach (Roll roll in rolls.All)
            await roll.Published.WaitAsync(cancellationToken).ConfigureAwait(false);
        _objects.Remove(source);
    }

    public ValueTask DiscardAsync(FlowLogObject source)
    {
        if (!_objects.TryGetValue(source, out ObjectRolls? rolls))
            return default;
        _objects.Remove(source);

        // What is in a shared roll remains there; that the object comes again is what "at least once" means.
        if (_options.Rolling == FlowLogFileRolling.Shared)
            return default;
        lock (_lock)
        {
            foreach (Roll roll in rolls.All.Where(r => !r.IsClosed))
            {
                _open.Remove(roll);
                roll.Close();
                roll.Dispose();
            }
        }

        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        Roll[] left;
        lock (_lock)
            left = [.. _open];
        foreach (Roll roll in left)
        {
            if (roll.IsClosed)
                await roll.Published.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            else
                roll.Dispose();
        }

        _divider.Dispose();
        _stop.Dispose();
    }

    private Roll Enter(ObjectRolls rolls, FlowLogObject source)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
            Roll roll = _options.Rolling == FlowLogFileRolling.Shared
                ? _shared ??= BeginShared()
                : rolls.Last ?? Begin(_names.Of(source));
            rolls.Add(roll);
            roll.Writes++;
            return roll;
        }
    }

    private void Leave(Roll roll)
    {
        lock (_lock)
        {
            roll.LastWrite = _options.TimeProvider.GetUtcNow();
            roll.Leave();
            if (roll == _shared && (roll.Writer.Length >= _options.RollSize || roll.Writer.IsFull))
                Close(roll);
        }
    }

    private Roll BeginShared()
    {
        _timer.Change(_tick, Timeout.InfiniteTimeSpan);
        return Begin(_names.Next());
    }

    private Roll Begin(string name)
    {
        var files = new PartFiles(_options.Folder, name, _names.Extension);
        IRollWriter writer = _options.Format == FlowLogFileFormat.Parquet
            ? new ParquetRoll(files, _options)
            : new DocumentRoll(files, _options);
        var roll = new Roll(files, writer, _options.TimeProvider.GetUtcNow());
        _open.Add(roll);
        return roll;
    }

    private void CloseIfDue()
    {
        lock (_lock)
        {
            if (_shared is not { } roll)
                return;
            DateTimeOffset now = _options.TimeProvider.GetUtcNow();
            bool isIdle = roll.Waiting > 0 && roll.Writes == 0 && now - roll.LastWrite >= _options.IdleInterval;
            if (isIdle || now - roll.Begun >= _options.RollInterval)
                Close(roll);
            else
                _timer.Change(_tick, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Closes a roll and begins to publish it; called under the lock.</summary>
    private void Close(Roll roll)
    {
        if (roll.IsClosed)
            return;
        roll.Close();
        if (roll == _shared)
            _shared = null;
        _ = Task.Run(() => PublishAsync(roll));
    }

    private async Task PublishAsync(Roll roll)
    {
        try
        {
            await roll.Unused.ConfigureAwait(false);
            roll.Writer.Complete();
            roll.Files.Commit();
            string[] places = [.. roll.Files.Places];
            if (_publish is not null)
                await _publish(places, _stop.Token).ConfigureAwait(false);
            Interlocked.Add(ref _published, places.Length);
            _telemetry.CountFiles(places.Length);
            roll.Succeed();
        }
        catch (Exception e)
        {
            roll.Fail(e);
        }
        finally
        {
            roll.Dispose();
            lock (_lock)
                _open.Remove(roll);
        }
    }
}
