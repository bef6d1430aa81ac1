using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Converting;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Telemetry;
using VpcFlow.Pipeline.Sources.Files;

namespace VpcFlow.Cli.Shipping;

/// <summary>One run of <c>vpcflow ship</c>: delivers what the sources have to the sinks, until they end or the run is stopped.</summary>
internal sealed class ShipRun : IDisposable
{
    private readonly ShipOptions _options;
    private readonly MessageWriter _messages;
    private readonly ShipOutcomes _outcomes;

    private ShipRun(ShipOptions options, IReadOnlyList<InputFile> files, MessageWriter messages)
    {
        _options = options;
        _messages = messages;
        _outcomes = new ShipOutcomes(files, messages);
    }

    public void Dispose() => _outcomes.Dispose();

    /// <summary>Runs the command.</summary>
    /// <exception cref="UsageException">A source or an option can't be used.</exception>
    /// <exception cref="OutputException">A file can't be written.</exception>
    public static async Task<int> RunAsync(ShipOptions options, MessageWriter messages)
    {
        messages.IsQuiet = options.IsQuiet;
        using StateCopy? copy = options.DryRun ? StateCopy.Create(options.State) : null;
        using FlowLogStateFolder state = StateArgument.Open(copy?.Path ?? options.State);
        ShipInputs inputs = ShipInputs.Find(options.Settings.Source.Files, options, messages);
        IReadOnlyList<ShipSource> sources = ShipSource.CreateAll(options, inputs.FlowLogs, state, messages);
        int unreadable = inputs.Unreadable > 0 ? ExitCodes.InputFailed : ExitCodes.Done;
        if (sources.Count + inputs.DeadLetters.Count == 0)
            return unreadable;
        using var signals = new ShipSignals(messages);
        try
        {
            await using TelemetryRun? telemetry = options.DryRun
                ? null
                : await TelemetryRun.StartAsync(options.Settings.Telemetry, options.Health, messages).ConfigureAwait(false);
            using var run = new ShipRun(options, inputs.FlowLogs, messages);
            return Math.Max(unreadable, await run.RunAsync(sources, inputs.DeadLetters, signals).ConfigureAwait(false));
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

    private async Task<int> RunAsync(IReadOnlyList<ShipSource> sources, IReadOnlyList<InputFile> deadLetters, ShipSignals signals)
    {
        using AddressEnricher? enricher = _options.Enrichment.Load(ReportAddresses, TimeSpan.FromMinutes(1));
        ShipSinks sinks = ShipSinks.Create(_options, enricher, _messages);
        await using (sinks.ConfigureAwait(false))
        {
            if (deadLetters.Count > 0 && sinks.Clusters.Count != 1)
                throw new UsageException($"{deadLetters[0].Name} has refused documents, which go to one cluster; give one by --to");
            if (!await sinks.CheckAsync(signals.Cancelled).ConfigureAwait(false))
                return ExitCodes.OutputFailed;
            var check = new ShipSourceCheck(_options.DryRun, _messages);
            if (!await check.RunAsync(sources, signals.Cancelled).ConfigureAwait(false))
                return ExitCodes.InputFailed;
            if (_options.DryRun)
                return await new ShipPlan(_messages).WriteAsync(sources, deadLetters, signals.Cancelled).ConfigureAwait(false);
            _ = new ShipReadiness(_options.Health, TimeProvider.System).RunAsync(check.Unreached, signals.Stopping);
            IReadOnlyList<string> Describe() => _outcomes.Totals.Describe(sinks, sources, TimeProvider.System.GetUtcNow());
            var progress = new ShipProgress(_messages, Describe);
            try
            {
                await ResendAsync(deadLetters, sinks, signals.Cancelled).ConfigureAwait(false);
                await MoveAllAsync(sources, sinks.Sink, signals).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _messages.Error(e.Message);
                return ExitCodes.InputFailed;
            }
            finally
            {
                await progress.DisposeAsync().ConfigureAwait(false);
                _outcomes.CompleteRejections();
                _messages.Note(Describe());
                long known = sources.Sum(s => (s.Source as FileSource)?.Counters.Known ?? 0);
                if (known > 0)
                    _messages.Note($"{Amounts.Count(known, "file")} had nothing new: {_options.State} says what was delivered before");
            }

            return Math.Max(_outcomes.ConcludeFolders(sources), GetExitCode(sinks));
        }
    }

    private int GetExitCode(ShipSinks sinks)
    {
        if (_outcomes.Totals.Failed > 0)
            return ExitCodes.InputFailed;
        return sinks.DeadLettered > 0 || _outcomes.Totals.WithoutRecord > 0 ? ExitCodes.Rejected : ExitCodes.Done;
    }

    private async Task ResendAsync(IReadOnlyList<InputFile> deadLetters, ShipSinks sinks, CancellationToken cancellationToken)
    {
        foreach (InputFile file in deadLetters)
        {
            try
            {
                long documents = await sinks.Clusters[0].ResendAsync(file.Path, cancellationToken).ConfigureAwait(false);
                _messages.Note($"{file.Name}: {Amounts.Count(documents, "document")} sent again; the file can be deleted.");
            }
            catch (InvalidDataException e)
            {
                throw new IOException(e.Message, e);
            }
        }
    }

    /// <summary>Runs a pipeline for each source; if one fails, the others are cancelled.</summary>
    private async Task MoveAllAsync(IReadOnlyList<ShipSource> sources, IFlowLogSink sink, ShipSignals signals)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(signals.Cancelled);
        var failures = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        await Task.WhenAll(sources.Select(RunOneAsync)).ConfigureAwait(false);
        signals.Cancelled.ThrowIfCancellationRequested();
        if (failures.TryDequeue(out Exception? first))
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);

        async Task RunOneAsync(ShipSource source)
        {
            try
            {
                await MoveAsync(source, sink, cancelled.Token, signals.Stopping).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                failures.Enqueue(e);
                await cancelled.CancelAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task MoveAsync(ShipSource source, IFlowLogSink sink, CancellationToken cancellationToken, CancellationToken stoppingToken)
    {
        FlowLogPipelineOptions options = ShipReading.Create(_options, _outcomes.Reject, _outcomes.Add, source.Label);
        await new FlowLogPipeline(source.Source, sink, options).RunAsync(cancellationToken, stoppingToken).ConfigureAwait(false);
    }

    private void ReportAddresses(AddressFileReport report)
    {
        if (report.Error is { } error)
            _messages.Error(error.Message);
        else
            _messages.Note($"{report.Path}: the new version is in use.");
    }
}
