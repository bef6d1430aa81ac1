using System.Text.Json;

namespace Samples.Worker;

/// <summary>
/// The output and, next to it, a journal of the completed files. A file's documents count only once its line is in the journal: documents
/// after
/// that, left by a process that was stopped or killed, are cut off at the next start. Each file is thus converted exactly once.
/// </summary>
public sealed class OutputJournal : IDisposable
{
    private readonly FileStream _lock;
    private readonly FileStream _output;
    private readonly FileStream _journal;
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private long _committed;

    private OutputJournal(string path)
    {
        // On Unix, only FileShare.None excludes other processes; the output itself must remain readable.
        _lock = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            _output = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            _journal = new FileStream(path + ".journal", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            ReadJournal();
            Rollback();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The stream to write documents to.</summary>
    public Stream Output => _output;

    /// <summary>Opens the output and its journal for exclusive use by this process.</summary>
    /// <exception cref="IOException">A file can't be opened, or is in use by another process.</exception>
    public static OutputJournal Open(string path) => new(path);

    /// <summary>Whether a file is completed.</summary>
    public bool Contains(string file) => _done.Contains(file);

    /// <summary>Keeps what was written since the last commit and records the file.</summary>
    public void Commit(string file, long records, long rejected, string? problem)
    {
        _output.Flush(flushToDisk: true);
        Append(new JournalEntry(file, _output.Position, records, rejected, problem));
    }

    /// <summary>Discards what was written since the last commit.</summary>
    public void Rollback()
    {
        _output.SetLength(_committed);
        _output.Position = _committed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _journal?.Dispose();
        _output?.Dispose();
        _lock.Dispose();
    }

    private void ReadJournal()
    {
        var content = new byte[_journal.Length];
        _journal.ReadExactly(content);
        bool any = false;
        int at = 0;
        while (content.AsSpan(at).IndexOf((byte)'\n') is int length and >= 0)
        {
            JournalEntry entry = JsonSerializer.Deserialize(content.AsSpan(at, length), JournalJson.Default.JournalEntry)!;
            _committed = entry.OutputLength;
            if (entry.File is not null)
                _done.Add(entry.File);
            any = true;
            at += length + 1;
        }

        // A last line without its line end was not written completely: its file is not done.
        _journal.SetLength(at);
        _journal.Position = at;

        // If the output was moved away, it starts again. Content from before the first run is kept.
        _committed = any ? Math.Min(_committed, _output.Length) : _output.Length;
        if (!any)
            Append(new JournalEntry(null, _committed));
    }

    private void Append(JournalEntry entry)
    {
        _journal.Write(JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Default.JournalEntry));
        _journal.Write("\n"u8);
        _journal.Flush(flushToDisk: true);
        _committed = entry.OutputLength;
        if (entry.File is not null)
            _done.Add(entry.File);
    }
}
