using System.Buffers;
using System.Text;
using System.Text.Json;
using VpcFlow.Pipeline.Alerts.Messages;

namespace VpcFlow;

/// <summary>Writes notices to a stream such as standard output, each on one line. The recipient is <c>stdout</c>.</summary>
public sealed class FlowLogAlertTextChannel : IFlowLogAlertChannel
{
    private readonly Stream _output;
    private readonly FlowLogAlertTextFormat _format;

    /// <summary>Creates a channel.</summary>
    /// <param name="output">The stream, which stays open. If it can't be written to, the run of the outbox ends with its exception.</param>
    /// <param name="format">The form of a line.</param>
    public FlowLogAlertTextChannel(Stream output, FlowLogAlertTextFormat format = FlowLogAlertTextFormat.Text)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _format = format;
    }

    /// <inheritdoc/>
    public string Name => "Standard output";

    /// <inheritdoc/>
    public bool CanReach(string recipient) => "stdout".Equals(recipient, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public async Task<FlowLogAlertOutcome> SendAsync(FlowLogAlertMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var lines = new ArrayBufferWriter<byte>();
        foreach (FlowLogAlertNotice notice in message.Notices)
        {
            if (_format == FlowLogAlertTextFormat.Json)
                WriteJson(lines, notice);
            else
                lines.Write(Encoding.UTF8.GetBytes(LineOf(notice)));
            lines.Write("\n"u8);
        }

        // Half a line would be of no use to a program that reads it.
        await _output.WriteAsync(lines.WrittenMemory, CancellationToken.None).ConfigureAwait(false);
        await _output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        return FlowLogAlertOutcome.Sent;
    }

    private static void WriteJson(IBufferWriter<byte> target, FlowLogAlertNotice notice)
    {
        using var json = new Utf8JsonWriter(target, NoticeJson.Options);
        NoticeJson.Write(json, notice);
    }

    private static string LineOf(FlowLogAlertNotice notice)
    {
        var line = new StringBuilder();
        line.Append(NoticeWords.Time(notice.At)).Append(' ').Append(NoticeWords.Event(notice).ToUpperInvariant());
        line.Append(' ').Append(NoticeWords.Headline(notice)).Append(" [").Append(notice.Severity).Append(']');
        if (notice.Summary.Length > 0)
            line.Append(": ").Append(MessageText.Value(notice.Summary, 500));
        return line.ToString();
    }
}
