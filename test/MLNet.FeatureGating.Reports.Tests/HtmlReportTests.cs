using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MLNet.FeatureGating.Reports.Tests.Support;

namespace MLNet.FeatureGating.Reports.Tests;

[TestClass]
public sealed partial class HtmlReportTests
{
    private const int Megabyte = 1 << 20;

    [TestMethod]
    public void Create_NoSummary_Throws()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => HtmlReport.Create(null!));
    }

    [TestMethod]
    public void Create_Headline_ReadsWithoutAnyScript()
    {
        string html = HtmlReport.Create(TumorSummary.Create());

        Assert.Contains("<h1>6 of 30 features are enough</h1>", html);
        Assert.Contains("<title>Feature selection for Malignant</title>", html);
        Assert.Contains("<noscript>", html);
    }

    [TestMethod]
    public void Create_Title_StandsInThePage()
    {
        Assert.Contains("<title>A &amp; B</title>", HtmlReport.Create(TumorSummary.Create(), new() { Title = "A & B" }));
    }

    [TestMethod]
    public void Create_LargeSummary_IsBelowOneMegabyte()
    {
        Assert.IsLessThan(Megabyte, Encoding.UTF8.GetByteCount(HtmlReport.Create(TumorSummary.Create())));
        Assert.IsLessThan(Megabyte, Encoding.UTF8.GetByteCount(HtmlReport.Create(OddSummaries.Large())));
    }

    [TestMethod]
    public void Create_SameSummary_SamePage()
    {
        Assert.AreEqual(HtmlReport.Create(OddSummaries.Large()), HtmlReport.Create(OddSummaries.Large()));
    }

    [TestMethod]
    public void Create_Page_PointsNowhere()
    {
        string html = HtmlReport.Create(OddSummaries.WithHarmfulNames());

        Assert.DoesNotContain("src=\"", html);
        Assert.HasCount(1, Links().Matches(html));
        Assert.Contains("<link rel=\"icon\" href=\"data:,\">", html);
    }

    // The policy lets these scripts run and no other: their hashes must be those of what stands between the tags.
    [TestMethod]
    public void Create_Policy_NamesTheScriptsOfThePage()
    {
        string html = HtmlReport.Create(TumorSummary.Create());

        string policy = Policy().Match(html).Groups[1].Value;
        string[] scripts = [.. Scripts().Matches(html).Select(match => match.Groups[1].Value)];
        Assert.HasCount(3, scripts);
        Assert.StartsWith("default-src 'none'; ", policy);
        foreach (string script in scripts)
        {
            Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", policy);
        }
    }

    [TestMethod]
    public void Write_NewFolder_WritesWhatCreateMakes()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("new", "report.html");

        HtmlReport.Write(TumorSummary.Create(), path, new() { Title = "Größe" });

        byte[] bytes = File.ReadAllBytes(path);
        Assert.AreEqual(HtmlReport.Create(TumorSummary.Create(), new() { Title = "Größe" }), Encoding.UTF8.GetString(bytes));
        Assert.AreEqual((byte)'<', bytes[0], "a byte order mark");
    }

    [TestMethod]
    public void Write_FileIsThere_ReplacesItAndLeavesNothingElse()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("report.html");
        File.WriteAllText(path, new string('x', 2 * Megabyte));

        HtmlReport.Write(Summaries.Chosen(), path);

        Assert.EndsWith("</html>", File.ReadAllText(path));
        Assert.AreEqual("report.html", Path.GetFileName(Directory.EnumerateFileSystemEntries(folder.Path).Single()));
    }

    [TestMethod]
    public void Write_TargetIsAFolder_ThrowsAndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("report.html"));

        // Which of the two depends on the operating system.
        Exception error = Assert.Throws<Exception>(() => HtmlReport.Write(Summaries.Chosen(), folder.File("report.html")));

        Assert.IsTrue(error is IOException or UnauthorizedAccessException, error.ToString());
        Assert.HasCount(1, Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Write_ReaderHasTheOldFileOpen_StillReadsTheOldOne()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("report.html");
        File.WriteAllText(path, "old");
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

        HtmlReport.Write(Summaries.Chosen(), path);

        Assert.AreEqual("old", reader.ReadToEnd());
        Assert.Contains("<h1>", File.ReadAllText(path));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    public void Write_BlankPath_Throws(string path)
    {
        Assert.ThrowsExactly<ArgumentException>(() => HtmlReport.Write(Summaries.Chosen(), path));
    }

    [TestMethod]
    public void Write_SeveralAtOnce_EndWithAWholePage()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("report.html");

        Parallel.For(0, 8, _ => HtmlReport.Write(Summaries.Chosen(), path));

        Assert.AreEqual(HtmlReport.Create(Summaries.Chosen()), File.ReadAllText(path));
        Assert.HasCount(1, Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [GeneratedRegex("<link ")]
    private static partial Regex Links();

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">")]
    private static partial Regex Policy();

    [GeneratedRegex("<script(?: type=\"module\")?>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();
}
