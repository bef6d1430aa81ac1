using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Alerting;

/// <summary>Writes notices to standard output, without keeping them.</summary>
internal static class AlertPrinter
{
    public const string Recipient = "stdout";

    public static async Task PrintAsync(
        IReadOnlyList<FlowLogAlertNotice> notices, FlowLogAlertTextFormat format, CancellationToken cancellationToken)
    {
        if (notices.Count == 0)
            return;
        using var output = OutputStream.ToStandardOutput();
        var message = new FlowLogAlertMessage { Id = "printed", Recipient = Recipient, Notices = notices };
        await new FlowLogAlertTextChannel(output, format).SendAsync(message, cancellationToken).ConfigureAwait(false);
    }
}
