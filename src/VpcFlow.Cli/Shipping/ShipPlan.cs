using System.Globalization;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Pipeline.Sources.Previews;

namespace VpcFlow.Cli.Shipping;

/// <summary>Writes what a run would read.</summary>
/// <param name="messages">Receives what goes wrong.</param>
internal sealed class ShipPlan(MessageWriter messages)
{
    /// <summary>As many log groups are named.</summary>
    private const int MaxGroups = 20;

    /// <summary>Looks at the sources, and writes what they have.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WriteAsync(
        IReadOnlyList<ShipSource> sources, IReadOnlyList<InputFile> deadLetters, CancellationToken cancellationToken)
    {
        int exitCode = ExitCodes.Done;
        foreach (ShipSource source in sources)
        {
            try
            {
                TextOutput.Write(await DescribeAsync(source, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                messages.Error(e.Message);
                exitCode = ExitCodes.InputFailed;
            }
        }

        foreach (InputFile file in deadLetters)
            TextOutput.Write($"{file.Name}: refused documents, to send again\n");
        return exitCode;
    }

    private static async Task<string> DescribeAsync(ShipSource source, CancellationToken cancellationToken) => source.Source switch
    {
        S3PollingSource bucket => Describe(source.Name, await bucket.PreviewAsync(cancellationToken).ConfigureAwait(false)),
        FileSource files => Describe(source.Name, files.Preview()),
        SqsSource queue => Describe(source.Name, await queue.PreviewAsync(cancellationToken).ConfigureAwait(false)),
        CloudWatchSource groups => Describe(source.Name, await groups.PreviewAsync(cancellationToken).ConfigureAwait(false)),
        _ => source.Name + "\n",
    };

    private static string Describe(string name, SourcePreview preview)
    {
        string known = preview.Known > 0 ? $", {Amounts.Number(preview.Known)} with nothing new" : "";
        string filtered = preview.Filtered > 0 ? $", {Amounts.Number(preview.Filtered)} not selected" : "";
        string count = $"{Amounts.Count(preview.Count, preview.Noun)} to read";
        var lines = new List<string>
        {
            $"{name}: {(preview.IsCut ? "at least " : "")}{count}, {Amounts.Bytes(preview.Bytes)}{known}{filtered}",
        };
        lines.AddRange(preview.First.Select(f => $"  {f.Name}, {Amounts.Bytes(f.Length)}"));
        if (preview.IsCut)
            lines.Add("  … and more: the search was ended here");
        else if (preview.Count > preview.First.Count)
            lines.Add($"  … and {Amounts.Number(preview.Count - preview.First.Count)} more");
        return Join(lines);
    }

    private static string Describe(string name, QueuePreview preview)
        => preview.Unknown is { } reason
            ? $"{name}: the number of messages is unknown: {reason}\n"
            : $"{name}: about {Amounts.Count(preview.Waiting, "message")} to receive, and {Amounts.Number(preview.InWork)} that a receiver "
                + "has or that come again later\n";

    private static string Describe(string name, IReadOnlyList<LogGroupPreview> groups)
    {
        var lines = new List<string> { $"{name}: {Amounts.Count(groups.Count, "log group")} to search" };
        lines.AddRange(groups.Take(MaxGroups).Select(g => $"  {g.Name}, from {Text(g.From)} to {Text(g.To)}"));
        if (groups.Count > MaxGroups)
            lines.Add($"  … and {Amounts.Number(groups.Count - MaxGroups)} more");
        return Join(lines);
    }

    private static string Text(DateTimeOffset? time)
        => time is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "the first event";

    private static string Join(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));
}
