using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Converting;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Presets;

namespace VpcFlow.Cli.Shipping;

/// <summary>One run of <c>vpcflow ship</c>: delivers what the sources have to a cluster, until they end or the run is stopped.</summary>
internal sealed class ShipRun : IDisposable
{
    /// <summary>The time between two lines about what was done so far.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    private readonly ShipOptions _options;
    private readonly MessageWriter _messages;
    private readonly ShipTotals _totals = new();
    private readonly RejectionLog _rejections;

    private ShipRun(ShipOptions options, MessageWriter messages)
    {
        _options = options;
        _messages = messages;
        _rejections = new RejectionLog(messages, null);
    }

    public void Dispose() => _rejections.Dispose();

    /// <summary>Runs the command.</summary>
    /// <exception cref="UsageException">A source or an option can't be used.</exception>
    public static async Task<int> RunAsync(ShipOptions options, MessageWriter messages)
    {
        messages.IsQuiet = options.IsQuiet;
        using FlowLogStateFolder state = OpenState(options.State);
        IReadOnlyList<ShipSource> sources = ShipSource.CreateAll(options, state, messages);
        if (sources.Count == 0)
            return ExitCodes.Done;
        if (options.DryRun)
        {
            foreach (ShipSource source in sources)
                Console.Out.WriteLine(source.Name);
        }

        using var signals = new ShipSignals(messages);
        try
        {
            using var run = new ShipRun(options, messages);
            return await run.RunAsync(sources, signals).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            messages.Error("interrupted; what was not delivered comes again");
            return ExitCodes.Interrupted;
        }
        finally
        {
            foreach (ShipSource source in sources)
                source.Dispose();
        }
    }

    private async Task<int> RunAsync(IReadOnlyList<ShipSource> sources, ShipSignals signals)
    {
        using AddressEnricher? enricher = _options.Enrichment.Load(ReportAddresses, TimeSpan.FromMinutes(1));
        ElasticsearchSinkSettings cluster = _options.Settings.Sinks.Elasticsearch[0];
        ElasticsearchSink sink = CreateSink(cluster, enricher);
        await using (sink.ConfigureAwait(false))
        {
            if (!await CheckAsync(sink, signals.Cancelled).ConfigureAwait(false))
                return ExitCodes.OutputFailed;
            if (_options.DryRun)
                return ExitCodes.Done;
            using var done = new CancellationTokenSource();
            Task progress = ReportProgressAsync(sink, done.Token);
            try
            {
                await Task.WhenAll(sources.Select(s => MoveAsync(s, sink, signals))).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _messages.Error(e.Message);
                return ExitCodes.InputFailed;
            }
            finally
            {
                await done.CancelAsync().ConfigureAwait(false);
                await progress.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _rejections.Complete();
                _messages.Note(_totals.Describe(sink.Counts, TimeProvider.System.GetUtcNow()));
            }

            return _totals.Failed > 0 ? ExitCodes.InputFailed : sink.Counts.DeadLettered > 0 ? ExitCodes.Rejected : ExitCodes.Done;
        }
    }

    private static FlowLogStateFolder OpenState(string path)
    {
        try
        {
            return FlowLogStateFolder.Open(path);
        }
        catch (IOException e)
        {
            throw new UsageException($"--state: {e.Message}");
        }
    }

    private ElasticsearchSink CreateSink(ElasticsearchSinkSettings cluster, AddressEnricher? enricher) => new(new ElasticsearchSinkOptions
    {
        Connection = ClusterConnection.Create(cluster, "Sinks:Elasticsearch:0"),
        Namespace = NamespaceArgument.Validate(cluster.Namespace, "Sinks:Elasticsearch:0:Namespace"),
        RequestSize = cluster.RequestSize,
        MaxRequestSize = cluster.MaxRequestSize,
        MaxRequests = cluster.MaxRequests,
        FlushInterval = cluster.FlushInterval,
        DeadLetterFolder = Path.Combine(_options.State, "documents"),
        OnError = _options.Settings.OnError,
        Enricher = enricher,
        OnProblem = _messages.Error,
        OnRecovered = () => _messages.Note("Documents are delivered again."),
    });

    private async Task<bool> CheckAsync(ElasticsearchSink sink, CancellationToken cancellationToken)
    {
        ElasticsearchCheck check = await sink.CheckAsync(cancellationToken).ConfigureAwait(false);
        if (check.Product is not null)
            _messages.Note($"{check.Product}, logs-aws.vpcflow-{_options.Settings.Sinks.Elasticsearch[0].Namespace}");
        foreach (string problem in check.Problems)
            _messages.Error(problem);
        return check.Problems.Count == 0;
    }

    private async Task MoveAsync(ShipSource source, ElasticsearchSink sink, ShipSignals signals)
    {
        var shape = new FlowLogParserOptions { Fields = _options.Fields };
        var options = new FlowLogPipelineOptions
        {
            Reader = new FlowLogReader(PresetParsers.All(shape))
            {
                Format = _options.Formats is [var only] ? only : null,
                HeaderlessFormats = _options.Formats,
                ParserOptions = shape,
            },
            Filter = _options.Where,
            MaxDegreeOfParallelism = _options.Threads,
            OnRejected = Reject,
            OnObject = Add,
        };
        await new FlowLogPipeline(source.Source, sink, options).RunAsync(signals.Cancelled, signals.Stopping).ConfigureAwait(false);
    }

    private void Reject(in FlowLogRejection rejection)
    {
        // Several sources report at the same time.
        lock (_rejections)
            _rejections.Add(in rejection);
    }

    private void Add(FlowLogObjectOutcome outcome)
    {
        _totals.Add(outcome);
        if (outcome.IsLeftOut)
            _messages.Note($"left out: {outcome.Object.Name}: {Reason(outcome)}");
        else if (outcome.Failure is not null || outcome.Status == FlowLogObjectStatus.NoRecord)
            _messages.Error($"{outcome.Object.Name}: {Reason(outcome)}");
    }

    private static string Reason(FlowLogObjectOutcome outcome) => outcome switch
    {
        { Object: InputObject file, Failure: FlowLogSourceException e } => SourceFailure.ReasonOf(e, file.File),
        { Failure: { } e } => e.Message,
        _ => $"no line is a record; {outcome.FirstRejection?.Message}",
    };

    private void ReportAddresses(AddressFileReport report)
    {
        if (report.Error is { } error)
            _messages.Error(error.Message);
        else
            _messages.Note($"{report.Path}: the new version is in use.");
    }

    private async Task ReportProgressAsync(ElasticsearchSink sink, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_interval);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            _messages.Note(_totals.Describe(sink.Counts, TimeProvider.System.GetUtcNow()));
    }
}
