using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Statistics;
using VpcFlow.Pipeline.Alerts.Evaluation.Files;
using VpcFlow.Pipeline.Alerts.Running;

namespace VpcFlow.Cli.Alerting;

/// <summary>Evaluates rules over files, by the time of their records.</summary>
internal static class AlertFileRun
{
    /// <summary>Runs it and returns the exit code.</summary>
    /// <exception cref="UsageException">A rule can't be evaluated, or the folder of the state can't be used.</exception>
    public static async Task<int> RunAsync(AlertOptions options, MessageWriter messages, CancellationToken cancellationToken)
    {
        await using AlertDelivery delivery = AlertDelivery.Create(options.Settings);
        AlertRecipients.Check(options, delivery);
        using var counter = new InputCounter(options.Counting, messages);
        var data = new StatisticsData(options.Rules, counter.Enricher);
        IReadOnlyList<FlowLogAlertRule> rules = AlertRules.Select(options, data, messages);
        FlowLogStatisticsSet counted = data.Counted;
        if (!await counter.RunAsync(counted, counted.FieldsToRead, cancellationToken).ConfigureAwait(false))
            return counter.Tally.ExitCode;
        data.Rejected = counter.Tally.Summary.RejectedLines;
        data.Complete();
        rules = WithFields(rules, options, data, messages);
        IReadOnlyList<FlowLogAlertNotice> notices = await FindAsync(rules, data, options, cancellationToken).ConfigureAwait(false);
        counter.Answer(() => { });
        int sent = await SendAsync(notices, options, delivery, messages, cancellationToken).ConfigureAwait(false);
        int fired = notices.Count(n => n.Event == FlowLogAlertEvent.Fired);
        messages.Note($"{Amounts.Count(fired, "alert")} by {Amounts.Count(rules.Count, "rule")}");
        return Math.Max(counter.Tally.ExitCode, sent);
    }

    /// <summary>Returns the rules whose fields the records have.</summary>
    private static FlowLogAlertRule[] WithFields(
        IReadOnlyList<FlowLogAlertRule> rules, AlertOptions options, StatisticsData data, MessageWriter messages)
    {
        var missing = rules.ToDictionary(
            r => r.Id, r => string.Join(", ", data.MissingFields(r).Select(f => FlowLogFieldInfo.Get(f).Name)));
        foreach ((string id, string fields) in missing.Where(m => m.Value.Length > 0))
        {
            if (options.Required.Contains(id))
                throw new UsageException($"the rule {id} needs {fields}, which no input has");
            messages.Note($"left out: the rule {id}, which needs {fields}");
        }

        foreach (FlowLogAlertRule rule in rules.Where(r => FileRunner.IsTooLong(r, data)))
            messages.Note($"left out: the rule {rule.Id}: the records cover too much time to look for silence; select some by --where");
        foreach (FlowLogAlertRule rule in rules.Where(data.IsIncomplete))
            messages.Error($"{rule.Id}: there are too many groups to keep all in memory, and some that fire may be missing");
        return [.. rules.Where(r => missing[r.Id].Length == 0)];
    }

    /// <summary>Evaluates the rules, and again with figures if anything fired: these need the files to be read again.</summary>
    private static async Task<IReadOnlyList<FlowLogAlertNotice>> FindAsync(
        IReadOnlyList<FlowLogAlertRule> rules, StatisticsData data, AlertOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<FlowLogAlertNotice> notices = await FileRunner.RunAsync(
            rules, data, options.Settings.MaxGroups, cancellationToken).ConfigureAwait(false);
        if (!data.HasQuestions || options.Counting.Inputs.Contains("-"))
            return notices;

        // What is wrong with the input was said the first time.
        using var counter = new InputCounter(options.Counting, new MessageWriter(TextWriter.Null));
        FlowLogStatisticsSet details = data.AskDetails();
        await counter.RunAsync(details, details.FieldsToRead, cancellationToken).ConfigureAwait(false);
        data.CompleteDetails();
        return await FileRunner.RunAsync(rules, data, options.Settings.MaxGroups, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends the notices. Standard output gets them in each run; other recipients get each once, however often the same files are read.
    /// </summary>
    private static async Task<int> SendAsync(
        IReadOnlyList<FlowLogAlertNotice> notices,
        AlertOptions options,
        AlertDelivery delivery,
        MessageWriter messages,
        CancellationToken cancellationToken)
    {
        bool isPrinted = options.IsDryRun
            || (delivery.Routes.AllRecipients is [AlertPrinter.Recipient] && options.Rules.All(r => r.Recipients.IsEmpty));
        if (isPrinted)
        {
            await AlertPrinter.PrintAsync(notices, options.Settings.StandardOutput, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Done;
        }

        using AlertSender sender = AlertSender.Open(Path.Combine(options.State, AlertRun.FolderName), delivery, messages);
        await sender.AddAsync(notices, cancellationToken).ConfigureAwait(false);
        return await sender.SendAsync(cancellationToken).ConfigureAwait(false);
    }
}
