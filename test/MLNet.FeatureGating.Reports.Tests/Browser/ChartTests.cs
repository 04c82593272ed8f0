using MLNet.FeatureGating.Reports.Tests.Support;
using Microsoft.Playwright;

namespace MLNet.FeatureGating.Reports.Tests.Browser;

/// <summary>What is drawn.</summary>
[TestClass]
public sealed class ChartTests
{
    private const int Trials = 11;
    private const int Points = 16;
    private const int Features = 30;

    [TestMethod]
    public async Task PathCharts_Points_HaveDotsAndErrorBars()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create());

        foreach (string chart in new[] { "path-loss", "path-metric" })
        {
            Assert.AreEqual(Points + 1, await page.MarksAsync(chart, "circle"), "a dot a point, and the chosen one's");
            Assert.AreEqual(1, await page.MarksAsync(chart, "[aria-label='line'] path"));
            Assert.AreEqual(Points + 1, await page.MarksAsync(chart, "[aria-label='rule'] line"), "an error bar a point, and the chosen number");
            Assert.AreEqual(1, await page.MarksAsync(chart, "text:text-is('6 chosen')"));
            Assert.AreEqual(1, await page.MarksAsync(chart, "text:has-text('constant prediction')"));
        }
    }

    [TestMethod]
    public async Task PathCharts_Points_LieWhereTheirNumbersAre()
    {
        await using ReportPage page = await ReportPage.OpenAsync(Summaries.Chosen(kept: 2, features: 4));

        float[] y = await page.Page.EvaluateAsync<float[]>(
            "[...document.querySelectorAll(\"figure[data-chart='path-loss'] circle\")].map(dot => dot.getBoundingClientRect().y)");

        // From one feature to four, and the chosen two: the loss falls from 0.3 to 0.1.
        Assert.HasCount(5, y);
        Assert.IsGreaterThan(y[0] + 50, y[1]);
        Assert.AreEqual(y[1], y[3], 0.5f);
    }

    [TestMethod]
    public async Task Charts_Axes_EndWhereNoNumberCanBe()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create());

        foreach (string chart in new[] { "path-metric", "lambda-metric" })
        {
            Assert.AreEqual(1, await page.MarksAsync(chart, "text:text-matches('^1\\\\.0+$')"));
            Assert.AreEqual(0, await page.MarksAsync(chart, "text:text-matches('^1\\\\.0*[1-9]')"));
        }

        Assert.AreEqual(0, await page.MarksAsync("path-loss", "text:text-matches('^−')"));
    }

    [TestMethod]
    public async Task LambdaCharts_Trials_HaveDotsAndErrorBars()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create());

        foreach (string chart in new[] { "lambda-loss", "lambda-metric", "lambda-count" })
        {
            Assert.AreEqual(Trials, await page.MarksAsync(chart, "circle"));
            Assert.IsGreaterThanOrEqualTo(Trials + 1, await page.MarksAsync(chart, "[aria-label='rule'] line"));
            Assert.AreEqual(1, await page.MarksAsync(chart, "text:text-is('chosen: 0.41')"));
            Assert.AreEqual(1, await page.MarksAsync(chart, "text:text-is('0.1')"), "a power of ten on the axis");
        }
    }

    [TestMethod]
    public async Task LambdaCharts_Configurations_HaveALineEachAndALegend()
    {
        await using ReportPage page = await ReportPage.OpenAsync(OddSummaries.Large());

        Assert.AreEqual(3, await page.MarksAsync("lambda-loss", "[aria-label='line'] path"));
        Assert.AreEqual(3, await page.CountAsync("[data-legend='lambdas'] li"));
        Assert.AreEqual(3, await page.Page.EvaluateAsync<int>("""
            () => {
              const lines = [...document.querySelectorAll("figure[data-chart='lambda-loss'] [aria-label='line']")];
              return new Set(lines.map((line) => line.getAttribute("stroke"))).size;
            }
            """));
    }

    [TestMethod]
    public async Task GateChart_Gates_HaveALineEachAndTheChosenTheirNames()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create());

        Assert.AreEqual(Features, await page.MarksAsync("gates", "[aria-label='line'] path"));
        CollectionAssert.AreEqual(
            new[] { "worst concave points", "worst perimeter", "worst texture", "error radius", "worst smoothness", "worst symmetry", "24 others" },
            (await page.Page.Locator("figure[data-chart='gates'] .legend li").AllInnerTextsAsync()).ToArray());
        Assert.AreEqual(24, await page.MarksAsync("gates", "[aria-label='line'][stroke='var(--dropped)'] path"));
    }

    [TestMethod]
    public async Task GateChart_ManyChosen_AreCountedBeyondThoseThatCanBeToldApart()
    {
        await using ReportPage page = await ReportPage.OpenAsync(OddSummaries.Large(kept: 24));

        Assert.AreEqual(18, await page.CountAsync("figure[data-chart='gates'] .legend li"));
        Assert.AreEqual(1, await page.CountAsync("figure[data-chart='gates'] .legend li:has-text('8 more chosen')"));
    }

    [TestMethod]
    public async Task GateChart_OneTrial_HasDots()
    {
        await using ReportPage page = await ReportPage.OpenAsync(PageCases.All["one trial"].Summary);

        Assert.AreEqual(5, await page.MarksAsync("gates", "circle"));
        Assert.AreEqual(1, await page.MarksAsync("lambda-loss", "circle"));
    }

    [TestMethod]
    public async Task FeatureChart_Features_HaveThreeBarsEach()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create());

        Assert.AreEqual(2 * 3 * Features, await page.MarksAsync("features", "[aria-label='bar'] rect"), "a bar and the ground that it lies on");
        Assert.AreEqual(3 * 6, await page.MarksAsync("features", "rect[fill='var(--kept)']"));
        Assert.AreEqual(3 * 24, await page.MarksAsync("features", "rect[fill='var(--dropped)']"));
        Assert.AreEqual(Features, await page.MarksAsync("features", "[aria-label='tick'] line"), "the shadows");
        Assert.AreEqual(1, await page.MarksAsync("features", "[aria-label='rule'] [stroke='var(--baseline)'] line"), "the threshold");
        Assert.AreEqual(1, await page.MarksAsync("features", "text:text-is('worst concave points')"));
        Assert.AreEqual(2 * 5, await page.MarksAsync("features", "text:text-is('Worst'), text:text-is('Error')") / 2, "their columns");
    }

    [TestMethod]
    public async Task FeatureChart_NoStabilitySelection_HasTwoPanels()
    {
        await using ReportPage page = await ReportPage.OpenAsync(Summaries.Chosen());

        Assert.AreEqual(2 * 2 * 5, await page.MarksAsync("features", "[aria-label='bar'] rect"));
        Assert.AreEqual(0, await page.MarksAsync("features", "text:text-is('Stability')"));
    }

    [TestMethod]
    public async Task CorrelationChart_Features_HaveACellAPair()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create());

        Assert.AreEqual(24 * 24, await page.MarksAsync("correlations", "[aria-label='cell'] rect"));
        Assert.AreEqual(3, await page.CountAsync("[data-table='copies'] tbody tr"));
    }

    [TestMethod]
    public async Task PermutationChart_Permutations_HaveATickEach()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create());

        Assert.AreEqual(19, await page.MarksAsync("permutation", "[aria-label='tick'] line"));
        Assert.AreEqual(1, await page.MarksAsync("permutation", "text:text-is('labels as they are')"));
    }

    [TestMethod]
    public async Task Charts_NoNumbers_SaySo()
    {
        await using ReportPage page = await ReportPage.OpenAsync(OddSummaries.NotANumber());

        Assert.AreEqual(0, await page.CountAsync("svg.plot"));
        Assert.AreEqual(9, await page.CountAsync("figure[data-chart] .nothing"));
    }

    [TestMethod]
    public async Task Charts_WindowGetsNarrow_AreDrawnAnew()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create());

        await page.Page.SetViewportSizeAsync(375, 800);
        await page.FrameAsync();

        float[] widths = await page.Page.EvaluateAsync<float[]>(
            "[...document.querySelectorAll('svg.plot')].map(svg => Number(svg.getAttribute('width')))");
        Assert.HasCount(9, widths);
        Assert.IsTrue(widths.All(width => width is > 200 and < 350), string.Join(' ', widths));
        page.AssertNoComplaints();
    }

    [TestMethod]
    public async Task Charts_Pointed_TellWhatIsThere()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create());
        ILocator dots = page.Page.Locator("figure[data-chart='path-loss'] circle");

        await dots.Nth(3).HoverAsync(new() { Force = true });

        ILocator tip = page.Page.Locator("figure[data-chart='path-loss'] [aria-label='tip'] text");
        string text = (await tip.TextContentAsync())!;
        Assert.Contains("4 features", text);
        Assert.Contains("loss", text);
    }

    [TestMethod]
    public async Task Charts_EachIsNamed()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create());

        Assert.AreEqual(9, await page.CountAsync("figure > figcaption + .chart svg.plot[aria-label][role='img']"));
        Assert.AreEqual(0, await page.CountAsync("figure > figcaption:empty"));
    }
}
