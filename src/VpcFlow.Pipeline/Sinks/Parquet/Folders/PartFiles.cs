using System.Globalization;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sinks.Parquet.Folders;

/// <summary>
/// The files of a run. Until all of them are complete, they have names that begin with a dot and end in <c>.tmp</c>, which readers of
/// folders skip; if the run ends before in any way that the process notices, they are deleted.
/// </summary>
internal sealed class PartFiles : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly string _root;
    private readonly string _run;
    private readonly string _extension;
    private readonly bool _isDurable;
    private readonly string _nonce = "";
    private readonly Lock _lock = new();
    private readonly List<(string Temporary, string Place)> _files = [];
    private readonly List<string> _folders = [];
    private bool _isClosed;

    /// <param name="root">The folder, which is created with the first file.</param>
    /// <param name="time">The time of the run, which is in the names of its files.</param>
    public PartFiles(string root, DateTimeOffset time)
    {
        _root = Path.GetFullPath(root);
        _run = string.Create(
            CultureInfo.InvariantCulture, $"vpcflow-{time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{Random.Shared.NextInt64(1L << 32):x8}");
        _extension = ".parquet";
        AppDomain.CurrentDomain.ProcessExit += Discard;
    }

    /// <param name="root">The folder, which is created with the first file.</param>
    /// <param name="name">What the names of the files begin with; files of these names are replaced.</param>
    /// <param name="extension">The extension of the files.</param>
    public PartFiles(string root, string name, string extension)
        : this(root, DateTimeOffset.UnixEpoch)
    {
        (_run, _extension, _isDurable) = (name, extension, true);

        // A process that was killed may have left a file of this name, and another one may be writing it.
        _nonce = $".{Random.Shared.NextInt64(1L << 32):x8}";
    }

    /// <summary>The places of the files, once they have their names.</summary>
    public IEnumerable<string> Places => _files.Select(f => f.Place);

    /// <summary>The number of files.</summary>
    public int Count => _files.Count;

    /// <summary>Creates a file.</summary>
    /// <param name="folder">Its folder, relative to that of all files.</param>
    public FileStream Create(string folder)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            string path = Path.Combine(_root, folder);
            CreateFolder(path);
            string name = string.Create(CultureInfo.InvariantCulture, $"{_run}-{_files.Count + 1:D5}{_extension}");
            string temporary = Path.Combine(path, $".{name}{_nonce}.tmp");
            var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferSize);
            _files.Add((temporary, Path.Combine(path, name)));
            return stream;
        }
    }

    /// <summary>Ends a file: closes its stream, after its content is on the disk if it has to be durable.</summary>
    public void Complete(FileStream stream)
    {
        if (_isDurable)
            stream.Flush(flushToDisk: true);
        stream.Dispose();
    }

    /// <summary>Gives all files their names. Their streams must be closed.</summary>
    public void Commit()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            foreach ((string temporary, string place) in _files)
                File.Move(temporary, place, overwrite: _isDurable);
            if (_isDurable)
            {
                // The folders in which something is new: files, or folders for them.
                IEnumerable<string> changed = _files.Select(f => f.Place).Concat(_folders).Select(p => Path.GetDirectoryName(p)!);
                foreach (string folder in changed.Distinct())
                    DurableNames.Flush(folder);
            }

            Close();
        }
    }

    /// <summary>Deletes the files, and the folders that were created for them, unless they were given their names.</summary>
    public void Dispose() => Discard(null, EventArgs.Empty);

    /// <summary>Creates a folder, and notes which of those above it did not exist either.</summary>
    private void CreateFolder(string path)
    {
        for (string? folder = path; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            _folders.Add(folder);
        Directory.CreateDirectory(path);
    }

    private void Discard(object? sender, EventArgs e)
    {
        lock (_lock)
        {
            if (_isClosed)
                return;
            Close();
            foreach ((string temporary, string place) in _files)
            {
                TryDelete(() => File.Delete(temporary));
                TryDelete(() => File.Delete(place));
            }

            foreach (string folder in _folders.OrderByDescending(f => f.Length))
                TryDelete(() => Directory.Delete(folder));
        }
    }

    private static void TryDelete(Action delete)
    {
        try
        {
            delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The run has already failed with an error of its own; a folder may contain files of others by now.
        }
    }

    private void Close()
    {
        _isClosed = true;
        AppDomain.CurrentDomain.ProcessExit -= Discard;
    }
}
