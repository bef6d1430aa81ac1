using System.Text.Json;
using Deque.AxeCore.Commons;

namespace VpcFlow.Cli.Tests.Browser;

/// <summary>The page of a report in a browser: it is drawn, can be sorted and searched, and text of records stays text.</summary>
public sealed class ReportPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ChromiumFact]
    public async Task Page_OfTraffic_IsDrawnWithoutComplaints()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(await TrafficAsync());
        Assert.Empty(visit.Problems);
        Assert.Single(visit.Requests);
        int charts = await visit.EvaluateAsync<int>(
            "[...document.querySelectorAll('article svg')].filter(s => s.getBBox().width > 300).length");
        int answers = await visit.EvaluateAsync<int>("document.querySelectorAll('article table').length");
        Assert.InRange(charts, 15, answers);

        // Nothing is wider than the page, in which only tables scroll.
        Assert.True(await visit.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        await visit.Page.SetViewportAsync(new PuppeteerSharp.ViewPortOptions { Width = 360, Height = 700 });
        Assert.True(await visit.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    [ChromiumFact]
    public async Task Page_HeadOfColumn_SortsByItsValue()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(await TrafficAsync());
        const string Table = "#interfaces table";
        string head = $"{Table} th:last-child button";
        Assert.Equal("null", await visit.EvaluateAsync<string>($"String(document.querySelector('{Table} th:last-child').ariaSort)"));
        await visit.Page.ClickAsync(head);
        long[] descending = await ValuesAsync();
        Assert.Equal(descending.OrderDescending(), descending);
        await visit.Page.ClickAsync(head);
        Assert.Equal(descending.Reverse(), await ValuesAsync());
        Assert.Equal("ascending", await visit.EvaluateAsync<string>($"document.querySelector('{Table} th:last-child').ariaSort"));
        Assert.Empty(visit.Problems);

        Task<long[]> ValuesAsync()
            => visit.EvaluateAsync<long[]>($"[...document.querySelectorAll('{Table} td:last-child')].map(c => Number(c.dataset.v))");
    }

    [ChromiumFact]
    public async Task Page_Search_ShowsOnlyRowsWithTheText()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(await TrafficAsync());
        string text = await visit.EvaluateAsync<string>("document.querySelector('#interfaces tbody td').textContent");
        await visit.Page.TypeAsync("#find", text);
        string[] shown = await visit.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('article:not([hidden]) tbody tr:not([hidden])')].map(r => r.textContent)");
        Assert.NotEmpty(shown);
        Assert.All(shown, row => Assert.Contains(text, row, StringComparison.Ordinal));
        Assert.Equal($"{shown.Length} rows", await visit.EvaluateAsync<string>("document.getElementById('found').textContent"));
    }

    [ChromiumFact]
    public async Task Page_HostileText_NeitherRunsNorChangesThePage()
    {
        string[] texts =
        [
            "<script>alert(1)</script>", "<img/src=x/onerror=alert(2)>", "\"><svg/onload=alert(3)>", "a\u202Eb", "]]>-->'`${alert(4)}",
        ];
        _folder.Write(
            "flow.log",
            "interface-id srcaddr dstaddr bytes packets start end action\n"
                + string.Concat(texts.Select(t => $"{t} 10.0.0.1 10.0.0.2 1 1 1700000000 1700000060 ACCEPT\n")));
        await using PageVisit visit = await PageVisit.OpenAsync(await WriteAsync());
        Assert.Empty(visit.Problems);
        Assert.Equal(1, await visit.EvaluateAsync<int>("document.scripts.length"));
        Assert.Equal(0, await visit.EvaluateAsync<int>("document.images.length"));
        string[] cells = await visit.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('#interfaces td:first-child')].map(c => c.textContent)");
        Assert.Equal(texts.Select(t => t.Replace("\u202E", "\\u202E", StringComparison.Ordinal)).Order(), cells.Order());

        // The policy holds even if something slips in.
        await visit.EvaluateAsync<bool>(
            "document.body.append(Object.assign(document.createElement('script'), { text: 'alert(5)' })) === undefined");
        Assert.DoesNotContain(visit.Problems, p => p.StartsWith("dialog", StringComparison.Ordinal));
    }

    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_Barriers_AreNotSerious(bool isDark)
    {
        await using PageVisit visit = await PageVisit.OpenAsync(await TrafficAsync(), isDark, bypassesPolicy: true);
        await visit.Page.AddScriptTagAsync(new PuppeteerSharp.AddTagOptions { Content = new BundledAxeScriptProvider().GetScript() });
        JsonElement result = await visit.EvaluateAsync<JsonElement>(
            "axe.run().then(r => r.violations.map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes.map(n => n.html).slice(0, 3) })))");
        Assert.Empty(result.EnumerateArray()
            .Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(v => v.ToString()));
    }

    private async Task<string> TrafficAsync()
    {
        _folder.Write("flow.log", (await Tool.RunAsync("generate", "--records", "20000", "-f", "v5", "--seed", "8")).OutputBytes);
        return await WriteAsync();
    }

    private async Task<string> WriteAsync()
    {
        ToolResult result = await Tool.RunAsync("report", _folder["flow.log"], "--html", _folder["report.html"]);
        Assert.Equal(0, result.ExitCode);
        return _folder["report.html"];
    }
}
