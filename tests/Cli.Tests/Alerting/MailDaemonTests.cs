using System.Globalization;
using MimeKit;
using VpcFlow.Cli.Tests.Faults;
using VpcFlow.Pipeline.Tests.Alerts;
using VpcFlow.Pipeline.Tests.Alerts.Messages.Smtp4Dev;
using VpcFlow.Pipeline.Tests.OpenSearch;

namespace VpcFlow.Cli.Tests.Alerting;

/// <summary><c>vpcflow alert</c> between a real OpenSearch and a real mail server, both of which people would have.</summary>
public sealed class MailDaemonTests(PreparedOpenSearch cluster) : IClassFixture<PreparedOpenSearch>, IDisposable
{
    private const string Rule = "own";
    private const string IsDown = "E-mail by localhost can't send messages now: localhost:";

    private readonly TemporaryFolder _folder = new();
    private Smtp4DevServer _mail = null!;

    private string StateFile => _folder[$"state/alerts/rules/{Rule}.rule.json"];

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// The process is stopped between two mails, killed while the mail server is down, and the records that fire the second alert are 15
    /// minutes late. The rule is turned back in place of waiting for windows.
    /// </summary>
    [MailDaemonFact]
    public async Task Mails_ArriveOnce_ThoughTheProcessAndTheServerEnd()
    {
        await using (_mail = await Smtp4DevServer.StartAsync())
        {
            // Begins the rule.
            DateTimeOffset now = DateTimeOffset.UtcNow;
            await IndexAsync("10.0.0.1", now.AddHours(-3), now.AddHours(-3), count: 1);
            ToolResult first = await Tool.RunAsync([.. Arguments(), "--once"]);
            Assert.True(first.ExitCode == 0, first.Error);
            DateTimeOffset evaluated = TurnBack(TimeSpan.FromHours(1));

            // Four records reach the threshold, and three do not.
            await IndexAsync("10.0.0.4", evaluated.AddSeconds(90), evaluated.AddSeconds(100), count: 4);
            await IndexAsync("10.0.0.3", evaluated.AddSeconds(90), evaluated.AddSeconds(100), count: 3);
            await RunAsync("TERM", _ => _mail.WaitAsync(1));
            await RunAsync("TERM", async _ =>
            {
                await _mail.MailsAsync(2);
                await AlertStateFile.WaitAsync(StateFile);
            });

            await _mail.KillAsync();
            evaluated = TurnBack(TimeSpan.FromMinutes(10));
            await IndexAsync("10.0.0.5", evaluated.AddMinutes(-14), evaluated.AddSeconds(70), count: 5);
            await RunAsync("KILL", async process =>
            {
                await process.WaitForErrorAsync(IsDown);
                await AlertStateFile.WaitAsync(StateFile);
            });
            await RunAsync("TERM", async process =>
            {
                await process.WaitForErrorAsync(IsDown);
                await _mail.StartAsync();
                await _mail.MailsAsync(4);
            });

            // There is nothing left to tell.
            ToolResult last = await Tool.RunAsync([.. Arguments(), "--once"]);
            Assert.Equal((0, ""), (last.ExitCode, last.Output));
            MimeMessage[] mails = [.. (await _mail.MailsAsync(4)).Select(m => m.Mail)];
            Assert.Equal(
                [
                    "[Medium] Mine: 10.0.0.4", "Resolved: [Medium] Mine: 10.0.0.4",
                    "[Medium] Mine: 10.0.0.5", "Resolved: [Medium] Mine: 10.0.0.5",
                ],
                mails.Select(m => m.Subject));
            Assert.Equal(4, mails.Select(m => m.MessageId).Distinct().Count());
            Assert.All(mails, m => Assert.Equal("ops@example.com", m.To.ToString()));
            Assert.Contains("5 records", mails[2].TextBody, StringComparison.Ordinal);
            Assert.Contains("<h1", mails[2].HtmlBody, StringComparison.Ordinal);
        }
    }

    private string[] Arguments() =>
    [
        "alert", "--to", $"{cluster.Server.Url}", "--rule", Rule, "--state", _folder["state"], "--config",
        _folder.Write(
            "vpcflow.json",
            $$"""
            { "Alerts": {
                "To": ["ops@example.com"], "Delay": "0s",
                "Email": { "Host": "localhost", "Port": {{_mail.Port}}, "Security": "None", "From": "vpcflow@example.com" },
                "Rules": {
                  "Id": "{{Rule}}", "Title": "Mine", "Where": "action = REJECT", "Groups": ["srcaddr"], "Threshold": 4, "Window": "1m",
                  "QuietPeriod": "0s" }
            } }
            """),
    ];

    private DateTimeOffset TurnBack(TimeSpan time) => AlertStateFile.TurnBack(StateFile, time);

    /// <summary>Runs the process until something has happened, and ends it by a signal.</summary>
    private async Task RunAsync(string signal, Func<ShipProcess, Task> until)
    {
        using var process = new ShipProcess(Arguments());
        await until(process);
        process.Signal(signal);
        int code = await process.WaitAsync();
        Assert.True(signal == "KILL" || code == 0, process.Error);
    }

    /// <summary>Indexes rejected records of a source.</summary>
    private Task IndexAsync(string source, DateTimeOffset end, DateTimeOffset delivery, int count)
    {
        IEnumerable<string> lines = Enumerable.Range(0, count).Select(i => AlertTraffic.Line(
            end, source, string.Create(CultureInfo.InvariantCulture, $"10.0.1.{i}"), 40000, 22, action: "REJECT"));
        return cluster.IndexAsync(AlertTraffic.File(lines), delivery: delivery);
    }
}
