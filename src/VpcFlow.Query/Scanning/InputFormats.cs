using System.Collections.Concurrent;
using VpcFlow.Cli.Files;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Query.Scanning;

/// <summary>
/// Looks at the beginnings of inputs, because a table has its columns before it is read. What can't be read is left to those who read it.
/// </summary>
/// <param name="options">How inputs are read.</param>
internal sealed class InputFormats(CountingOptions options)
{
    /// <summary>The most files that are looked at: more are those of the same flow logs.</summary>
    private const int MaxFiles = 1000;

    /// <summary>The number of batches without a record, such as those of a text, after which nobody goes on.</summary>
    private const int MaxBatches = 16;

    private static readonly FlowLogReaderOptions s_containers = new() { Containers = [ParquetContainer.Instance] };

    private readonly ConcurrentDictionary<FlowLogField, bool> _fields = [];

    /// <summary>The fields of the formats that were found.</summary>
    public IReadOnlyCollection<FlowLogField> Fields => [.. _fields.Keys];

    /// <summary>Looks at files; returns them, with those open that can be opened only once.</summary>
    public async Task<IReadOnlyList<InputFile>> FindAsync(IReadOnlyList<InputFile> files, CancellationToken cancellationToken)
    {
        InputFile[] result = [.. files];
        int step = ((files.Count - 1) / MaxFiles) + 1;
        int[] numbers = [.. Enumerable.Range(0, files.Count).Where(i => i % step == 0 || IsReadOnce(files[i]))];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(numbers, parallel, LookAtAsync).ConfigureAwait(false);
        return result;

        async ValueTask LookAtAsync(int i, CancellationToken token) => result[i] = await LookAsync(files[i], token).ConfigureAwait(false);
    }

    private static bool IsReadOnce(InputFile file) => file.IsStandardInput || FileStatus.Of(file.Path).Kind == FileKind.Special;

    private async Task<InputFile> LookAsync(InputFile file, CancellationToken cancellationToken)
    {
        Stream content;
        try
        {
            content = file.Open();
        }
        catch (InputException)
        {
            return file;
        }

        if (IsReadOnce(file))
        {
            var replay = new ReplayStream(content);
            await FindFieldsAsync(replay, cancellationToken).ConfigureAwait(false);
            replay.Rewind();
            return file with { Opened = replay };
        }

        await using (content.ConfigureAwait(false))
            await FindFieldsAsync(content, cancellationToken).ConfigureAwait(false);
        return file;
    }

    private async Task FindFieldsAsync(Stream content, CancellationToken cancellationToken)
    {
        int batches = 0;
        try
        {
            FlowLogBatches all = options.CreateReader(fields: null).ReadAsync(content, s_containers, cancellationToken);
            await foreach (FlowLogBatch batch in all.ConfigureAwait(false))
            {
                if (batch.HasRecord())
                {
                    foreach (FlowLogField field in batch.Format.Fields)
                        _fields.TryAdd(field, true);
                    return;
                }

                if (++batches == MaxBatches)
                    return;
            }
        }
        catch (Exception e) when (e is FlowLogSourceException or FlowLogFormatMismatchException)
        {
            // Whoever reads the input reports it.
        }
    }
}
