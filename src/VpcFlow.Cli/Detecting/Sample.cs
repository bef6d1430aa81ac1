using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Detecting;

/// <summary>The first lines of an input as a reader reads them; if there is a header, those that follow it.</summary>
internal sealed class Sample
{
    /// <summary>The number of lines that are looked at.</summary>
    public const int MaxLines = 1000;

    private Sample()
    {
    }

    /// <summary>The format of the lines; <see langword="null"/> if there are none.</summary>
    public FlowLogFormat? Format { get; private set; }

    /// <summary>What the lines were unpacked from.</summary>
    public string Container { get; private set; } = "";

    /// <summary>Whether there is a header.</summary>
    public bool HasHeader { get; private set; }

    /// <summary>
    /// The number of the line with the header, 0 if that is the names of columns; <see langword="null"/> if there is none, or no line
    /// follows it.
    /// </summary>
    public long? HeaderLine { get; private set; }

    public long Records { get; private set; }

    public long Rejected { get; private set; }

    public long Lines => Records + Rejected;

    /// <summary>Why the first rejected line was rejected.</summary>
    public FirstRejection First { get; private set; } = new();

    /// <summary>The number of rejected lines for each number of fields.</summary>
    public Dictionary<int, int> FieldCounts { get; } = [];

    /// <summary>The failure that ended the sample; <see langword="null"/> if there was none.</summary>
    public FlowLogSourceException? Failure { get; private set; }

    /// <summary>Reads the first lines of a stream.</summary>
    public static async Task<Sample> ReadAsync(FlowLogReader reader, Stream input, string name, CancellationToken cancellationToken)
    {
        var sample = new Sample();
        var options = new FlowLogReaderOptions { SourceName = name, OnRejected = sample.Reject, Containers = [ParquetContainer.Instance] };
        FlowLogBatches batches = reader.ReadAsync(input, options, cancellationToken);
        try
        {
            await foreach (FlowLogBatch batch in batches.ConfigureAwait(false))
            {
                if (!sample.TryAdd(batch, isBelowHeader: batches.Summary.HeaderLines > 0))
                    break;
            }
        }
        catch (FlowLogSourceException e)
        {
            sample.Failure = e;
        }

        sample.Container = batches.Container;
        sample.HasHeader = batches.Summary.HeaderLines > 0;
        return sample;
    }

    /// <summary>
    /// Counts the lines of a batch; returns <see langword="false"/> if no more are needed, or they are in another format.
    /// </summary>
    private bool TryAdd(FlowLogBatch batch, bool isBelowHeader)
    {
        if (isBelowHeader && HeaderLine is null)
        {
            // What is above the header may be in another format.
            HeaderLine = batch.LineNumber - 1;
            (Format, Records, Rejected, First) = (null, 0, 0, new FirstRejection());
        }

        Format ??= batch.Format;
        if (!Format.Equals(batch.Format))
            return false;
        FlowLogRecords records = batch.Records;
        while (Lines < MaxLines && records.MoveNext())
            Records++;
        records.Dispose();
        return Lines < MaxLines;
    }

    private void Reject(in FlowLogRejection rejection)
    {
        if (Lines >= MaxLines)
            return;
        Rejected++;
        First.Add(in rejection);
        if (rejection.FoundFieldCount is int fields)
            FieldCounts[fields] = FieldCounts.GetValueOrDefault(fields) + 1;
    }
}
