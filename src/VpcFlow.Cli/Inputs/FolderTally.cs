using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Inputs;

/// <summary>Adds up what was found in each folder that was named: files are left out one by one, but not all of them silently.</summary>
internal sealed class FolderTally
{
    private readonly Dictionary<string, (int Files, int NoRecord, int Foreign)> _folders = new(StringComparer.Ordinal);

    public void Add(string folder, FlowLogObjectStatus status)
    {
        (int files, int noRecord, int foreign) = _folders.GetValueOrDefault(folder);
        if (status is FlowLogObjectStatus.Read or FlowLogObjectStatus.Failed)
            files++;
        else if (status == FlowLogObjectStatus.NoRecord)
            noRecord++;
        else if (status == FlowLogObjectStatus.Foreign)
            foreign++;
        _folders[folder] = (files, noRecord, foreign);
    }

    /// <summary>Returns an error for each folder of which every file with content was left out.</summary>
    public IEnumerable<(int ExitCode, string Problem)> FindProblems()
    {
        foreach ((string folder, (int files, int noRecord, int foreign)) in _folders)
        {
            if (files == 0 && noRecord > 0)
                yield return (ExitCodes.Rejected, $"{folder}: no record in {Amounts.Count(noRecord + foreign, "file")}");
            else if (files == 0 && foreign > 0)
                yield return (ExitCodes.InputFailed, $"{folder}: the folder contains no flow log");
        }
    }
}
