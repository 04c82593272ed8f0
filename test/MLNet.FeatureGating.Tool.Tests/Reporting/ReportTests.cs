using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Reporting;

[TestClass]
public sealed class ReportTests
{
    [TestMethod]
    public void Report_OfAStudy_IsAPage()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary());
        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--study", "s.db", "--quiet").Succeeds();

        ToolProcess.Run(folder, "report", "--study", "s.db").Succeeds().Says("s.html");
        ToolProcess.Run(folder, "report", "--study", "s.db", "--output", "deep/page.html", "--quiet").Succeeds();

        Assert.Contains("n3", folder.Read("s.html"));
        Assert.AreEqual(folder.Read("s.html"), folder.Read("deep/page.html"));
    }

    [TestMethod]
    public void Report_NoStudy_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary());

        ToolProcess.Run(folder, "report", "--study", "s.db").Fails(ExitCode.BadInput, "s.db");
        ToolProcess.Run(folder, "report", "--study", "t.csv").Fails(ExitCode.BadInput, "t.csv");
        ToolProcess.Run(folder, "report", "--study", ".").Fails(ExitCode.BadInput, "folder");
        Assert.AreEqual(Tables.Binary(), folder.Read("t.csv"));
    }

    [TestMethod]
    public void Report_OutputThatCannotBeWritten_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary());

        ToolProcess.Run(folder, "report", "--study", "t.csv", "--output", ".").Fails(ExitCode.CannotWrite, "folder");
    }
}
