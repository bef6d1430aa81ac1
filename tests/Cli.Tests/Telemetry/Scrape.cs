using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using VpcFlow.Cli.Tests.Faults;

namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>The metrics of a running command, as Prometheus reads them.</summary>
internal sealed partial class Scrape
{
    private static readonly HttpClient s_client = new();
    private readonly List<(string Name, Dictionary<string, string> Labels, double Value)> _samples = [];

    private Scrape(string text)
    {
        Text = text;
        foreach (string line in text.Split('\n').Where(l => l.Length > 0 && l[0] != '#'))
        {
            Match match = SamplePattern().Match(line);
            Assert.True(match.Success, line);
            var labels = LabelPattern().Matches(match.Groups["labels"].Value).ToDictionary(l => l.Groups[1].Value, l => l.Groups[2].Value);
            _samples.Add((match.Groups["name"].Value, labels, double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture)));
        }
    }

    public string Text { get; }

    /// <summary>Returns the base of the URLs that a command has said.</summary>
    public static async Task<Uri> UrlOfAsync(ShipProcess process)
    {
        await process.WaitForErrorAsync("/health/ready");
        return new Uri(UrlPattern().Match(process.Error).Groups[1].Value);
    }

    public static async Task<Scrape> GetAsync(Uri url) => new(await s_client.GetStringAsync(new Uri(url, "/metrics")));

    /// <summary>
    /// Scrapes again and again until something is so, and once more: the numbers of a scrape are read one after the other, so that some
    /// may be older than those that show it.
    /// </summary>
    public static async Task<Scrape> WaitAsync(ShipProcess process, Func<Scrape, bool> isSo)
    {
        Uri url = await UrlOfAsync(process);
        bool wasSo = false;
        for (var time = Stopwatch.StartNew(); ; await Task.Delay(wasSo ? 0 : 250))
        {
            Scrape scrape = await GetAsync(url);
            bool isNow = isSo(scrape);
            if (isNow && wasSo)
                return scrape;
            wasSo = isNow;
            Assert.True(time.Elapsed < Tool.Limit && !process.HasExited, $"{scrape.Text}\n{process.Error}");
        }
    }

    /// <summary>Asks one of the health endpoints.</summary>
    public static async Task<(int Status, string Text)> HealthAsync(Uri url, string name)
    {
        using HttpResponseMessage answer = await s_client.GetAsync(new Uri(url, $"/health/{name}"));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Returns the sum of the series with a name and, if given, with a value of a label.</summary>
    public double Sum(string name, string? label = null, string? value = null)
        => _samples.Where(s => s.Name == name && (label is null || s.Labels.GetValueOrDefault(label) == value)).Sum(s => s.Value);

    public bool Has(string name) => _samples.Exists(s => s.Name == name);

    /// <summary>Returns the values of a label.</summary>
    public string[] Values(string label)
        => [.. _samples.Select(s => s.Labels.GetValueOrDefault(label)).OfType<string>().Distinct().Order()];

    [GeneratedRegex(@"metrics at (http://[^/]+)/metrics")]
    private static partial Regex UrlPattern();

    [GeneratedRegex("""^(?<name>[a-z_:]+)(\{(?<labels>.*)\})? (?<value>\S+)( \d+)?$""")]
    private static partial Regex SamplePattern();

    [GeneratedRegex("""(\w+)="((?:[^"\\]|\\.)*)",?""")]
    private static partial Regex LabelPattern();
}
