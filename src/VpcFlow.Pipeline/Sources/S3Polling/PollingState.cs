using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>
/// How far the folders of a bucket are delivered, and the file that says it. The file is written at most once a second; what it lacks after
/// a crash is read again.
/// </summary>
internal sealed class PollingState
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private readonly SortedDictionary<string, RegionCursor> _regions = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly string _source;
    private readonly TimeSpan _lookBack;
    private readonly Problems _problems;
    private long _saved = Environment.TickCount64;
    private bool _isChanged;

    /// <exception cref="IOException">The file can't be read.</exception>
    public PollingState(FlowLogStateFolder folder, string source, TimeSpan lookBack, Problems problems)
    {
        (_source, _lookBack, _problems) = (source, lookBack, problems);
        _path = folder.PathOf(source, StateDocument.Extension);
        if (!File.Exists(_path))
            return;
        foreach (StatePart part in StateDocument.Read(_path).Parts)
            Region(part.Name[..(part.Name.LastIndexOf('/') + 1)]).Restore(part);
    }

    /// <summary>Held while cursors are used.</summary>
    public Lock Lock { get; } = new();

    public RegionCursor Region(string prefix)
    {
        if (!_regions.TryGetValue(prefix, out RegionCursor? region))
            _regions.Add(prefix, region = new RegionCursor(prefix, _lookBack));
        return region;
    }

    /// <summary>Something was delivered or closed.</summary>
    public void Change()
    {
        _isChanged = true;
        if (Environment.TickCount64 - _saved >= s_interval.TotalMilliseconds)
            Save();
    }

    /// <summary>Writes the file, if anything has changed.</summary>
    public void Save()
    {
        if (!_isChanged)
            return;
        _saved = Environment.TickCount64;
        try
        {
            new StateDocument(_source, [.. _regions.Values.SelectMany(r => r.ToParts())]).Write(_path);
            _isChanged = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing is lost: it is written next time, or read again.
            _problems.Report($"The state can't be written: {e.Message}");
        }
    }
}
