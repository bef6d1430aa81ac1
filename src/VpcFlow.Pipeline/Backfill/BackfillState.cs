using System.Globalization;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>
/// How far a run has come, and the file that says it. The file is written at most once a second; what it lacks after a crash is put on the
/// queue again.
/// </summary>
internal sealed class BackfillState
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private readonly string _name;
    private readonly string _path;
    private long _objects;
    private long _bytes;
    private long _resumed;
    private long _saved = Environment.TickCount64;

    private BackfillState(FlowLogBackfillOptions options)
    {
        string place = options.InventoryManifest ?? $"s3://{options.Bucket}/{options.Prefix}";
        _name = options.Name ?? string.Create(
            CultureInfo.InvariantCulture, $"{place} to {options.QueueUrl} since {options.Since:O} until {options.Until:O}");
        _path = options.State.PathOf("enqueue " + _name, StateDocument.Extension);
        (Since, Until) = (options.Since, options.Until);
    }

    /// <summary>The first time of interest, as at the beginning of the run.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>The time before which all times of interest are.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>The position up to which everything is on the queue; <see langword="null"/> at the beginning.</summary>
    public string? Position { get; private set; }

    /// <summary>When everything was on the queue.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Whether an earlier run has finished.</summary>
    public bool WasFinished { get; private set; }

    /// <summary>Begins a run, whatever was before.</summary>
    public static BackfillState Begin(FlowLogBackfillOptions options) => new(options);

    /// <summary>Goes on with a run, or begins it.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static BackfillState Open(FlowLogBackfillOptions options)
    {
        var state = new BackfillState(options);
        if (!options.StartsAgain && File.Exists(state._path))
            state.Restore();
        return state;
    }

    /// <summary>Counts an object that is on the queue.</summary>
    public void Count(BackfillObject found)
    {
        Interlocked.Increment(ref _objects);
        Interlocked.Add(ref _bytes, found.Size);
    }

    /// <summary>Everything up to a position is on the queue.</summary>
    public void Move(string position)
    {
        Position = position;
        if (Environment.TickCount64 - _saved >= s_interval.TotalMilliseconds)
            Save();
    }

    public void Finish(DateTimeOffset time)
    {
        FinishedAt = time;
        Save();
    }

    /// <summary>Writes the file.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Save()
    {
        _saved = Environment.TickCount64;
        StatePart?[] parts =
        [
            Part("since", Since), Part("until", Until), Part("finished", FinishedAt), Part("position", Position),
            Part("objects", _objects.ToString(CultureInfo.InvariantCulture)), Part("bytes", _bytes.ToString(CultureInfo.InvariantCulture)),
        ];
        try
        {
            new StateDocument("enqueue " + _name, [.. parts.OfType<StatePart>()]).Write(_path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"The state can't be written: {e.Message}", e);
        }
    }

    public FlowLogBackfillProgress ToProgress() => new()
    {
        Objects = Interlocked.Read(ref _objects),
        Bytes = Interlocked.Read(ref _bytes),
        Resumed = _resumed,
        FinishedAt = FinishedAt,
        WasFinished = WasFinished,
    };

    private void Restore()
    {
        Dictionary<string, string> parts = StateDocument.Read(_path).Parts.ToDictionary(p => p.Name, p => p.Position);
        try
        {
            DateTimeOffset? Time(string name)
                => parts.TryGetValue(name, out string? text) ? DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture) : null;
            (Since, Until, FinishedAt) = (Time("since"), Time("until"), Time("finished"));
            WasFinished = FinishedAt is not null;
            Position = parts.GetValueOrDefault("position");
            _objects = _resumed = long.Parse(parts["objects"], CultureInfo.InvariantCulture);
            _bytes = long.Parse(parts["bytes"], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException)
        {
            throw new IOException($"{_path} is not the state of this run: {e.Message}", e);
        }
    }

    private static StatePart? Part(string name, string? value) => value is null ? null : new StatePart(name, value, []);

    private static StatePart? Part(string name, DateTimeOffset? time) => Part(name, time?.ToString("O", CultureInfo.InvariantCulture));
}
