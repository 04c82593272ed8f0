using MLNet.FeatureGating.Reports.Tests.Support;
using MLNet.FeatureGating.Search;
using Microsoft.Playwright;

namespace MLNet.FeatureGating.Reports.Tests.Browser;

/// <summary>What the page says, and what it does not let happen.</summary>
[TestClass]
public sealed class PageTests
{
    [TestMethod]
    public async Task Page_HarmfulNames_AreTexts()
    {
        await using ReportPage page = await ReportPage.OpenAsync(OddSummaries.WithHarmfulNames());

        page.AssertNoComplaints();
        Assert.AreEqual(4, await page.CountAsync("script"));
        Assert.AreEqual(0, await page.CountAsync("img"));
        Assert.AreEqual("Feature selection for </title><script>alert(2)</script>", await page.Page.TitleAsync());
        CollectionAssert.AreEqual(
            OddSummaries.HarmfulNames.Take(4).ToArray(), (await page.Page.Locator(".kept li").AllTextContentsAsync()).ToArray());
        foreach (string name in OddSummaries.HarmfulNames.Take(6))
        {
            Assert.Contains(name, await page.Page.EvaluateAsync<string>("document.querySelector('[data-table=features]').textContent"));
        }
    }

    [TestMethod]
    public async Task Page_ForeignScript_DoesNotRun()
    {
        await using ReportPage page = await ReportPage.OpenAsync(Summaries.Chosen());

        // The browser says so in its console, and does nothing.
        await page.Page.EvaluateAsync("""
            () => {
              const script = document.createElement("script");
              script.textContent = "window.hasRun = true";
              document.body.append(script);
              document.body.insertAdjacentHTML("beforeend", "<img src='data:,x' onerror='window.hasRun = true'>");
            }
            """);
        await page.FrameAsync();

        Assert.IsFalse(await page.Page.EvaluateAsync<bool>("'hasRun' in window"));
    }

    [TestMethod]
    public async Task Page_WhatThereIsNoneOf_IsLeftOut()
    {
        Assert.AreEqual("advice count which lambda correlations chance test made", await SectionsAsync("typical"));
        Assert.AreEqual("advice which made", await SectionsAsync("nothing yet"));
        Assert.AreEqual("advice made", await SectionsAsync("no feature"));
        Assert.AreEqual("advice count which chance test made", await SectionsAsync("no trials"));
        Assert.AreEqual("advice count masks which lambda chance made", await SectionsAsync("gray image"));

        static async Task<string> SectionsAsync(string name)
        {
            await using ReportPage page = await ReportPage.OpenAsync(name, 1280, ColorScheme.Light);
            return await page.Page.EvaluateAsync<string>("[...document.querySelectorAll('section')].map(part => part.id).join(' ')");
        }
    }

