namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Outbox;

/// <summary>
/// The process is killed at each step at which a file or a server changes. The next one finds the files of that moment, adds the same
/// notices again, as the evaluation does whose own state was not written, and sends what is due.
/// </summary>
public sealed class CrashTests
{
    private static readonly string[] s_ids = ["a", "b", "c"];
    private static readonly string[] s_recipients = ["x@example.com", "y@example.com", "webhook:pager"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Kill_AtEachStep_LosesNothingAndRepeatsOnlyWhatWasOnItsWay(bool isDigest)
    {
        FlowLogAlertRoutes routes = new()
        {
            Routes = [new() { To = s_recipients, Digest = isDigest ? TimeSpan.FromHours(1) : null }],
        };
        List<Moment> moments = await RunAsync(routes);
        int kills = 0;
        for (int i = 0; i + 1 < moments.Count; i++)
        {
            foreach (IReadOnlyDictionary<string, byte[]> files in Between(moments[i].Files, moments[i + 1].Files))
            {
                await CheckAsync(routes, moments[i], files);
                kills++;
            }
        }

        await CheckAsync(routes, moments[^1], moments[^1].Files);
        Assert.InRange(kills, 30, 500);
    }

    /// <summary>Adds and sends all, and returns the moments at which a process could be killed.</summary>
    private static async Task<List<Moment>> RunAsync(FlowLogAlertRoutes routes)
    {
        using var bench = new OutboxBench { Routes = routes };
        var moments = new List<Moment>();
        FakeChannel pager = PagerOf(bench);
        foreach (FakeChannel channel in new[] { bench.Mail, pager })
        {
            channel.Decide = _ =>
            {
                Note([]);
                return FlowLogAlertOutcome.Sent;
            };
            channel.AfterSend = m => Note([.. m.Notices.Select(n => $"{n.Id} {m.Recipient}")]);
        }

        FlowLogAlertOutbox outbox = bench.Open();
        Note([]);
        foreach (string id in s_ids)
        {
            outbox.Add(Notices.Create(id));
            Note([]);
        }

        // The channels take turns, so that no file changes while a moment is taken.
        await bench.Time.RunAsync(Task.Delay(TimeSpan.FromHours(1), bench.Time));
        await outbox.SendDueAsync();
        Note([]);
        return moments;

        void Note(string[] onTheWay) => moments.Add(new Moment(bench.Snapshot(), SentBy(bench.Mail, pager), onTheWay));
    }

    /// <summary>
    /// What can be in the folder between two moments: some of the files that change are written, and the next of them is being written.
    /// </summary>
    private static IEnumerable<IReadOnlyDictionary<string, byte[]>> Between(
        SortedDictionary<string, byte[]> before, SortedDictionary<string, byte[]> after)
    {
        var files = new SortedDictionary<string, byte[]>(before, StringComparer.Ordinal);
        yield return files;
        foreach ((string name, byte[] content) in after)
        {
            if (before.TryGetValue(name, out byte[]? old) && old.SequenceEqual(content))
                continue;
            foreach (int length in new[] { 0, content.Length / 2, content.Length })
                yield return new SortedDictionary<string, byte[]>(files, StringComparer.Ordinal) { [name + ".new"] = content[..length] };
            files = new SortedDictionary<string, byte[]>(files, StringComparer.Ordinal) { [name] = content };
            yield return files;
        }
    }

    private static async Task CheckAsync(FlowLogAlertRoutes routes, Moment killed, IReadOnlyDictionary<string, byte[]> files)
    {
        using var bench = new OutboxBench { Routes = routes };
        FakeChannel pager = PagerOf(bench);
        bench.Restore(files);
        FlowLogAlertOutbox outbox = bench.Open();
        foreach (string id in s_ids)
            outbox.Add(Notices.Create(id));
        await bench.RunUntilAsync(outbox, () => outbox.Counts.Waiting == 0);
        Assert.DoesNotContain(bench.Files, f => f.EndsWith(".new", StringComparison.Ordinal));
        string[] sent = [.. killed.Sent, .. SentBy(bench.Mail, pager)];
        foreach (string one in s_ids.SelectMany(id => s_recipients.Select(r => $"{id} {r}")))
            Assert.InRange(sent.Count(s => s == one), 1, killed.OnTheWay.Contains(one) ? 2 : 1);
    }

    private static FakeChannel PagerOf(OutboxBench bench)
    {
        var pager = new FakeChannel("Pager", r => r == "webhook:pager");
        bench.Others.Add(pager);
        return pager;
    }

    private static string[] SentBy(params FakeChannel[] channels)
        => [.. channels.SelectMany(c => c.Sent).SelectMany(s => s.Ids.Split(' ').Select(id => $"{id} {s.Recipient}"))];

    /// <summary>A moment at which a process can be killed.</summary>
    /// <param name="Files">The files of the outbox.</param>
    /// <param name="Sent">What the recipients have.</param>
    /// <param name="OnTheWay">What they have since this moment, so that the outbox can't know it.</param>
    private sealed record Moment(SortedDictionary<string, byte[]> Files, string[] Sent, string[] OnTheWay);
}
