namespace VpcFlow.Pipeline.Enrichment;

/// <summary>Tells versions of a file apart without reading it.</summary>
/// <param name="Modified">When it was last written to.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record FileVersion(DateTime Modified, long Length)
{
    /// <summary>Returns the version of a file; <see langword="null"/> if there is no such file or it is not accessible.</summary>
    public static FileVersion? Of(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists ? new FileVersion(file.LastWriteTimeUtc, file.Length) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
