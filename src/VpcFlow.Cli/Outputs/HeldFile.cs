using VpcFlow.Cli.Files;

namespace VpcFlow.Cli.Outputs;

/// <summary>
/// A temporary file beside an output. It is locked as long as it is held: one that another process can lock was left by a process that was
/// killed. The system ends the lock of a process with the process, in whatever way that ends.
/// </summary>
internal sealed class HeldFile : IDisposable
{
    private const string Prefix = ".vpcflow-output-";
    private const string Suffix = ".tmp";

    /// <summary>The names of such files, and of no others.</summary>
    private const string Pattern = $"{Prefix}????????.???{Suffix}";

    /// <summary>The number of attempts to create a file, which another process may take for an abandoned one before it is locked.</summary>
    private const int Attempts = 100;

    private const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;

    private readonly FileStream _lock;

    private HeldFile(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <summary>Creates a file, after it has deleted those that were left in the folder.</summary>
    /// <param name="folder">The folder, which exists.</param>
    public static HeldFile Create(string folder)
    {
        RemoveAbandoned(folder);
        for (int attempt = 1; ; attempt++)
        {
            string path = System.IO.Path.Combine(folder, Prefix + System.IO.Path.GetRandomFileName() + Suffix);
            try
            {
                // Network file systems need read access for a lock that is shared.
                var held = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, Shared, bufferSize: 0);
                if (File.Exists(path))
                    return new HeldFile(path, held);
                held.Dispose();
            }
            catch (IOException e) when (attempt < Attempts && FileErrors.IsLocked(e))
            {
                // Locked, and removed, by a process that started at the same moment.
            }
        }
    }

    /// <summary>Opens the file to be written.</summary>
    public FileStream Open() => new(Path, FileMode.Open, FileAccess.Write, Shared, bufferSize: 0);

    /// <summary>Ends the lock. The file must have another name by then, or be deleted.</summary>
    public void Dispose() => _lock.Dispose();

    /// <summary>Deletes the files of processes that were killed; a file that is held, or can't be deleted, remains.</summary>
    private static void RemoveAbandoned(string folder)
    {
        // Nobody's link leads out of the folder.
        var plain = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Directory };
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, Pattern, plain))
                TryRemove(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder in which files may be created, but not listed.
        }
    }

    private static void TryRemove(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0).Dispose();
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The process lives, or the file belongs to another user.
        }
    }
}
