using System.Runtime.CompilerServices;
using VpcFlow.Pipeline.Sources;
using VpcFlow.Pipeline.Sources.DeadLetters;
using VpcFlow.Pipeline.Sources.Files;
using VpcFlow.Pipeline.Sources.Previews;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow;

/// <summary>
/// Reads files, and by default follows them. What was delivered is remembered by the content of files, not by their names: a file that was
/// renamed is not read again, and one that was replaced or truncated is.
/// </summary>
/// <remarks>
/// Files of lines are read up to their last whole line, and from there when they have grown. All others, such as gzip and Parquet, are read
/// as a whole, once they have not changed for some seconds and are complete. Files are looked at again and again, since notifications of
/// the file system don't come from every one of them.
/// </remarks>
/// <param name="options">The files, and how they are followed.</param>
public sealed class FileSource(FileSourceOptions options) : IFlowLogSource, IMeasuredSource
{
    /// <summary>Counts what the source has met besides the files that it delivered.</summary>
    public FlowLogSourceCounters Counters { get; } = new();

    /// <summary>Looks at the files, and returns what would be read. Opens the state, of which the caller has a copy.</summary>
    /// <exception cref="IOException">The state can't be read.</exception>
    internal SourcePreview Preview()
    {
        var problems = new Problems(Counters, options.OnProblem);
        using FileJournal journal = FileJournal.Open(options.State);
        var search = new FileSearch(options, journal, CreateSettlement(journal, problems), problems);
        var preview = new SourcePreview("file");
        foreach ((string path, _) in search.Find())
        {
            if (search.Preview(path) is not { } length)
                continue;
            if (length > 0)
                preview.Add(path, length);
            else
                preview.Known++;
        }

        return preview;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The state can't be read.</exception>
    public async IAsyncEnumerable<FlowLogObject> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var problems = new Problems(Counters, options.OnProblem);
        FileJournal journal = FileJournal.Open(options.State);
        FileSettlement settlement = CreateSettlement(journal, problems);
        try
        {
            var search = new FileSearch(options, journal, settlement, problems);
            while (true)
            {
                foreach ((string path, bool isCandidate) in search.Find())
                {
                    if (search.Examine(path, isCandidate) is { } next)
                        yield return next;
                }

                if (options.StopsAtEnd)
                {
                    await settlement.Work.WhenIdleAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
                    yield break;
                }

                await Task.Delay(options.ScanFrequency, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            settlement.Work.Close(journal);
        }
    }

    private FileSettlement CreateSettlement(FileJournal journal, Problems problems)
    {
        var deadLetters = new DeadLetterFolder(options.DeadLetterFolder ?? Path.Combine(options.State.Path, "parked"));
        return new FileSettlement(journal, deadLetters, options.TimeProvider, problems);
    }
}
