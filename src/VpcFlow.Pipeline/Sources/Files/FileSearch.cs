using Microsoft.Win32.SafeHandles;

namespace VpcFlow.Pipeline.Sources.Files;

/// <summary>Finds what is new in files.</summary>
/// <param name="options">The options of the source.</param>
/// <param name="journal">Remembers what is delivered.</param>
/// <param name="settlement">Has the files in work.</param>
/// <param name="problems">Reports what went wrong.</param>
internal sealed class FileSearch(FileSourceOptions options, FileJournal journal, FileSettlement settlement, Problems problems)
{
    /// <summary>How long a file that is read as a whole must not have changed.</summary>
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(5);

    /// <summary>How long one that is not complete must not have changed to be regarded as damaged.</summary>
    private static readonly TimeSpan s_damaged = TimeSpan.FromMinutes(10);

    private static readonly EnumerationOptions s_all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.System };

    /// <summary>The files that have nothing new as long as they have these lengths and times.</summary>
    private readonly Dictionary<string, (long Length, DateTime Time)> _unchanged = new(StringComparer.Ordinal);

    /// <summary>The identities of the files with these paths.</summary>
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <summary>Returns the files that are there, each with whether it was found in a folder.</summary>
    public IEnumerable<(string Path, bool IsCandidate)> Find()
        => (options.Find?.Invoke() ?? options.Paths.SelectMany(FindIn)).Where(f => options.PathFilter?.Invoke(f.Path) != false);

    /// <summary>Returns what is new in a file; <see langword="null"/> if nothing is, or it can't be read.</summary>
    public FollowedFile? Examine(string path, bool isCandidate)
    {
        if (!settlement.Attempts.IsDue(path))
            return null;
        SafeFileHandle? file = null;
        try
        {
            var info = new FileInfo(path);
            (long Length, DateTime Time) now = (info.Length, info.LastWriteTimeUtc);
            if (_unchanged.TryGetValue(path, out (long Length, DateTime Time) last) && last == now)
                return null;
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (Examine(path, file, isCandidate) is { } found)
            {
                file = null;
                _unchanged.Remove(path);
                return found;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(path, e.Message);
        }
        finally
        {
            file?.Dispose();
        }

        return null;
    }

    /// <summary>Returns how many bytes of a file would be read; <see langword="null"/> if it can't be read.</summary>
    public long? Preview(string path)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            long length = RandomAccess.GetLength(file);
            byte[] head = ReadHead(file, length);
            bool isLines = FileContent.IsLines(head);
            FileEntry? known = journal.Find(head, e => IsSame(path, file, length, isLines, e));
            return known is null || (!isLines && known.Delivered < length) ? length : Math.Max(0, length - known.Delivered);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(path, e.Message);
            return null;
        }
    }

    private static byte[] ReadHead(SafeFileHandle file, long length)
    {
        byte[] head = new byte[Math.Min(length, FileContent.HeadLength)];
        return head[..RandomAccess.Read(file, head, 0)];
    }

    private FollowedFile? Examine(string path, SafeFileHandle file, bool isFound)
    {
        long length = RandomAccess.GetLength(file);
        DateTime time = File.GetLastWriteTimeUtc(file);
        byte[] head = ReadHead(file, length);
        bool isLines = FileContent.IsLines(head);
        FileEntry? known = journal.Find(head, e => IsSame(path, file, length, isLines, e));
        if (known is null)
            return Begin(path, file, length, time, head, isLines, isFound);
        bool isCounted = _paths.TryAdd(path, known.Identity);
        _paths[path] = known.Identity;
        if (known.Delivered >= length)
            return Know(path, length, time, isCounted);

        // What is read as a whole, and has grown, is read again as a whole: under the ids that it had.
        if (!isLines && !options.StopsAtEnd && !IsReady(file, head, length, time))
            return null;
        FileEntry begun = isLines ? known : known with { Delivered = 0, Lines = 0 };
        long end = !isLines ? length : known.Delivered == 0 ? known.FirstLength : EndOf(file, known.Delivered, length);
        if (end == begun.Delivered)
            return Know(path, length, time, isCounted: false);
        return settlement.TryBegin(known.Identity)
            ? new FollowedFile(file, path, begun with { Path = Path.GetFullPath(path) }, end, settlement)
            {
                IsFound = isFound,
                IsWhole = !isLines,
            }
            : null;
    }

    /// <summary>
    /// Whether a file begins with what an entry is of. A file of lines under the same name that still begins like it is not read again to
    /// be sure of that each time that it has grown.
    /// </summary>
    private bool IsSame(string path, SafeFileHandle file, long length, bool isLines, FileEntry entry)
        => length >= entry.FirstLength
            && ((isLines && _paths.TryGetValue(path, out string? identity) && identity == entry.Identity)
                || FileContent.Hash(file, entry.FirstLength) == entry.Identity);

    /// <summary>Begins with a file that is not known.</summary>
    private FollowedFile? Begin(
        string path, SafeFileHandle file, long length, DateTime time, byte[] head, bool isLines, bool isFound)
    {
        long end = isLines ? EndOf(file, 0, length) : length;
        bool hasRecord = isLines ? FileContent.HasRecord(head.AsSpan(0, (int)Math.Min(head.Length, end))) : length > 0;
        if (!options.StopsAtEnd && (!hasRecord || (!isLines && !IsReady(file, head, length, time))))
            return null;
        string probe = FileContent.Hash(head.AsSpan(0, Math.Min(head.Length, FileContent.ProbeLengthOf(end))));
        var entry = new FileEntry(Path.GetFullPath(path), FileContent.Hash(file, end), end, probe, Delivered: 0, Lines: 0, Header: "");

        _paths[path] = entry.Identity;

        // One without a record is like others, and is not remembered.
        if (!settlement.TryBegin(hasRecord ? entry.Identity : path))
            return null;
        if (hasRecord)
            journal.Put(entry, isDurable: true);
        return new FollowedFile(file, path, entry, end, settlement) { IsFound = isFound, IsKept = hasRecord, IsWhole = !isLines };
    }

    private long EndOf(SafeFileHandle file, long from, long length)
        => options.StopsAtEnd ? length : FileContent.EndOfLines(file, from, length);

    private bool IsReady(SafeFileHandle file, byte[] head, long length, DateTime time)
    {
        TimeSpan age = options.TimeProvider.GetUtcNow() - new DateTimeOffset(time, TimeSpan.Zero);
        return age >= s_damaged || (age >= s_settle && FileContent.IsComplete(file, head, length));
    }

    /// <summary>Nothing is new in a file, which is counted if that is so from the beginning.</summary>
    private FollowedFile? Know(string path, long length, DateTime time, bool isCounted)
    {
        if (isCounted)
            problems.Counters.CountKnown();
        _unchanged[path] = (length, time);
        return null;
    }

    private IEnumerable<(string Path, bool IsCandidate)> FindIn(string path)
    {
        if (File.Exists(path))
            return [(Path.GetFullPath(path), false)];
        if (!Directory.Exists(path))
        {
            Report(path, $"{path} does not exist{(options.StopsAtEnd ? "" : ", and is waited for")}");
            return [];
        }

        _reported.Remove(path);
        try
        {
            return [.. Directory.EnumerateFiles(Path.GetFullPath(path), "*", s_all).Order(StringComparer.Ordinal).Select(f => (f, true))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(path, e.Message);
            return [];
        }
    }

    /// <summary>Reports what is wrong with a file, once.</summary>
    private void Report(string path, string message)
    {
        if (_reported.Add(path))
            problems.Report(message);
    }
}
