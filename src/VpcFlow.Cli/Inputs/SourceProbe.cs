namespace VpcFlow.Cli.Inputs;

/// <summary>
/// Decides whether a file that was found in a folder is a flow log, by reading up to its first record: a text of another kind is left out
/// as a whole, before any of its lines is reported or written.
/// </summary>
/// <param name="reader">Reads the file as the command does.</param>
internal sealed class SourceProbe(FlowLogReader reader)
{
    /// <summary>Reads a file up to its first record.</summary>
    /// <returns>What the file is; unless it has a record, what was read of it; and why it is left out.</returns>
    public async Task<(SourceVerdict Verdict, FlowLogSummary Summary, string? Reason)> RunAsync(
        InputFile file, CancellationToken cancellationToken)
    {
        var first = new FirstRejection();
        var options = new FlowLogReaderOptions { SourceName = file.Name, OnRejected = first.Add, Containers = [ParquetContainer.Instance] };
        using InputStream input = file.Open();
        FlowLogBatches batches = reader.ReadAsync(input, options, cancellationToken);
        try
        {
            await foreach (FlowLogBatch batch in batches.ConfigureAwait(false))
            {
                if (HasRecord(batch))
                    return (SourceVerdict.FlowLog, default, null);
            }
        }
        catch (FlowLogSourceException e)
        {
            return e.IsForeign
                ? (SourceVerdict.Foreign, default, SourceFailure.ReasonOf(e, file))
                : (SourceVerdict.FlowLog, default, null);
        }
        catch (InputException e) when (e.IsForeign)
        {
            return (SourceVerdict.Foreign, default, e.Message);
        }
        catch (FlowLogFormatMismatchException)
        {
            return (SourceVerdict.FlowLog, default, null);
        }

        FlowLogSummary summary = batches.Summary;
        return summary.RejectedLines == 0
            ? (SourceVerdict.Empty, summary, null)
            : (SourceVerdict.NoRecord, summary, first.Describe(summary.RejectedLines));
    }

    private static bool HasRecord(FlowLogBatch batch)
    {
        FlowLogRecords records = batch.Records;
        try
        {
            return records.MoveNext();
        }
        finally
        {
            records.Dispose();
        }
    }
}
