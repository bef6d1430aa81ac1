using VpcFlow.Cli.Commands;

namespace VpcFlow.Cli.Shipping;

/// <summary>
/// A copy of what a state folder remembers, for a run that must not change it. The folder may be in use, or not exist yet. The copy is
/// deleted when it is disposed.
/// </summary>
internal sealed class StateCopy : IDisposable
{
    private StateCopy(string path) => Path = path;

    public string Path { get; }

    /// <exception cref="UsageException">The folder can't be read.</exception>
    public static StateCopy Create(string folder)
    {
        var copy = new StateCopy(Directory.CreateTempSubdirectory("vpcflow-dry-").FullName);
        try
        {
            foreach (FileInfo file in Directory.Exists(folder) ? new DirectoryInfo(folder).GetFiles() : [])
            {
                // A process that has the folder keeps its lock, and appends to the others.
                if (file.Name == "lock")
                    continue;
                using var from = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using FileStream to = File.Create(System.IO.Path.Combine(copy.Path, file.Name));
                from.CopyTo(to);
            }

            return copy;
        }
        catch (Exception e) when (Files.FileErrors.IsFailure(e))
        {
            copy.Dispose();
            throw new UsageException($"--state: {folder}: {Files.FileErrors.Describe(e, folder)}");
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
