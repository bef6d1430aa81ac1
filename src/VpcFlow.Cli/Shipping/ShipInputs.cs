using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Pipeline.Elasticsearch.DeadLetters;

namespace VpcFlow.Cli.Shipping;

/// <summary>The files of <c>vpcflow ship</c>: flow logs, and documents that a cluster has refused before.</summary>
/// <param name="FlowLogs">The flow logs.</param>
/// <param name="DeadLetters">The files with refused documents, which are sent again.</param>
internal sealed record ShipInputs(IReadOnlyList<InputFile> FlowLogs, IReadOnlyList<InputFile> DeadLetters)
{
    /// <summary>No line of a flow log is longer.</summary>
    private const int MaxStart = 1 << 20;

    /// <summary>Finds the files of the settings.</summary>
    /// <exception cref="UsageException">A file doesn't exist.</exception>
    public static ShipInputs Find(FileSourceSettings? settings, ShipOptions options, MessageWriter messages)
    {
        if (settings is null)
            return new ShipInputs([], []);
        var leftOut = new FileNotes(messages, "left out");
        InputExpander inputs = InputExpander.Expand(settings.Paths!, options.Selection, leftOut);
        leftOut.Complete();
        InputNotes.Write(inputs, options.Selection, messages);
        if (inputs.Problems.Count > 0)
            throw new UsageException(string.Join("\nvpcflow: ", inputs.Problems));
        ILookup<bool, InputFile> files = inputs.Files.ToLookup(IsDeadLetters);
        return new ShipInputs([.. files[false]], [.. files[true]]);
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
        catch (Exception e) when (Files.FileErrors.IsFailure(e))
        {
            // Reading it as a flow log says what is wrong.
            return false;
        }
    }
}
