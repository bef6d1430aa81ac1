namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>
/// Counts the files with what could not be delivered, in the folder of the state of deliveries: a cluster does not know of what it refused.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class KeptLetters(string folder)
{
    private static readonly string[] s_kinds = ["documents", "messages", "parked"];

    /// <summary>Returns how many files were written last within a window.</summary>
    public int Count(AlertWindow window)
        => s_kinds.Select(k => Path.Combine(folder, k))
            .Where(Directory.Exists)
            .SelectMany(f => new DirectoryInfo(f).EnumerateFiles())
            .Count(f => f.Extension is ".json" or ".ndjson" && f.LastWriteTimeUtc >= window.From && f.LastWriteTimeUtc < window.To);
}
