using System.Text;
using System.Text.Json;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages;

/// <summary>Alerts as lines.</summary>
public sealed class TextChannelTests
{
    [Fact]
    public async Task Send_Text_IsALineForEachNotice()
    {
        string text = await SendAsync(
            FlowLogAlertTextFormat.Text,
            Notices.Create(),
            Notices.Create(happened: FlowLogAlertEvent.Resolved, severity: FlowLogAlertSeverity.Low));
        Assert.Equal(
            "2025-06-01 12:00:00 UTC FIRED Many rejected records of an interface: eni-1235b8ca123456789 [High]: "
                + "12,345 records of eni-1235b8ca123456789 were rejected within 5 minutes.\n"
                + "2025-06-01 12:00:00 UTC RESOLVED Many rejected records of an interface: eni-1235b8ca123456789 [Low]: "
                + "12,345 records of eni-1235b8ca123456789 were rejected within 5 minutes.\n",
            text);
    }

    [Theory]
    [InlineData(FlowLogAlertTextFormat.Text)]
    [InlineData(FlowLogAlertTextFormat.Json)]
    public async Task Send_HostileText_StaysOnItsLine(FlowLogAlertTextFormat format)
    {
        string text = await SendAsync(format, [.. Notices.Hostile.Select(Notices.CreateHostile)]);
        string[] lines = text.Split('\n');
        Assert.Equal(Notices.Hostile.Length + 1, lines.Length);
        Assert.DoesNotContain(text, c => c is '\r' or '\0' or '\u0007' or '\u202E' or '\u2028');
    }

    [Fact]
    public async Task Send_Json_IsTheFormOfWebhooks()
    {
        string text = await SendAsync(FlowLogAlertTextFormat.Json, Notices.Create("a"));
        using JsonDocument json = JsonDocument.Parse(text);
        Assert.Equal("a", json.RootElement.GetProperty("id").GetString());
        Assert.Equal("fired", json.RootElement.GetProperty("event").GetString());
    }

    [Fact]
    public async Task Send_ClosedOutput_EndsTheRun()
    {
        var closed = new MemoryStream();
        await closed.DisposeAsync();
        var channel = new FlowLogAlertTextChannel(closed);
        Assert.True(channel.CanReach("stdout"));
        Assert.False(channel.CanReach("stdout@example.com"));
        await Assert.ThrowsAnyAsync<Exception>(() => channel.SendAsync(MessageOf(Notices.Create()), CancellationToken.None));
    }

    private static FlowLogAlertMessage MessageOf(params FlowLogAlertNotice[] notices)
        => new() { Id = "m", Recipient = "stdout", Notices = notices };

    private static async Task<string> SendAsync(FlowLogAlertTextFormat format, params FlowLogAlertNotice[] notices)
    {
        using var output = new MemoryStream();
        await new FlowLogAlertTextChannel(output, format).SendAsync(MessageOf(notices), CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
