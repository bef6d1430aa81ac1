using VpcFlow.Cli.Tests.Faults;

namespace VpcFlow.Cli.Tests.Alerting;

/// <summary>The process is killed at any time, and what it told and did not tell is counted at the other end.</summary>
public sealed class AlertCrashTests : IDisposable
{
    private const string Rule = "own";
    private const int Windows = 120;

    /// <summary>How long the last process may take for what the others have left.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// A message comes twice only if the process is killed between the answer to it and the note of it, so at most once for each kill.
    /// </summary>
    [Fact]
    public async Task Kill_AtAnyTime_LosesNoMessage_AndRepeatsAtMostTheOneOnItsWay()
    {
        await using var cluster = new SearchCluster();
        string[] arguments = Arguments(cluster);
        ToolResult first = await Tool.RunAsync([.. arguments, "--once"]);
        Assert.True(first.ExitCode == 0, first.Error);
        DateTimeOffset start = AlertStateFile.TurnBack(
            _folder[$"state/alerts/rules/{Rule}.rule.json"], TimeSpan.FromMinutes(Windows));

        // The rule fires and is resolved by turns, so that each window has a message.
        cluster.CountOf = IsOver;
        var random = new Random(20261129);
        const int Kills = 6;
        for (int kill = 0; kill < Kills; kill++)
        {
            Task interrupted = cluster.InterruptAt(random.Next(1, 80), isAnswered: kill % 2 == 0);
            using var process = new ShipProcess(arguments);
            await interrupted.WaitAsync(s_limit);
            await process.KillAsync();
        }

        using var last = new ShipProcess(arguments);
        IEnumerable<DateTimeOffset> ends = Enumerable.Range(1, Windows).Select(i => start.AddMinutes(i));
        string[] expected = [.. ends.Where(e => e > FirstOver(start)).Select(IdOf)];
        DateTime end = DateTime.UtcNow + s_limit;
        while (expected.Except(cluster.Messages.SelectMany(m => m)).Any())
        {
            Assert.True(DateTime.UtcNow < end && !last.HasExited, last.Error);
            await Task.Delay(50);
        }

        last.Signal("TERM");
        Assert.Equal(0, await last.WaitAsync());
        Assert.InRange(Repeated(cluster.Messages), 0, Kills);
        Assert.Empty(cluster.Messages.SelectMany(m => m).Where(id => IsDue(id, start)).Except(expected));
    }

    private static long IsOver(DateTimeOffset window) => window.Minute % 2;

    /// <summary>The start of the first window in which the rule fires: before it, there is nothing to resolve.</summary>
    private static DateTimeOffset FirstOver(DateTimeOffset start) => IsOver(start) == 1 ? start : start.AddMinutes(1);

    /// <summary>The message of the window that ends at a time.</summary>
    private static string IdOf(DateTimeOffset end) => IsOver(end.AddMinutes(-1)) == 1
        ? $"{Rule}/a/{end:yyyyMMdd'T'HHmmss'Z'}/fired"
        : $"{Rule}/a/{end.AddMinutes(-1):yyyyMMdd'T'HHmmss'Z'}/resolved";

    /// <summary>Whether a message is that of a window before the test has begun, whose messages are known.</summary>
    private static bool IsDue(string id, DateTimeOffset start)
        => string.CompareOrdinal(id, IdOf(start.AddMinutes(Windows))) < 0;

    private static int Repeated(IEnumerable<string[]> messages)
    {
        HashSet<string> seen = [];
        int repeated = 0;
        foreach (string[] notices in messages)
        {
            if (notices.Any(seen.Contains))
                repeated++;
            seen.UnionWith(notices);
        }

        return repeated;
    }

    private string[] Arguments(SearchCluster cluster)
    {
        string config = _folder.Write(
            "vpcflow.json",
            $$"""
            { "Alerts": {
                "To": ["webhook:hook"],
                "Webhooks": { "Name": "hook", "Url": "{{cluster.WebhookUrl}}" },
                "Rules": { "Id": "{{Rule}}", "Groups": ["srcaddr"], "Threshold": 1, "Window": "1m", "QuietPeriod": "0s" } } }
            """);
        return ["alert", "--to", cluster.Url, "--config", config, "--rule", Rule, "--state", _folder["state"]];
    }
}
