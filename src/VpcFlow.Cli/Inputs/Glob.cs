namespace VpcFlow.Cli.Inputs;

/// <summary>
/// Expands patterns that no shell has expanded: <c>*</c>, <c>?</c> and <c>[a-z]</c> match within a name, <c>**</c> matches any number of
/// directories. As in a shell, a name that begins with a dot is matched only by a pattern that does.
/// </summary>
internal static class Glob
{
    private const string AnyDirectories = "**";

    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    public static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?', '[');

    /// <summary>Returns the matching paths, sorted by name. A pattern that ends with <c>**</c> matches files only.</summary>
    public static IReadOnlyCollection<string> Expand(string pattern)
    {
        string[] segments = pattern.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]);
        int first = Array.FindIndex(segments, IsPattern);
        string start = string.Join(Path.DirectorySeparatorChar, segments[..first]);
        if (first > 0)
            start += Path.DirectorySeparatorChar;
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Walk(start, segments.AsSpan(first), found);
        return found;
    }

    /// <param name="start">The path before the segments: empty, or ending with a separator.</param>
    /// <param name="segments">The names that remain to be matched.</param>
    /// <param name="found">The set to add the paths to.</param>
    private static void Walk(string start, ReadOnlySpan<string> segments, SortedSet<string> found)
    {
        if (segments.IsEmpty || (start.Length > 0 && !Directory.Exists(start)))
            return;
        string segment = segments[0];
        if (segment.Length == 0)
            Walk(start, segments[1..], found);
        else if (segment == AnyDirectories)
            WalkAnyDirectories(start, segments, found);
        else if (IsPattern(segment))
            WalkPattern(start, segments, found);
        else
            Take(start + segment, segments, found);
    }

    private static void WalkPattern(string start, ReadOnlySpan<string> segments, SortedSet<string> found)
    {
        foreach (FileSystemInfo entry in Entries(start))
        {
            if (NamePattern.IsMatch(segments[0], entry.Name))
                Take(start + entry.Name, segments, found);
        }
    }

    private static void WalkAnyDirectories(string start, ReadOnlySpan<string> segments, SortedSet<string> found)
    {
        bool isLast = segments.Length == 1;
        if (!isLast)
            Walk(start, segments[1..], found);
        foreach (FileSystemInfo entry in Entries(start))
        {
            if (entry.Name.StartsWith('.'))
                continue;

            // Following a link to a parent directory would never end.
            if ((entry.Attributes & FileAttributes.Directory) == 0 && isLast)
                found.Add(start + entry.Name);
            else if ((entry.Attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint)) == FileAttributes.Directory)
                Walk(start + entry.Name + Path.DirectorySeparatorChar, segments, found);
        }
    }

    private static void Take(string path, ReadOnlySpan<string> segments, SortedSet<string> found)
    {
        if (segments.Length > 1)
            Walk(path + Path.DirectorySeparatorChar, segments[1..], found);
        else if (Path.Exists(path))
            found.Add(path);
    }

    private static IEnumerable<FileSystemInfo> Entries(string start)
        => new DirectoryInfo(start.Length == 0 ? "." : start).EnumerateFileSystemInfos("*", s_all);
}
