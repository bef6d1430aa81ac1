using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace VpcFlow.Cli.Tests.Browser;

/// <summary>A page in a headless browser, and what it complains about.</summary>
internal sealed class PageVisit : IAsyncDisposable
{
    private readonly IBrowser _browser;
    private readonly List<string> _problems = [];

    private PageVisit(IBrowser browser, IPage page)
    {
        _browser = browser;
        Page = page;
        page.Console += (_, e) => _problems.Add($"{e.Message.Type}: {e.Message.Text}");
        page.PageError += (_, e) => _problems.Add(e.Message);
        page.Dialog += (_, e) => _problems.Add("dialog: " + e.Dialog.Message);
        page.Request += (_, e) => Requests.Add(e.Request.Url);
    }

    public IPage Page { get; }

    /// <summary>What the page has loaded, itself first.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Messages on the console, errors and dialogs.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isDark">Whether the system prefers dark colors.</param>
    /// <param name="bypassesPolicy">Whether scripts of tests may be added to the page.</param>
    public static async Task<PageVisit> OpenAsync(string path, bool isDark = false, bool bypassesPolicy = false)
    {
        IBrowser browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = ChromiumFactAttribute.Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
            Timeout = 120_000,
        });
        var visit = new PageVisit(browser, await browser.NewPageAsync());
        await visit.Page.SetViewportAsync(new ViewPortOptions { Width = 1100, Height = 900 });
        await visit.Page.SetBypassCSPAsync(bypassesPolicy);
        await visit.Page.EmulateMediaFeaturesAsync(
            [new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = isDark ? "dark" : "light" }]);
        await visit.Page.GoToAsync(new Uri(path).AbsoluteUri);
        return visit;
    }

    public Task<T> EvaluateAsync<T>(string expression) => Page.EvaluateExpressionAsync<T>(expression);

    public async ValueTask DisposeAsync() => await _browser.DisposeAsync();
}
