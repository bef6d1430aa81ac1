using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>Creates the sources of files, folders, patterns and standard input.</summary>
internal static class ShipFiles
{
    /// <summary>Creates the sources: one for all files, and one for standard input.</summary>
    /// <exception cref="UsageException">A file or folder doesn't exist, or contains nothing to read, and is not waited for.</exception>
    public static IEnumerable<ShipSource> Create(
        FileSourceSettings settings, ShipOptions options, FlowLogStateFolder state, MessageWriter messages)
    {
        string[] paths = [.. settings.Paths!.Where(p => p != InputFile.StandardInput)];
        if (paths.Length < settings.Paths!.Count)
        {
            InputFile[] input = [new InputFile(InputFile.StandardInput)];
            yield return new ShipSource("standard input", new InputSource(input, needsIdentity: true));
        }

        if (paths.Length == 0)
            yield break;
        bool isFollowed = settings.Follow && !options.Once;
        if (isFollowed)
        {
            var found = new FollowedInputs(paths, options.Selection, messages);
            string name = $"following {string.Join(", ", paths)}";
            yield return new ShipSource(name, Source(settings, state, messages, stops: false, found.Find));
            yield break;
        }

        IReadOnlyList<InputFile> files = Find(paths, options, messages);
        if (files.Count > 0)
        {
            IEnumerable<(string, bool)> all = files.Select(f => (f.Path, f.Folder is not null));
            yield return new ShipSource(Amounts.Count(files.Count, "file"), Source(settings, state, messages, stops: true, () => all));
        }
    }

    private static FileSource Source(
        FileSourceSettings settings,
        FlowLogStateFolder state,
        MessageWriter messages,
        bool stops,
        Func<IEnumerable<(string Path, bool IsCandidate)>> find) => new(new FileSourceOptions
        {
            Paths = [],
            Find = find,
            State = state,
            StopsAtEnd = stops,
            ScanFrequency = settings.ScanFrequency,
            OnProblem = messages.Error,
        });

    private static IReadOnlyList<InputFile> Find(string[] paths, ShipOptions options, MessageWriter messages)
    {
        var leftOut = new FileNotes(messages, "left out");
        InputExpander inputs = InputExpander.Expand(paths, options.Selection, leftOut);
        leftOut.Complete();
        InputNotes.Write(inputs, options.Selection, messages);
        return inputs.Problems.Count == 0
            ? inputs.Files
            : throw new UsageException(string.Join("\nvpcflow: ", inputs.Problems));
    }
}
