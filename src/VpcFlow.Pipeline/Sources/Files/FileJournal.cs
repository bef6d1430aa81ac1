using System.Text;
using System.Text.Json;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sources.Files;

/// <summary>
/// Remembers files: a line of JSON for each change of an entry, the last of which counts. An entry is written before anything of its file
/// is delivered, so that the file has the same ids if it is read again after a crash.
/// </summary>
internal sealed class FileJournal : IDisposable
{
    public const string Extension = ".files";

    private const string Source = "files";
    private const string Header = "vpcflow-files 1";
    private const int Slack = 1000;
    private readonly string _path;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FileEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Length, string Probe), string> _probes = [];
    private readonly SortedDictionary<int, int> _probeLengths = [];
    private FileStream _file;
    private int _lines;

    private FileJournal(string path)
    {
        _path = path;
        if (File.Exists(path))
        {
            foreach (FileEntry entry in Read(path))
                Set(entry);
        }

        _file = Create();
    }

    /// <exception cref="IOException">The file can't be read, or is of a newer version.</exception>
    public static FileJournal Open(FlowLogStateFolder state) => new(state.PathOf(Source, Extension));

    /// <summary>Describes a file of the state for people.</summary>
    public static IEnumerable<FlowLogStateEntry> Describe(string path)
        => Read(path).GroupBy(e => e.Identity).Select(g => g.Last()).Select(e => new FlowLogStateEntry(
            Source, e.Path, e.Delivered == FileEntry.All ? "no flow log" : $"{e.Delivered} bytes", 0));

    /// <summary>Finds the entry of a file by its content, wherever it is.</summary>
    /// <param name="head">The first bytes of the file.</param>
    /// <param name="isSame">Whether it begins with what an entry is of, not only like that.</param>
    public FileEntry? Find(ReadOnlySpan<byte> head, Func<FileEntry, bool> isSame)
    {
        var found = new List<FileEntry>();
        lock (_lock)
        {
            foreach (int length in _probeLengths.Keys)
            {
                if (length <= head.Length && _probes.TryGetValue((length, FileContent.Hash(head[..length])), out string? identity))
                    found.Add(_entries[identity]);
            }
        }

        // The longest beginning first: a file that was read when it was short is known by that.
        return found.OrderByDescending(e => e.FirstLength).FirstOrDefault(isSame);
    }

    /// <summary>Writes an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isDurable">Whether to return only when it would survive a loss of power.</param>
    public void Put(FileEntry entry, bool isDurable)
    {
        lock (_lock)
        {
            Set(entry);
            _file.Write(LineOf(entry));
            _lines++;
            if (_lines > (2 * _entries.Count) + Slack)
            {
                _file.Dispose();
                ForgetDeleted();
                _file = Create();
            }

            if (isDurable)
                _file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => _file.Dispose();

    private void Set(FileEntry entry)
    {
        if (!_entries.ContainsKey(entry.Identity))
            _probeLengths[entry.ProbeLength] = _probeLengths.GetValueOrDefault(entry.ProbeLength) + 1;
        _entries[entry.Identity] = entry;
        _probes[(entry.ProbeLength, entry.Probe)] = entry.Identity;
    }

    /// <summary>Forgets files that are gone, unless the folder is, too, which may only be unreachable.</summary>
    private void ForgetDeleted()
    {
        foreach (FileEntry entry in _entries.Values.ToArray())
        {
            if (File.Exists(entry.Path) || !Directory.Exists(Path.GetDirectoryName(entry.Path)))
                continue;
            _entries.Remove(entry.Identity);
            if (_probes.GetValueOrDefault((entry.ProbeLength, entry.Probe)) == entry.Identity)
                _probes.Remove((entry.ProbeLength, entry.Probe));
            if (--_probeLengths[entry.ProbeLength] == 0)
                _probeLengths.Remove(entry.ProbeLength);
        }
    }

    private FileStream Create()
    {
        AtomicFile.Write(_path, [.. Encoding.ASCII.GetBytes(Header + "\n"), .. _entries.Values.SelectMany(LineOf)]);
        _lines = _entries.Count;
        return new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    private static IEnumerable<FileEntry> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        if (reader.ReadLine() != Header)
            throw new IOException($"{path} is not a file of the state, or has a newer version; expected '{Header}' at its beginning.");
        while (reader.ReadLine() is { } line)
        {
            if (TryParse(line) is { } entry)
                yield return entry;
        }
    }

    /// <summary>Reads a line; the last one may be half written.</summary>
    private static FileEntry? TryParse(string line)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement root = json.RootElement;
            return new FileEntry(
                root.GetProperty("path").GetString()!,
                root.GetProperty("identity").GetString()!,
                root.GetProperty("firstLength").GetInt64(),
                root.GetProperty("probe").GetString()!,
                root.GetProperty("delivered").GetInt64(),
                root.GetProperty("lines").GetInt64(),
                root.GetProperty("header").GetString()!);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] LineOf(FileEntry entry)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteString("path", entry.Path);
            writer.WriteString("identity", entry.Identity);
            writer.WriteNumber("firstLength", entry.FirstLength);
            writer.WriteString("probe", entry.Probe);
            writer.WriteNumber("delivered", entry.Delivered);
            writer.WriteNumber("lines", entry.Lines);
            writer.WriteString("header", entry.Header);
            writer.WriteEndObject();
        }

        text.WriteByte((byte)'\n');
        return text.ToArray();
    }
}
