using Microsoft.Playwright;

namespace MLNet.FeatureGating.Reports.Tests.Browser;

/// <summary>What holds of every report.</summary>
[TestClass]
public sealed class PageCaseTests
{
    public static IEnumerable<object[]> Cases => PageCases.All.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public async Task Page_WideAndLightThenPhoneAndDark_IsSound(string name)
    {
        await using ReportPage page = await ReportPage.OpenAsync(name, 1280, ColorScheme.Light);
        await AssertIsSoundAsync(page);

        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.Page.SetViewportSizeAsync(375, 800);
        await AssertIsSoundAsync(page);
    }

    [TestMethod]
    [DataRow(320)]
    [DataRow(600)]
    [DataRow(768)]
    [DataRow(1024)]
    [DataRow(2560)]
    public async Task Page_OtherWidths_IsSound(int width)
    {
        foreach ((string name, ColorScheme scheme) in new[] { ("typical", ColorScheme.Light), ("long names", ColorScheme.Dark) })
        {
            await using ReportPage page = await ReportPage.OpenAsync(name, width, scheme);
            await AssertIsSoundAsync(page);
        }
    }

    private static async Task AssertIsSoundAsync(ReportPage page)
    {
        await page.Page.EvaluateAsync("for (const part of document.querySelectorAll('details')) part.open = true");
        await page.FrameAsync();
        page.AssertNoComplaints();
        await page.AssertNoneAsync(PageChecks.NothingIsCutOff);
        await page.AssertNoneAsync(PageChecks.NoTextsOverlap);
        await page.AssertNoneAsync(PageChecks.TextsStandOut);
        Assert.AreEqual(0, await page.CountAsync("svg.plot > text:has-text('⚠')"), "a warning of Observable Plot");
    }
}
