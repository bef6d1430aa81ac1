using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VpcFlow.Pipeline.Sources.State;

/// <summary>
/// The file of a source of events with times: the time before which all are delivered, and a line with the time and the hash of the id for
/// each event from then on that is delivered. Lines are only added; when most of them are before the time, the file is written again
/// without those. Not safe for use by several threads at once.
/// </summary>
internal sealed class EventJournal : IDisposable
{
    public const string Extension = ".events";

    /// <summary>How many events are remembered; those that are forgotten come again, under the same ids.</summary>
    private const int MaxEvents = 1_000_000;

    private const string Header = "vpcflow-events 1 ";
    private const int Slack = 1000;
    private readonly string _path;
    private readonly string _source;
    private readonly Dictionary<UInt128, long> _events = [];
    private readonly int _maxEvents;
    private FileStream _file;
    private int _lines;

    private EventJournal(string path, string source, long start, int maxEvents)
    {
        (_path, _source, Position, _maxEvents) = (path, source, start, maxEvents);
        if (File.Exists(path))
            Load();
        _file = Create();
    }

    /// <summary>The time before which all events are delivered, in milliseconds since 1970.</summary>
    public long Position { get; private set; }

    /// <summary>The number of events that are remembered.</summary>
    public int Count => _events.Count;

    /// <summary>Opens or creates the file of a source.</summary>
    /// <param name="path">The path.</param>
    /// <param name="source">The source.</param>
    /// <param name="start">The position of a new one.</param>
    /// <param name="maxEvents">How many events are remembered.</param>
    /// <exception cref="IOException">It can't be read, or is of a newer version.</exception>
    public static EventJournal Open(string path, string source, long start, int maxEvents = MaxEvents)
        => new(path, source, start, maxEvents);

    public static UInt128 HashOf(string id) => BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>Describes a file for people.</summary>
    public static FlowLogStateEntry Describe(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        string source = SourceOf(reader.ReadLine(), path);
        long position = 0;
        var times = new List<long>();
        while (reader.ReadLine() is { } line)
        {
            if (TryReadPosition(line, out long time))
                position = time;
            else if (TryReadEvent(line, out time, out _))
                times.Add(time);
        }

        const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        string text = DateTimeOffset.FromUnixTimeMilliseconds(position).ToString(Format, CultureInfo.InvariantCulture);
        return new FlowLogStateEntry(source, "", text, times.Count(t => t >= position));
    }

    public bool Contains(UInt128 id) => _events.ContainsKey(id);

    /// <summary>Adds events that are delivered; returns when the lines are written to the file.</summary>
    public void Add(IEnumerable<(UInt128 Id, long Time)> delivered)
    {
        var text = new StringBuilder();
        foreach ((UInt128 id, long time) in delivered)
        {
            if (_events.TryAdd(id, time))
                Append(text, id, time);
        }

        _file.Write(Encoding.ASCII.GetBytes(text.ToString()));
    }

    /// <summary>Moves the position, durably, and forgets the events before it.</summary>
    /// <returns>The number of events from the position on that had to be forgotten because they are too many.</returns>
    public int Move(long position)
    {
        Position = position;
        foreach (UInt128 id in _events.Where(e => e.Value < position).Select(e => e.Key).ToArray())
            _events.Remove(id);
        UInt128[] tooMany = [.. _events.OrderBy(e => e.Value).Take(_events.Count - _maxEvents).Select(e => e.Key)];
        foreach (UInt128 id in tooMany)
            _events.Remove(id);
        _file.Write(Encoding.ASCII.GetBytes($"p {position}\n"));
        if (_lines > (2 * _events.Count) + Slack)
        {
            _file.Dispose();
            _file = Create();
        }

        _file.Flush(flushToDisk: true);
        return tooMany.Length;
    }

    public void Dispose() => _file.Dispose();

    private static string SourceOf(string? line, string path)
        => line?.StartsWith(Header, StringComparison.Ordinal) == true
            ? line[Header.Length..]
            : throw new IOException($"{path} is not a file of the state, or has a newer version; expected '{Header}' at its beginning.");

    private static bool TryReadPosition(string line, out long time)
    {
        time = 0;
        return line.StartsWith("p ", StringComparison.Ordinal)
            && long.TryParse(line.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out time);
    }

    private static bool TryReadEvent(string line, out long time, out UInt128 id)
    {
        (time, id) = (0, default);
        return line.Split(' ') is ["e", var text, { Length: 32 } hash]
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out time)
            && UInt128.TryParse(hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out id);
    }

    private void Append(StringBuilder text, UInt128 id, long time)
    {
        text.Append(CultureInfo.InvariantCulture, $"e {time} {id:x32}\n");
        _lines++;
    }

    private FileStream Create()
    {
        var text = new StringBuilder($"{Header}{_source}\np {Position}\n");
        _lines = 0;
        foreach ((UInt128 id, long time) in _events)
            Append(text, id, time);
        AtomicFile.Write(_path, Encoding.UTF8.GetBytes(text.ToString()));
        return new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    private void Load()
    {
        string text = File.ReadAllText(_path);

        // The last line may be half written, even so that it looks like a whole one.
        string[] lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n');
        SourceOf(lines[0], _path);
        foreach (string line in lines.Skip(1))
        {
            if (TryReadPosition(line, out long position))
                Position = position;
            else if (TryReadEvent(line, out long time, out UInt128 id))
                _events[id] = time;
        }

        foreach (UInt128 id in _events.Where(e => e.Value < Position).Select(e => e.Key).ToArray())
            _events.Remove(id);
    }
}
