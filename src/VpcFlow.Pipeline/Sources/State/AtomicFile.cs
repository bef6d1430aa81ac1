namespace VpcFlow.Pipeline.Sources.State;

/// <summary>Writes files that are there as a whole or not at all, whenever the process or the machine stops.</summary>
internal static class AtomicFile
{
    /// <summary>What the names of files end with that are being written; one that is left over can be deleted.</summary>
    public const string TemporarySuffix = ".new";

    /// <summary>Creates or replaces a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="content">The content.</param>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string temporary = path + TemporarySuffix;
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(content);

            // The name must not be there before the content is.
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        DurableNames.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }
}
