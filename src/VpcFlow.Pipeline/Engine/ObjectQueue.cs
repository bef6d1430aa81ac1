using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Pipeline.Engine;

/// <summary>
/// The objects that are open, in order, and the room for their batches. Whether one object has room never depends on another one that waits
/// for its turn: if the order is kept, the first object has room of its own, and later ones are read ahead as far as the rest allows.
/// Not safe for use by several threads at once.
/// </summary>
/// <param name="options">The options of the pipeline.</param>
/// <param name="telemetry">Measures the source.</param>
internal sealed class ObjectQueue(FlowLogPipelineOptions options, SourceTelemetry telemetry)
{
    private readonly List<ObjectRun> _open = [];
    private readonly Reports _reports = new(options);
    private readonly int _roomOfFirst = Math.Min(options.MaxBatchesInFlight, options.MaxDegreeOfParallelism + 1);
    private Task _lastEnd = Task.CompletedTask;
    private bool _isAdvancing;
    private bool _isSourceEnd;

    /// <summary>The objects that have not ended.</summary>
    public IReadOnlyList<ObjectRun> Left => _open;

    /// <summary>Decides what a worker does next, and reserves it for the worker.</summary>
    /// <param name="next">The object to read.</param>
    public NextStep Next(out ObjectRun? next)
    {
        next = FindReadable();
        if (next is not null)
        {
            next.IsBusy = true;
            next.InFlight++;
            return NextStep.Read;
        }

        if (!_isSourceEnd && !_isAdvancing && CanOpenMore())
        {
            _isAdvancing = true;
            return NextStep.Advance;
        }

        return _isSourceEnd && _open.TrueForAll(o => o.IsRead) ? NextStep.End : NextStep.Wait;
    }

    /// <summary>Adds the object that was requested.</summary>
    /// <param name="source">The object; <see langword="null"/> at the end of the source.</param>
    public void Add(FlowLogObject? source)
    {
        _isAdvancing = false;
        if (source is null)
        {
            _isSourceEnd = true;
            return;
        }

        var added = new ObjectRun(source, options, _reports, telemetry, options.KeepsOrder ? _lastEnd : Task.CompletedTask);
        _lastEnd = added.Ended;
        _open.Add(added);
    }

    /// <summary>Ends reading a batch.</summary>
    /// <param name="source">The object.</param>
    /// <param name="text">The length of its text; <see langword="null"/> if there was none.</param>
    public static void Release(ObjectRun source, long? text)
    {
        source.IsBusy = false;
        source.IsRead = text is null;
        source.TextInFlight += text ?? 0;
        if (text is null)
            source.InFlight--;
    }

    /// <summary>Removes an object that has ended.</summary>
    public void Remove(ObjectRun source) => _open.Remove(source);

    private ObjectRun? FindReadable()
    {
        bool hasRoom = HasRoom();
        for (int i = 0; i < _open.Count; i++)
        {
            ObjectRun source = _open[i];
            bool isFirst = options.KeepsOrder && i == 0;
            if (!source.IsRead && !source.IsBusy && (isFirst ? source.InFlight < _roomOfFirst : hasRoom))
                return source;
        }

        return null;
    }

    /// <summary>
    /// Whether another object can be opened: one for each worker, and not many of which nothing is left but their end.
    /// </summary>
    private bool CanOpenMore()
    {
        int unread = 0;
        foreach (ObjectRun source in _open)
            unread += source.IsRead ? 0 : 1;
        return _open.Count == 0
            || (_open.Count < options.MaxObjectsInFlight && unread < options.MaxDegreeOfParallelism && HasRoom());
    }

    /// <summary>Whether there is room for a batch of any object; if the order is kept, of any but the first.</summary>
    private bool HasRoom()
    {
        int inFlight = 0;
        long text = 0;
        foreach (ObjectRun source in _open)
        {
            inFlight += source.InFlight;
            text += source.TextInFlight;
        }

        if (text >= options.MaxTextInFlight)
            return false;
        if (!options.KeepsOrder)
            return inFlight < options.MaxBatchesInFlight;
        int ofFirst = _open.Count == 0 ? 0 : _open[0].InFlight;
        return inFlight - ofFirst < options.MaxBatchesInFlight - _roomOfFirst;
    }
}
