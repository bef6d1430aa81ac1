using VpcFlow.Pipeline.Sources.DeadLetters;
using VpcFlow.Pipeline.Sources.Previews;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>Searches the log groups, one after the other, a window of each at a time.</summary>
internal sealed class LogGroupSearch : IDisposable
{
    private readonly CloudWatchSourceOptions _options;
    private readonly Problems _problems;
    private readonly LogRequests _requests;
    private readonly EventSettlement _settlement;
    private readonly string _region;
    private readonly long _start;
    private readonly Dictionary<string, LogGroup> _groups = new(StringComparer.Ordinal);
    private readonly Queue<LogGroup> _left = [];
    private readonly List<LogGroup> _searched = [];
    private bool _hasWorked;
    private bool _hasFailed;

    public LogGroupSearch(LogsClient client, CloudWatchSourceOptions options, Problems problems)
    {
        (_options, _problems, _region) = (options, problems, client.Region);
        _requests = new LogRequests(client, options);
        var deadLetters = new DeadLetterFolder(options.DeadLetterFolder ?? Path.Combine(options.State.Path, "parked"));
        _settlement = new EventSettlement(deadLetters, problems);
        _start = FindStart();
    }

    /// <summary>Whether all log groups are read up to the present.</summary>
    public bool IsDone => !_hasFailed && !_searched.Exists(g => g.IsBehind);

    /// <summary>The time until the next search.</summary>
    public TimeSpan Pause => _hasFailed ? _options.RetryDelay : IsDone ? _options.ScanFrequency : TimeSpan.Zero;

    /// <summary>Begins a search: finds the log groups.</summary>
    /// <exception cref="IOException">They can't be found, and could not be before.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        _hasFailed = false;
        _searched.Clear();
        try
        {
            IReadOnlyList<string> names = await FindGroupsAsync(cancellationToken).ConfigureAwait(false);
            foreach (LogGroup group in names.Select(Get))
            {
                group.Begin();
                _left.Enqueue(group);
            }
        }
        catch (Exception e) when (IsReported(e))
        {
            Report(e);
        }
    }

    /// <summary>Returns what the search is about to read.</summary>
    public IReadOnlyList<LogGroupPreview> Preview()
    {
        DateTimeOffset to = _options.TimeProvider.GetUtcNow() - _options.Latency;
        return [.. _left.Select(g => new LogGroupPreview(g.Name, g.From, to))];
    }

    /// <summary>Returns the next events that are not delivered; <see langword="null"/> at the end of the search.</summary>
    /// <exception cref="IOException">A log group can't be read, and none could be before.</exception>
    public async ValueTask<CloudWatchObject?> NextAsync(CancellationToken cancellationToken)
    {
        while (_left.TryPeek(out LogGroup? group))
        {
            try
            {
                IReadOnlyList<LogEvent> events = await group.NextAsync(_requests, cancellationToken).ConfigureAwait(false);
                _hasWorked = true;
                if (events.Count > 0)
                    return _settlement.Create(group, events, _region);
            }
            catch (FileNotFoundException e) when (_options.LogGroupName is null)
            {
                // It was deleted after it was found.
                _problems.Report(e.Message);
                _left.Dequeue();
                continue;
            }
            catch (Exception e) when (IsReported(e))
            {
                Report(e);
            }

            _searched.Add(_left.Dequeue());
        }

        return null;
    }

    /// <summary>Waits until all events are delivered or given back, and remembers how far.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await _settlement.Work.WhenIdleAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        foreach (LogGroup group in _searched)
        {
            try
            {
                int forgotten = group.End();
                if (forgotten > 0)
                {
                    _problems.Report(
                        $"log group {group.Name} has more events in {_options.LookBack} than are remembered; {forgotten} of them will be "
                            + "delivered again, with the same ids.");
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Nothing is lost: it is read again.
                _problems.Report($"The state can't be written: {e.Message}");
                _hasFailed = true;
            }
        }

        _hasFailed |= _settlement.TakeFailure();
    }

    /// <summary>Disposes of the search at the end of the last events that it has returned.</summary>
    public void Close() => _settlement.Work.Close(this);

    public void Dispose()
    {
        foreach (LogGroup group in _groups.Values)
            group.Dispose();
    }

    /// <summary>Whether an error is reported and passes perhaps: unless none has worked yet, or there is only one search.</summary>
    private bool IsReported(Exception e) => _hasWorked && !_options.StopsAtEnd && e is IOException or UnauthorizedAccessException;

    private async ValueTask<IReadOnlyList<string>> FindGroupsAsync(CancellationToken cancellationToken)
    {
        if (_options.LogGroupName is { Length: > 0 } name)
            return [name];
        IReadOnlyList<string> names = await _requests.FindGroupsAsync(cancellationToken).ConfigureAwait(false);
        if (names.Count == 0 && !_hasWorked)
            _problems.Report($"There is no log group whose name begins with '{_options.LogGroupNamePrefix}' in {_region}.");
        _hasWorked = true;
        return names;
    }

    private void Report(Exception e)
    {
        _hasFailed = true;
        _problems.Report(e.Message);
    }

    private LogGroup Get(string name)
    {
        if (!_groups.TryGetValue(name, out LogGroup? group))
            _groups.Add(name, group = new LogGroup(name, OpenJournal($"cloudwatch:{name}", _start), _options));
        return group;
    }

    /// <summary>Returns where a log group begins. That of a prefix is remembered, since others may come while nobody looks.</summary>
    private long FindStart()
    {
        if (_options.StartTimestamp is { } first)
            return first.ToUnixTimeMilliseconds();
        if (_options.StartPosition == CloudWatchStartPosition.Beginning)
            return 0;
        long now = _options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();
        if (_options.LogGroupNamePrefix is not { Length: > 0 } prefix)
            return now;
        using EventJournal journal = OpenJournal($"cloudwatch:{prefix}*", now);
        return journal.Position;
    }

    private EventJournal OpenJournal(string source, long start)
        => EventJournal.Open(_options.State.PathOf($"{source} in {_region}", EventJournal.Extension), $"{source} in {_region}", start);
}
