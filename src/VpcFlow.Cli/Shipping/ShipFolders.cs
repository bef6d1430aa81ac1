using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>What has become of the files of the folders that are read once.</summary>
/// <param name="files">The files.</param>
internal sealed class ShipFolders(IEnumerable<InputFile> files)
{
    private readonly FolderTally _tally = new();
    private readonly Dictionary<string, string> _folders = files
        .Where(f => f.Folder is not null)
        .ToDictionary(f => f.Path, f => f.Folder!, StringComparer.Ordinal);

    public void Add(FlowLogObjectOutcome outcome)
    {
        if (!_folders.TryGetValue(outcome.Object.Name, out string? folder))
            return;
        lock (_tally)
            _tally.Add(folder, outcome.Status);
    }

    /// <summary>Returns an error for each folder of which every file with content was left out.</summary>
    public IEnumerable<(int ExitCode, string Problem)> FindProblems() => _tally.FindProblems();
}
