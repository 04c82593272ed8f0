using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;
using Microsoft.Playwright;

namespace MLNet.FeatureGating.Reports.Tests.Browser;

/// <summary>A report in the browser, off the network, and all that it complains about or asks for.</summary>
internal sealed class ReportPage : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private ReportPage(TemporaryFolder folder, IBrowserContext context, IPage page)
    {
        _folder = folder;
        _context = context;
        Page = page;
        page.Console += (_, message) => Complain($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Complain($"error: {error}");
        page.Dialog += async (_, dialog) =>
        {
            Complain($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.IsNavigationRequest)
            {
                Complain($"request: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    public static async Task<ReportPage> OpenAsync(
        SearchSummary summary, HtmlReportOptions? options = null, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var folder = new TemporaryFolder();
        string path = folder.File("report.html");
        HtmlReport.Write(summary, path, options);
        IBrowser browser = await Chromium.BrowserAsync();
        IBrowserContext context = await browser.NewContextAsync(new()
        {
            Offline = true,
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        var page = new ReportPage(folder, context, await context.NewPageAsync());
        await page.Page.GotoAsync(new Uri(path).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        await page.Page.WaitForSelectorAsync("main:not([hidden])", new() { State = WaitForSelectorState.Attached });
        await page.FrameAsync();
        return page;
    }

    public static Task<ReportPage> OpenAsync(string name, int width, ColorScheme scheme)
    {
        (SearchSummary summary, HtmlReportOptions? options) = PageCases.All[name];
        return OpenAsync(summary, options, width, scheme);
    }

    /// <summary>How many elements a selector finds.</summary>
    public Task<int> CountAsync(string selector) => Page.Locator(selector).CountAsync();

    /// <summary>How many elements of a chart a selector finds.</summary>
    public Task<int> MarksAsync(string chart, string selector) => CountAsync($"figure[data-chart='{chart}'] svg.plot {selector}");

    /// <summary>Runs a check of the page that returns what is wrong.</summary>
    public async Task AssertNoneAsync(string check)
    {
        string[] wrong = await Page.EvaluateAsync<string[]>(check);
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    public void AssertNoComplaints()
    {
        lock (_complaints)
        {
            Assert.AreEqual("", string.Join('\n', _complaints));
        }
    }

    /// <summary>Lets the browser lay out and draw.</summary>
    public Task FrameAsync() => Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        _folder.Dispose();
    }

    private void Complain(string complaint)
    {
        lock (_complaints)
        {
            _complaints.Add(complaint);
        }
    }
}
