using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Inputs;

/// <summary>Says what is remarkable about the files before they are read.</summary>
internal static class InputNotes
{
    private static readonly string[] s_copies = [".gz", ".zst", ".parquet"];

    public static void Write(InputExpander inputs, InputSelection selection, MessageWriter messages)
    {
        var beside = new FileNotes(messages, "note");
        HashSet<string> paths = inputs.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        foreach (string path in inputs.Files.Select(f => f.Path))
        {
            string? copy = s_copies.FirstOrDefault(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
            string original = path[..^(copy?.Length ?? 0)];
            if (copy is not null && paths.Contains(original))
                beside.Add(path, $"is next to {Path.GetFileName(original)}; if both have the same records, they are read twice");
        }

        beside.Complete();
        if (inputs.Unselected > 0)
        {
            string note = $"note: {Amounts.Count(inputs.Unselected, "file")} not selected by {Options(selection)}";
            if (inputs.Files.Count > 0)
                messages.Note(note);
            else
                messages.Write($"{note}; no file is left to read");
        }

        if (inputs.Unknown > 0)
            messages.Note(
                $"note: {Amounts.Count(inputs.Unknown, "file")} read although nothing in the path answers {Options(selection)}");
    }

    private static string Options(InputSelection selection)
    {
        string[] options =
        [
            .. selection.Since is null ? Array.Empty<string>() : ["--since"],
            .. selection.Until is null ? Array.Empty<string>() : ["--until"],
            .. selection.Accounts.Count == 0 ? Array.Empty<string>() : ["--account"],
            .. selection.Regions.Count == 0 ? Array.Empty<string>() : ["--region"],
            .. selection.FlowLogIds.Count == 0 ? Array.Empty<string>() : ["--flow-log-id"],
        ];
        return string.Join(", ", options);
    }
}
