using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Files;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Pipeline.Elasticsearch.DeadLetters;

namespace VpcFlow.Cli.Shipping;

/// <summary>The files of <c>vpcflow ship</c>: flow logs, and documents that a cluster has refused before.</summary>
/// <param name="FlowLogs">The flow logs that are read once; those that are followed, and standard input, are not among them.</param>
/// <param name="DeadLetters">The files with refused documents, which are sent again.</param>
/// <param name="Unreadable">The number of files that are there and can't be read, each of which was reported.</param>
internal sealed record ShipInputs(IReadOnlyList<InputFile> FlowLogs, IReadOnlyList<InputFile> DeadLetters, int Unreadable = 0)
{
    /// <summary>No line of a flow log is longer.</summary>
    private const int MaxStart = 1 << 20;

    /// <summary>Finds the files of the settings.</summary>
    /// <exception cref="UnreadableInputException">A file doesn't exist, or a folder has none.</exception>
    public static ShipInputs Find(FileSourceSettings? settings, ShipOptions options, MessageWriter messages)
    {
        string[] paths = [.. (settings?.Paths ?? []).Where(p => p != InputFile.StandardInput)];
        if (paths.Length == 0 || ShipFiles.IsFollowed(settings!, options))
            return new ShipInputs([], []);
        var leftOut = new FileNotes(messages, "left out");
        InputExpander inputs = InputExpander.Expand(paths, options.Selection, leftOut);
        leftOut.Complete();
        InputNotes.Write(inputs, options.Selection, messages);
        if (inputs.Problems.Count > 0)
            throw new UnreadableInputException(string.Join("\nvpcflow: ", inputs.Problems));
        InputFile[] readable = [.. inputs.Files.Where(f => CanRead(f, messages))];
        ILookup<bool, InputFile> files = readable.ToLookup(IsDeadLetters);
        return new ShipInputs([.. files[false]], [.. files[true]], inputs.Files.Count - readable.Length);
    }

    /// <summary>Opens a file, unless that would take something from it, and reports one that may not be read.</summary>
    private static bool CanRead(InputFile file, MessageWriter messages)
    {
        if (FileStatus.Of(file.Path).Kind != FileKind.Regular)
            return true;
        try
        {
            file.Open().Dispose();
            return true;
        }
        catch (InputException e)
        {
            messages.Error($"{file.Name}: {e.Message}");
            return false;
        }
    }

    /// <summary>Whether the first line of a file is a dead letter: JSON with a data stream, an id and a document.</summary>
    private static bool IsDeadLetters(InputFile file)
    {
        if (!file.Path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || file.Length == 0)
            return false;
        try
        {
            using StreamReader text = File.OpenText(file.Path);
            var start = new char[(int)Math.Min(MaxStart, file.Length)];
            int length = text.ReadBlock(start);
            string line = new string(start, 0, length).Split('\n', 2)[0];
            return DeadLetterReader.Read(line) is not null;
        }
        catch (Exception e) when (FileErrors.IsFailure(e))
        {
            // Reading it as a flow log says what is wrong.
            return false;
        }
    }
}
