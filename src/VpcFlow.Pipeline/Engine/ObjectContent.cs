using VpcFlow.Input;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Pipeline.Engine;

/// <summary>
/// What is read of an object: it is opened by the first read, unless it was found by a search and turns out not to be a flow log.
/// </summary>
/// <param name="source">The object.</param>
/// <param name="options">The options of the pipeline.</param>
/// <param name="reports">Calls the handlers of the options.</param>
/// <param name="telemetry">Counts what is read.</param>
/// <param name="turn">Completes when the first batch may have its turn.</param>
internal sealed class ObjectContent(
    FlowLogObject source, FlowLogPipelineOptions options, Reports reports, ObjectTelemetry telemetry, Task turn)
{
    private OpenObject? _open;
    private OrderedBatch? _first;
    private Exception? _openFailure;

    /// <summary>Whether the content is waited for.</summary>
    public ContentWatch Watch { get; } = new(options.Health?.TimeProvider ?? TimeProvider.System);

    /// <summary>The batches; <see langword="null"/> as long as the object is not open.</summary>
    public OrderedBatches? Batches => _open?.Batches;

    /// <summary>Why the object is not read; <see langword="null"/> if it is.</summary>
    public CandidateVerdict? LeftOut { get; private set; }

    public FlowLogOwnedRejection? FirstRejection { get; private set; }

    /// <summary>Why the object could not be opened, or not be read to its end.</summary>
    public Exception? Failure => _openFailure ?? Batches?.Failure;

    public FlowLogSummary Summary => Batches?.Summary ?? default;

    /// <summary>Reads the next batch; <see langword="null"/> at the end, or if the object can't be read any further.</summary>
    public async ValueTask<OrderedBatch?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_open is null && !await TryOpenAsync(cancellationToken).ConfigureAwait(false))
            return null;
        OrderedBatch? first = _first;
        _first = null;
        return first ?? await _open!.Batches.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns a failure of reading as an exception that names the object and the place.</summary>
    public Exception Describe(Exception cause)
        => cause != _openFailure && SourceFailure.IsOfSource(cause) ? SourceFailure.Create(cause, CreateReading(), Summary) : cause;

    public ValueTask CloseAsync() => _open?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask<bool> TryOpenAsync(CancellationToken cancellationToken)
    {
        if (LeftOut is not null || _openFailure is not null)
            return false;
        Watch.Begin();
        try
        {
            _open = await OpenAsync(cancellationToken).ConfigureAwait(false);
            return !source.IsCandidate || await IsFlowLogAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            _openFailure = e;
            return false;
        }
        finally
        {
            Watch.End();
        }
    }

    private async ValueTask<bool> IsFlowLogAsync(CancellationToken cancellationToken)
    {
        _first = await _open!.Batches.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (_first is null || _first.Batch.HasRecord())
            return true;

        // Rare: most candidates begin with a record, and are read once.
        await CloseAsync().ConfigureAwait(false);
        (_open, _first) = (null, null);
        CandidateVerdict verdict = await new CandidateProbe(source, options).RunAsync(cancellationToken).ConfigureAwait(false);
        if (verdict.IsFlowLog)
            _open = await OpenAsync(cancellationToken).ConfigureAwait(false);
        else
            LeftOut = verdict;
        return verdict.IsFlowLog;
    }

    private ValueTask<OpenObject> OpenAsync(CancellationToken cancellationToken)
        => OpenObject.OpenAsync(source, CreateReading(), options, Watch, telemetry, turn, cancellationToken);

    private FlowLogReaderOptions CreateReading() => new()
    {
        SourceName = source.Name,
        SourceTime = source.Time,
        Filter = options.Filter,
        MaxTextSize = source.MaxTextSize ?? options.MaxTextSize,
        StartOffset = source.Start.Offset,
        StartLine = source.Start.Line,
        Origins = source.Origins,
        Containers = [ParquetContainer.Instance],
        Columns = options.Columns,
        OnSkippedColumn = reports.SkippedColumn,
        OnRejected = (in FlowLogRejection rejection) =>
        {
            FirstRejection ??= rejection.ToOwned();
            source.OnRejected(in rejection);
            reports.Rejected(in rejection);
        },
    };
}