    [TestMethod]
    public async Task Page_Advice_ShowsCodeAsCode()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create());

        Assert.AreEqual(1, await page.CountAsync(".advice .good code:text-is('CreateTransformer()')"));
        Assert.AreEqual(0, await page.CountAsync(".advice:has-text('`')"));
        Assert.AreEqual(
            await page.CountAsync(".advice li"), await page.CountAsync(".advice li svg[aria-label]"), "each kind is named, not only coloured");
    }

    [TestMethod]
    public async Task Page_ManyKeptFeatures_AreCounted()
    {
        await using ReportPage page = await ReportPage.OpenAsync(OddSummaries.Large(kept: 64));

        Assert.AreEqual(25, await page.CountAsync(".kept li"));
        Assert.AreEqual("and 40 more", await page.Page.Locator(".kept li").Last.TextContentAsync());
    }

    [TestMethod]
    public async Task Page_Tables_HaveEveryRow()
    {
        await using ReportPage page = await ReportPage.OpenAsync(OddSummaries.Large());

        Assert.AreEqual(500, await page.CountAsync("[data-table='features'] tbody tr"));
        Assert.AreEqual(20, await page.CountAsync("[data-table='features'] tr.marked"));
        Assert.AreEqual(15, await page.CountAsync("[data-table='path'] tbody tr"));
        Assert.AreEqual(27, await page.CountAsync("[data-table='trials'] tbody tr"));
        Assert.IsFalse(await page.Page.Locator("[data-table='features']").IsVisibleAsync(), "closed at first");
    }

    [TestMethod]
    public async Task Page_SettingsAndVersions_AreShown()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create());

        string settings = (await page.Page.Locator("[data-table='settings']").TextContentAsync())!;
        Assert.Contains("binary classification", settings);
        Assert.Contains("64, 32", settings);
        Assert.Contains("41 s", settings);
        Assert.Contains("Microsoft.ML5.0.0", (await page.Page.Locator("[data-table='versions']").TextContentAsync())!);
        Assert.Contains("Permission to use, copy", (await page.Page.Locator("#made pre").TextContentAsync())!);
    }

    [TestMethod]
    [DataRow(PixelOrder.Planar)]
    [DataRow(PixelOrder.Interleaved)]
    public async Task Masks_ColorImage_ShowEachChannel(PixelOrder order)
    {
        var layout = new ImageLayout(16, 12, 3, order);
        await using ReportPage page = await ReportPage.OpenAsync(OddSummaries.Pixels(layout), new() { Image = layout });

        Assert.AreEqual(6, await page.CountAsync("[data-masks] canvas[role='img'][aria-label]"));
        // The kept disk gets smaller from channel to channel, and is in the middle of each.
        int[] kept = await KeptPixelsAsync(page);
        Assert.IsGreaterThan(kept[2], kept[1]);
        Assert.IsGreaterThan(kept[1], kept[0]);
        Assert.IsGreaterThan(0, kept[2]);
        Assert.IsTrue(await page.Page.EvaluateAsync<bool>("""
            () => {
              const opacity = (canvas, x, y) => canvas.getContext("2d").getImageData(x, y, 1, 1).data[3];
              const masks = [...document.querySelectorAll("[data-masks] canvas")].slice(3);
              return masks.every((mask) => opacity(mask, 8, 6) === 255 && opacity(mask, 0, 0) === 0);
            }
            """));
    }

    [TestMethod]
    public async Task Masks_GrayImage_ShowsProbabilitiesAsColors()
    {
        var layout = new ImageLayout(28, 28);
        await using ReportPage page = await ReportPage.OpenAsync(OddSummaries.Pixels(layout), new() { Image = layout });

        Assert.AreEqual(2, await page.CountAsync("[data-masks] canvas"));
        int[] light = await page.Page.EvaluateAsync<int[]>("""
            () => {
              const context = document.querySelector("[data-masks] canvas").getContext("2d");
              return [0, 7, 14].map((x) => context.getImageData(x, 14, 1, 1).data[1]);
            }
            """);
        Assert.IsGreaterThan(light[0], light[1]);
        Assert.IsGreaterThan(light[1], light[2]);
    }

    [TestMethod]
    public async Task Masks_NoChoice_ShowsProbabilitiesOnly()
    {
        var layout = new ImageLayout(4, 3);
        await using ReportPage page = await ReportPage.OpenAsync(OddSummaries.Unpredictive(), new() { Image = layout });

        Assert.AreEqual(1, await page.CountAsync("[data-masks] canvas"));
    }

    [TestMethod]
    public async Task Page_Schemes_DifferAndPaperIsLight()
    {
        await using ReportPage page = await ReportPage.OpenAsync(TumorSummary.Create(), scheme: ColorScheme.Dark);
        const string Ground = "getComputedStyle(document.body).backgroundColor";

        Assert.AreEqual("rgb(17, 22, 27)", await page.Page.EvaluateAsync<string>(Ground));
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Assert.AreEqual("rgb(246, 246, 243)", await page.Page.EvaluateAsync<string>(Ground));
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, Media = Media.Print });
        Assert.AreEqual("rgb(255, 255, 255)", await page.Page.EvaluateAsync<string>(Ground));
        await page.AssertNoneAsync(PageChecks.TextsStandOut);
    }

    [TestMethod]
    public async Task Masks_SchemeChanges_AreDrawnAnew()
    {
        var layout = new ImageLayout(28, 28);
        await using ReportPage page = await ReportPage.OpenAsync(OddSummaries.Pixels(layout), new() { Image = layout });
        const string Middle = "[...document.querySelectorAll('[data-masks] canvas')][1].getContext('2d').getImageData(14, 14, 1, 1).data.join()";
        string light = await page.Page.EvaluateAsync<string>(Middle);

        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.FrameAsync();

        Assert.AreNotEqual(light, await page.Page.EvaluateAsync<string>(Middle));
    }

    private static Task<int[]> KeptPixelsAsync(ReportPage page) => page.Page.EvaluateAsync<int[]>("""
        () => [...document.querySelectorAll("[data-masks] canvas")].slice(3).map((canvas) =>
          canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.filter((value, i) => i % 4 === 3 && value > 0).length)
        """);
}
