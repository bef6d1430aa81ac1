using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>Creates the sources of files, folders, patterns and standard input.</summary>
internal static class ShipFiles
{
    /// <summary>Whether files are watched, rather than read once.</summary>
    public static bool IsFollowed(FileSourceSettings settings, ShipOptions options) => settings.Follow && !options.Once;

    /// <summary>Creates the sources: one for all files, and one for standard input.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="files">The files that are read once.</param>
    /// <param name="options">The options of the command.</param>
    /// <param name="state">Remembers what was delivered.</param>
    /// <param name="messages">Receives what goes wrong.</param>
    public static IEnumerable<ShipSource> Create(
        FileSourceSettings settings,
        IReadOnlyList<InputFile> files,
        ShipOptions options,
        FlowLogStateFolder state,
        MessageWriter messages)
    {
        string[] paths = [.. settings.Paths!.Where(p => p != InputFile.StandardInput)];
        if (paths.Length < settings.Paths!.Count)
        {
            InputFile[] input = [new InputFile(InputFile.StandardInput)];
            yield return new ShipSource("standard input", new InputSource(input, needsIdentity: true));
        }

        if (paths.Length == 0)
            yield break;
        if (IsFollowed(settings, options))
        {
            var found = new FollowedInputs(paths, options.Selection, messages);
            string name = $"following {string.Join(", ", paths)}";
            yield return new ShipSource(name, Source(settings, state, messages, stops: false, found.Find));
            yield break;
        }

        if (files.Count > 0)
        {
            IEnumerable<(string, bool)> all = files.Select(f => (f.Path, f.Folder is not null));
            yield return new ShipSource("files", Source(settings, state, messages, stops: true, () => all));
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
}
