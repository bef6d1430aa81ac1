using System.Security.Cryptography;
using System.Text;

namespace VpcFlow.Pipeline.Sources.State;

/// <summary>
/// The file of a source that has no order: a line for each object that is delivered, with a hash of its name and content. Lines are only
/// added; when most of them name objects that no longer exist, the file is written again without those.
/// </summary>
internal sealed class KeyJournal : IDisposable
{
    public const string Extension = ".keys";

    private const string Header = "vpcflow-keys 1 ";
    private const int Slack = 1000;
    private readonly string _path;
    private readonly string _source;
    private readonly HashSet<UInt128> _keys = [];
    private readonly Lock _lock = new();
    private FileStream _file;

    private KeyJournal(string path, string source)
    {
        _path = path;
        _source = source;
        _file = File.Exists(path) ? Load() : Create([]);
    }

    public static KeyJournal Open(string path, string source) => new(path, source);

    /// <summary>Returns the source of a file, and how many objects it names.</summary>
    public static (string Source, int Count) Describe(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        string source = SourceOf(reader.ReadLine(), path);
        int count = 0;
        while (reader.ReadLine() is not null)
            count++;
        return (source, count);
    }

    public static UInt128 HashOf(string key, string etag)
        => BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{etag.Trim('"')}")));

    public bool Contains(UInt128 key)
    {
        lock (_lock)
            return _keys.Contains(key);
    }

    /// <summary>Adds an object; returns when the line is written to the file.</summary>
    public void Add(UInt128 key)
    {
        lock (_lock)
        {
            if (!_keys.Add(key))
                return;
            _file.Write(LineOf(key));
        }
    }

    /// <summary>Makes all lines durable, and forgets objects that no longer exist if they are many.</summary>
    /// <param name="existing">The objects that exist.</param>
    public void Compact(HashSet<UInt128> existing)
    {
        lock (_lock)
        {
            if (_keys.Count > (2 * existing.Count) + Slack)
            {
                _keys.IntersectWith(existing);
                _file.Dispose();
                _file = Create(_keys);
            }

            _file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => _file.Dispose();

    private static byte[] LineOf(UInt128 key) => Encoding.ASCII.GetBytes($"{key:x32}\n");

    private static string SourceOf(string? line, string path)
        => line?.StartsWith(Header, StringComparison.Ordinal) == true
            ? line[Header.Length..]
            : throw new IOException($"{path} is not a file of the state, or has a newer version; expected '{Header}' at its beginning.");

    private FileStream Create(IEnumerable<UInt128> keys)
    {
        AtomicFile.Write(_path, [.. Encoding.UTF8.GetBytes($"{Header}{_source}\n"), .. keys.SelectMany(LineOf)]);
        return new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    private FileStream Load()
    {
        string[] lines = File.ReadAllLines(_path);
        SourceOf(lines.FirstOrDefault(), _path);
        foreach (string line in lines.Skip(1))
        {
            // The last line may be half written.
            if (line.Length == 32 && UInt128.TryParse(line, System.Globalization.NumberStyles.HexNumber, null, out UInt128 key))
                _keys.Add(key);
        }

        return Create(_keys);
    }
}
