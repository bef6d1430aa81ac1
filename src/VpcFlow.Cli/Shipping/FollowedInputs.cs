using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>The files that inputs lead to, again and again. What is not there is waited for, and said once.</summary>
/// <param name="paths">Files, folders and patterns.</param>
/// <param name="selection">Selects files by their paths.</param>
/// <param name="messages">Receives what is missing.</param>
internal sealed class FollowedInputs(string[] paths, InputSelection selection, MessageWriter messages)
{
    private readonly MessageWriter _silent = new(TextWriter.Null) { IsQuiet = true };
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);

    public IEnumerable<(string Path, bool IsCandidate)> Find()
    {
        InputExpander inputs = InputExpander.Expand(paths, selection, new FileNotes(_silent, "left out"));
        foreach (string problem in inputs.Problems)
        {
            if (_missing.Add(problem))
                messages.Note($"{problem}; it is waited for");
        }

        _missing.IntersectWith(inputs.Problems);
        return inputs.Files.Select(f => (f.Path, f.Folder is not null));
    }
}
