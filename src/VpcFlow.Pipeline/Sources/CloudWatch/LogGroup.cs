using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>A log group that is searched window by window. The window moves when all of its pages are read and delivered.</summary>
/// <param name="name">The name.</param>
/// <param name="journal">Remembers what is delivered.</param>
/// <param name="options">The options of the source.</param>
internal sealed class LogGroup(string name, EventJournal journal, CloudWatchSourceOptions options) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<UInt128> _inWork = [];
    private readonly WindowSize _size = new(options.LookBack, options.Latency);
    private ScanWindow _window;
    private string? _token;
    private int _found;
    private bool _isRead;
    private bool _isGivenUp;
    private bool _hasFailed;

    public string Name => name;

    /// <summary>The time before which all is delivered; <see langword="null"/> if nothing is known.</summary>
    public DateTimeOffset? From => journal.Position == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(journal.Position);

    /// <summary>Whether the window ends before the present, or is to be read again.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>Begins a search.</summary>
    public void Begin()
    {
        _window = _size.Next(journal.Position, options.TimeProvider.GetUtcNow());
        _token = null;
        _found = 0;
        _isRead = _window.To <= _window.From;
        _isGivenUp = _hasFailed = false;
    }

    /// <summary>Returns the next events that are not delivered; none at the end of the window.</summary>
    /// <exception cref="IOException">A request failed.</exception>
    public async Task<IReadOnlyList<LogEvent>> NextAsync(LogRequests requests, CancellationToken cancellationToken)
    {
        while (!_isRead && !_isGivenUp)
        {
            LogPage page = await requests.FilterAsync(name, _window, _token, cancellationToken).ConfigureAwait(false);
            _token = page.NextToken;
            _isRead = _token is null;
            _found += page.Events.Count;
            _isGivenUp = !_isRead && _size.IsTooWide(_window, _found);
            List<LogEvent> begun = BeginWork(page.Events);
            if (begun.Count > 0)
                return begun;
        }

        return [];
    }

    /// <summary>Events are delivered, or kept as dead letters.</summary>
    public void Complete(IReadOnlyList<LogEvent> events)
    {
        lock (_lock)
        {
            (UInt128 Id, long Time)[] delivered = [.. events.Select(e => (EventJournal.HashOf(e.Id), e.Time))];
            journal.Add(delivered);
            _inWork.ExceptWith(delivered.Select(d => d.Id));
        }
    }

    /// <summary>Events are to come again.</summary>
    public void Release(IReadOnlyList<LogEvent> events)
    {
        lock (_lock)
        {
            _inWork.ExceptWith(events.Select(e => EventJournal.HashOf(e.Id)));
            _hasFailed = true;
        }
    }

    /// <summary>Ends a search, when nothing is in work any more: the window moves if all of it is delivered.</summary>
    /// <returns>The number of events that had to be forgotten.</returns>
    public int End()
    {
        lock (_lock)
        {
            IsBehind = _isGivenUp || _hasFailed || !_isRead || _window.IsPast;
            if (_isGivenUp)
                _size.Narrow();
            if (!_isRead || _hasFailed)
                return 0;
            _size.Adapt(_window, _found);
            return journal.Move(_window.Settled);
        }
    }

    public void Dispose() => journal.Dispose();

    private List<LogEvent> BeginWork(IReadOnlyList<LogEvent> events)
    {
        lock (_lock)
        {
            return [.. events.Where(e => EventJournal.HashOf(e.Id) is var id && !journal.Contains(id) && _inWork.Add(id))];
        }
    }
}
