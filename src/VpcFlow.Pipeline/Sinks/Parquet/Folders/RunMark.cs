using System.Text;

namespace VpcFlow.Pipeline.Sinks.Parquet.Folders;

/// <summary>
/// The file by which a run says which temporary files are its own. It is locked while the run lives: a mark that another run can lock was
/// left by one that was killed, and the files that it lists belong to nobody.
/// </summary>
internal sealed class RunMark : IDisposable
{
    private const string Prefix = ".vpcflow-";
    private const string Suffix = ".run";

    /// <summary>The number of attempts to create a mark, which another run may take for an abandoned one before it is locked.</summary>
    private const int Attempts = 100;

    private readonly string _path;
    private readonly FileStream _stream;

    private RunMark(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
    }

    /// <summary>Creates a mark.</summary>
    /// <param name="root">The folder of all files, which exists.</param>
    /// <exception cref="IOException">The file can't be created.</exception>
    public static RunMark Create(string root)
    {
        for (int attempt = 1; ; attempt++)
        {
            string path = Path.Combine(root, $"{Prefix}{Random.Shared.NextInt64():x16}{Suffix}");
            try
            {
                var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
                if (File.Exists(path))
                    return new RunMark(path, stream);
                stream.Dispose();
            }
            catch (IOException) when (attempt < Attempts && Directory.Exists(root) && !File.Exists(path))
            {
                // Locked, and removed, by a run that started at the same moment.
            }
        }
    }

    /// <summary>Notes a file before it is created.</summary>
    /// <param name="file">The path of the file, relative to the folder of all.</param>
    public void Add(string file) => _stream.Write(Encoding.UTF8.GetBytes(file + "\n"));

    /// <summary>Deletes what runs left that were killed; what belongs to a run that lives, or can't be deleted, remains.</summary>
    /// <param name="root">The folder of all files, which exists.</param>
    public static void RemoveAbandoned(string root)
    {
        foreach (string path in Directory.EnumerateFiles(root, Prefix + "*" + Suffix))
        {
            try
            {
                using (var mark = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                using (var reader = new StreamReader(mark, Encoding.UTF8))
                {
                    while (reader.ReadLine() is { } file)
                        Remove(root, file);
                }

                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The run lives, or another one removes its files.
            }
        }
    }

    /// <summary>Removes the mark: no temporary file is left.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        try
        {
            File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run finds nothing that it lists.
        }
    }

    /// <summary>
    /// Deletes a temporary file, whatever the text of the mark is: nothing outside the folder, and no file with another name.
    /// </summary>
    private static void Remove(string root, string file)
    {
        string path = Path.GetFullPath(Path.Combine(root, file));
        bool isInside = path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (isInside && PartFiles.IsTemporary(Path.GetFileName(path)) && File.Exists(path))
            File.Delete(path);
    }
}
