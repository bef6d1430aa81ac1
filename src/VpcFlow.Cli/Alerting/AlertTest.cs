using System.Globalization;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Alerting;

/// <summary>Sends a sample to each recipient once, so that one sees that alerts arrive.</summary>
internal static class AlertTest
{
    /// <summary>Runs it and returns the exit code.</summary>
    public static async Task<int> RunAsync(AlertOptions options, MessageWriter messages, CancellationToken cancellationToken)
    {
        await using AlertDelivery delivery = AlertDelivery.Create(options.Settings);
        AlertRecipients.Check(options, delivery);
        string[] recipients =
        [
            .. delivery.Routes.AllRecipients.Concat(options.Rules.SelectMany(r => r.Recipients)).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        FlowLogAlertNotice sample = CreateSample(options, recipients, TimeProvider.System.GetUtcNow());

        // Not through an outbox: whoever tests wants to know what happens now, and a sample is not worth a second attempt.
        bool isSent = true;
        foreach (string recipient in recipients)
        {
            IFlowLogAlertChannel channel = delivery.Channels.First(c => c.CanReach(recipient));
            var message = new FlowLogAlertMessage { Id = sample.Id, Recipient = recipient, Notices = [sample] };
            FlowLogAlertOutcome outcome = await channel.SendAsync(message, cancellationToken).ConfigureAwait(false);
            if (outcome.Kind == FlowLogAlertOutcomeKind.Sent)
                messages.Note($"The sample was sent to {recipient}.");
            else
                messages.Error($"The sample was not sent to {recipient}: {outcome.Reason}");
            isSent &= outcome.Kind == FlowLogAlertOutcomeKind.Sent;
        }

        foreach (IFlowLogAlertChannel channel in delivery.Channels)
            await channel.PauseAsync(cancellationToken).ConfigureAwait(false);
        return isSent ? ExitCodes.Done : ExitCodes.OutputFailed;
    }

    private static FlowLogAlertNotice CreateSample(AlertOptions options, string[] recipients, DateTimeOffset now)
    {
        FlowLogAlertRule rule = options.Rules[0];
        return new FlowLogAlertNotice
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"test/all/{now:yyyyMMdd'T'HHmmssfff'Z'}/test"),
            Event = FlowLogAlertEvent.Test,
            RuleId = rule.Id,
            Title = rule.Title,
            Severity = rule.Severity,
            At = now,
            Group = [new("account-id", "123456789010"), new("interface-id", "eni-1235b8ca123456789")],
            Measure = "records",
            Value = 1234,
            Threshold = 1000,
            From = now - rule.Window,
            To = now,
            Summary = "This is a sample, which shows that alerts arrive. Nothing has happened.",
            Explanation = rule.Explanation,
            WhatToDo = "Nothing.",
            Figures = [new("Records", "1,234"), new("Bytes", "65.4 kB"), new("Packets", "1,300")],
            Top = new FlowLogAlertTable
            {
                Title = "By srcaddr and dstport",
                Columns = ["srcaddr", "dstport", "records", "bytes"],
                Rows = [["192.0.2.1", "22", "1,000", "50.0 kB"], ["192.0.2.2", "3389", "234", "15.4 kB"]],
            },
            Links = rule.Runbook is { } runbook ? [new FlowLogAlertLink("Runbook", runbook)] : [],
            Recipients = recipients,
            Tags = rule.Tags,
        };
    }
}
