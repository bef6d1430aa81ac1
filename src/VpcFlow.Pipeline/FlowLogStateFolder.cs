using VpcFlow.Pipeline.Sources.Files;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow;

/// <summary>
/// A folder in which sources remember what was delivered, so that they go on there after a restart. One process can have it at a time.
/// </summary>
public sealed class FlowLogStateFolder : IDisposable
{
    private const string LockName = "lock";
    private readonly FileStream _lock;

    private FlowLogStateFolder(string path, FileStream locked)
    {
        Path = path;
        _lock = locked;
    }

    /// <summary>The path of the folder.</summary>
    public string Path { get; }

    /// <summary>Opens a folder, which is created if it doesn't exist, and locks it against other processes.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">Another process has the folder, or it can't be written to.</exception>
    public static FlowLogStateFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            string name = System.IO.Path.Combine(full, LockName);
            var locked = new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            foreach (string left in Directory.GetFiles(full, "*" + AtomicFile.TemporarySuffix))
                File.Delete(left);
            return new FlowLogStateFolder(full, locked);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string reason = IsInUse(e) ? "another process is using it" : e.Message;
            throw new IOException($"The state folder {full} can't be opened: {reason}", e);
        }
    }

    /// <summary>Reads what the sources of a folder remember, also while another process has it.</summary>
    /// <param name="path">The path of the folder.</param>
    /// <exception cref="IOException">The folder doesn't exist, or a file in it can't be read or is of a newer version.</exception>
    public static IReadOnlyList<FlowLogStateEntry> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = System.IO.Path.GetFullPath(path);
        var entries = new List<FlowLogStateEntry>();
        foreach (string file in Directory.GetFiles(full, "*" + StateDocument.Extension).Order(StringComparer.Ordinal))
        {
            StateDocument document = StateDocument.Read(file);
            entries.AddRange(document.Parts.Select(p => new FlowLogStateEntry(document.Source, p.Name, p.Position, p.Seen.Count)));
        }

        foreach (string file in Directory.GetFiles(full, "*" + KeyJournal.Extension).Order(StringComparer.Ordinal))
        {
            (string source, int count) = KeyJournal.Describe(file);
            entries.Add(new FlowLogStateEntry(source, "", "", count));
        }

        string[] events = Directory.GetFiles(full, "*" + EventJournal.Extension);
        entries.AddRange(events.Order(StringComparer.Ordinal).Select(EventJournal.Describe));
        foreach (string file in Directory.GetFiles(full, "*" + FileJournal.Extension))
            entries.AddRange(FileJournal.Describe(file));
        return entries;
    }

    /// <summary>Unlocks the folder.</summary>
    public void Dispose() => _lock.Dispose();

    /// <summary>Returns the path of the file of a source.</summary>
    internal string PathOf(string source, string extension) => System.IO.Path.Combine(Path, StateDocument.NameOf(source) + extension);

    /// <summary>Whether the lock was refused, for which there is no exception of its own.</summary>
    private static bool IsInUse(Exception e)
        => e is IOException and not (DirectoryNotFoundException or PathTooLongException)
            && (e.HResult == unchecked((int)0x80070020) || e.Message.Contains("being used by another process", StringComparison.Ordinal));
}
