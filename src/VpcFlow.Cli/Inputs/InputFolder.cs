using VpcFlow.Cli.Files;

namespace VpcFlow.Cli.Inputs;

/// <summary>
/// Finds the files in a folder and the folders below it, whatever their names are; only the content of a file shows what it is. Links are
/// followed, and a folder that is reached again is not searched again, so that loops end.
/// </summary>
/// <param name="visited">The identities of the folders that were searched, with the path of each.</param>
/// <param name="leftOut">Receives the path of what is not searched or read, and why.</param>
/// <param name="onProblem">Receives a message for each folder that can't be searched.</param>
internal sealed class InputFolder(Dictionary<string, string> visited, Action<string, string> leftOut, Action<string> onProblem)
{
    /// <summary>Why a file is left out that may block whoever opens it.</summary>
    public const string SpecialFile = "a device, pipe or socket";

    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly List<(string Path, FileStatus Status)> _found = [];

    /// <summary>Returns the regular files, sorted by path.</summary>
    public IReadOnlyList<(string Path, FileStatus Status)> Search(string path)
    {
        _found.Clear();
        Visit(path, FileStatus.Of(path));
        return [.. _found.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    private void Visit(string path, FileStatus status)
    {
        if (!visited.TryAdd(status.Identity, path))
        {
            leftOut(path, $"the same folder as {visited[status.Identity]}");
            return;
        }

        FileSystemInfo[] entries;
        try
        {
            entries = [.. new DirectoryInfo(path).EnumerateFileSystemInfos("*", s_all).OrderBy(e => e.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (FileErrors.IsFailure(e))
        {
            // The path is that of a folder, which is what the description of an error would say of it.
            onProblem($"{path}: {FileErrors.Describe(e)}");
            return;
        }

        foreach (FileSystemInfo entry in entries)
            Add(Path.Join(path, entry.Name), entry);
    }

    private void Add(string path, FileSystemInfo entry)
    {
        if (IsHidden(entry))
        {
            leftOut(path, "hidden");
            return;
        }

        FileStatus status = FileStatus.Of(path);
        switch (status.Kind)
        {
            case FileKind.Regular:
                _found.Add((path, status));
                break;
            case FileKind.Directory:
                Visit(path, status);
                break;
            case FileKind.Special:
                leftOut(path, SpecialFile);
                break;
            case FileKind.None:
                leftOut(path, "a broken link");
                break;
            default:
                throw new InvalidOperationException($"{status.Kind} is not a kind of file.");
        }
    }

    private static bool IsHidden(FileSystemInfo entry)
        => entry.Name.StartsWith('.') || (OperatingSystem.IsWindows() && (entry.Attributes & FileAttributes.Hidden) != 0);
}
