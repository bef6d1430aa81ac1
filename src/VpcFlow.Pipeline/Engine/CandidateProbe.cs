namespace VpcFlow.Pipeline.Engine;

/// <summary>
/// Decides whether an object that was found by a search is a flow log, by reading up to its first record: a text of another kind is left
/// out as a whole, before any of its lines is reported or delivered.
/// </summary>
/// <param name="source">The object.</param>
/// <param name="options">The options of the pipeline.</param>
internal sealed class CandidateProbe(FlowLogObject source, FlowLogPipelineOptions options)
{
    private FlowLogOwnedRejection? _first;

    public async Task<CandidateVerdict> RunAsync(CancellationToken cancellationToken)
    {
        var reading = new FlowLogReaderOptions
        {
            SourceName = source.Name,
            MaxTextSize = source.MaxTextSize ?? options.MaxTextSize,
            Containers = [ParquetContainer.Instance],
            OnRejected = (in FlowLogRejection rejection) => _first ??= rejection.ToOwned(),
        };
        await using Stream content = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        FlowLogBatches batches = options.Reader.ReadAsync(content, reading, cancellationToken);
        try
        {
            await foreach (FlowLogBatch batch in batches.ConfigureAwait(false))
            {
                if (batch.HasRecord())
                    return new CandidateVerdict(FlowLogObjectStatus.Read);
            }
        }
        catch (FlowLogSourceException e)
        {
            return e.IsForeign
                ? new CandidateVerdict(FlowLogObjectStatus.Foreign, Failure: e)
                : new CandidateVerdict(FlowLogObjectStatus.Read);
        }
        catch (FlowLogFormatMismatchException)
        {
            return new CandidateVerdict(FlowLogObjectStatus.Read);
        }

        return batches.Summary.RejectedLines == 0
            ? new CandidateVerdict(FlowLogObjectStatus.Empty, batches.Summary)
            : new CandidateVerdict(FlowLogObjectStatus.NoRecord, batches.Summary, FirstRejection: _first);
    }
}
