using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Shipping;
using VpcFlow.Cli.Telemetry;
using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.Notices;
using VpcFlow.Pipeline.Alerts.Running;
using VpcFlow.Pipeline.Alerts.States;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Cli.Alerting;

/// <summary>Evaluates rules over the documents of a cluster, until it is stopped or once.</summary>
internal static class AlertRun
{
    /// <summary>The folder of alerts in that of deliveries, which 'vpcflow ship' may have at the same time.</summary>
    public const string FolderName = "alerts";

    /// <summary>Runs it and returns the exit code.</summary>
    /// <exception cref="UsageException">A rule can't be evaluated, or the folder of the state can't be used.</exception>
    public static async Task<int> RunAsync(AlertOptions options, MessageWriter messages)
    {
        await using AlertDelivery delivery = AlertDelivery.Create(options.Settings);
        AlertRecipients.Check(options, delivery);
        using ElasticsearchClient client = Connect(options.Connection!);
        var data = new ClusterData(client, options.Settings.Index, new KeptLetters(options.State));
        IReadOnlyList<FlowLogAlertRule> rules = AlertRules.Select(options, data, messages);
        DiscoverLinks? links = options.Kibana is { } kibana ? new DiscoverLinks(kibana, data) : null;
        var runnerOptions = new AlertRunnerOptions
        {
            Delay = options.Settings.Delay,
            CatchUp = options.Settings.CatchUp,
            MaxGroups = options.Settings.MaxGroups,
            Patience = options.Once ? TimeSpan.Zero : TimeSpan.FromMinutes(5),
            OnNote = messages.Note,
            OnProblem = messages.Error,
        };
        if (options.IsDryRun)
            return await TryAsync(new StateStore(null), PrintAsync, CancellationToken.None).ConfigureAwait(false);

        using AlertSender sender = AlertSender.Open(Path.Combine(options.State, FolderName), delivery, messages);
        var health = new FlowLogHealth();
        await using TelemetryRun? telemetry = await TelemetryRun.StartAsync(options.Telemetry, health, messages).ConfigureAwait(false);
        telemetry?.Add(() => sender.Counts);
        using var signals = new ShipSignals(messages);
        var store = new StateStore(Path.Combine(sender.Folder, "rules"));
        try
        {
            if (!options.Once)
                return await RunAsync().ConfigureAwait(false);
            int evaluated = await TryAsync(store, sender.AddAsync, signals.Stopping).ConfigureAwait(false);
            return Math.Max(evaluated, await sender.SendAsync(signals.Cancelled).ConfigureAwait(false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--state: {e.Message}");
        }

        async Task<int> TryAsync(
            StateStore states,
            Func<IReadOnlyList<FlowLogAlertNotice>, CancellationToken, Task> deliver,
            CancellationToken cancellationToken)
        {
            int told = 0;
            var runner = new AlertRunner(rules, data, states, links, CountAsync, runnerOptions);
            bool isWhole = await runner.EvaluateDueAsync(cancellationToken).ConfigureAwait(false)
                && await CheckAsync(data, messages, cancellationToken).ConfigureAwait(false);
            messages.Note($"{Amounts.Count(told, "message")} by {Amounts.Count(rules.Count, "rule")}");
            return isWhole ? ExitCodes.Done : ExitCodes.InputFailed;

            Task CountAsync(IReadOnlyList<FlowLogAlertNotice> notices, CancellationToken token)
            {
                told += notices.Count;
                return deliver(notices, token);
            }
        }

        async Task<int> RunAsync()
        {
            var runner = new AlertRunner(rules, data, store, links, sender.AddAsync, runnerOptions);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(signals.Stopping);
            messages.Note($"{Amounts.Count(rules.Count, "rule")} over {options.Settings.Index}; state in {sender.Folder}");
            await CheckAsync(data, messages, ended.Token).ConfigureAwait(false);
            health.NotReady = null;
            using CancellationTokenRegistration stopping = ended.Token.Register(() => health.NotReady = "stopping");
            Task[] parts = [runner.RunAsync(ended.Token), sender.RunAsync(ended.Token)];

            // If one of them fails, nothing more is to be told.
            await Task.WhenAny(parts).ConfigureAwait(false);
            await ended.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(parts).ConfigureAwait(false);
            return ExitCodes.Done;
        }
    }

    /// <summary>
    /// Says what documents lack, also if no rule is due, and returns whether the cluster has answered: rules make do with what is there.
    /// </summary>
    private static async Task<bool> CheckAsync(ClusterData data, MessageWriter messages, CancellationToken cancellationToken)
    {
        try
        {
            string? problem = await DeliveryCheck.FindProblemAsync(data, TimeProvider.System.GetUtcNow(), cancellationToken)
                .ConfigureAwait(false);
            if (problem is not null)
                messages.Error($"{data.Index}: {problem}");
            return true;
        }
        catch (AlertDataException e)
        {
            messages.Error(e.Message);
            return false;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return true;
        }
    }

    /// <summary>Prints notices instead of sending them.</summary>
    private static async Task PrintAsync(IReadOnlyList<FlowLogAlertNotice> notices, CancellationToken cancellationToken)
        => await AlertPrinter.PrintAsync(notices, FlowLogAlertTextFormat.Text, cancellationToken).ConfigureAwait(false);

    private static ElasticsearchClient Connect(ElasticsearchConnection connection)
    {
        try
        {
            return new ElasticsearchClient(connection, new Clock(TimeProvider.System));
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message.Split(" (Parameter", 2)[0].TrimEnd('.'));
        }
    }
}
