using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.CommandLine;

[TestClass]
public sealed class HelpTests
{
    [TestMethod]
    public void Help_Root_ListsCommandsExamplesAndExitCodes()
    {
        using var folder = new TemporaryFolder();

        ToolResult result = ToolProcess.Run(folder, "--help")
            .Succeeds().Says("select", "masks", "report", "doctor", "Examples:", "featuregate select --train");

        Assert.IsEmpty(result.Error);
        foreach (ExitCode code in Enum.GetValues<ExitCode>())
        {
            Assert.MatchesRegex($@"\n  {(int)code}  \w", result.Output);
        }
    }

    [TestMethod]
    [DataRow("select", "--train", "--label", "--test", "--task", "--event", "--weight", "--gate", "--lambda", "--features", "--auto", "--best", "--budget", "--cost", "--stable")]
    [DataRow("select", "--drop", "--keep", "--group-column", "--missing", "--encoding", "--separator", "--decimal-comma", "--seed", "--device", "--threads", "--time")]
    [DataRow("select", "--output", "--study", "--quiet", "--verbose", "selection.json", "report.html", "model.zip", "selected-train.csv", "selected-test.csv", "Exit codes:")]
    [DataRow("masks", "--images", "--labels", "--label", "--width", "--height", "--channels", "--pixels", "--lambda", "--gate", "mask.json", "mask.pgm", "Examples:")]
    [DataRow("report", "--study", "--output", "Example:")]
    [DataRow("doctor", "Usage:", "Exit codes:")]
    public void Help_Command_TellsEverything(string command, params string[] mentions)
    {
        using var folder = new TemporaryFolder();

        ToolResult result = ToolProcess.Run(folder, command, "--help").Succeeds().Says(mentions);

        Assert.IsTrue(result.Output.Split('\n').All(line => line.Length <= 110), "The help must fit a screen.");
    }

    [TestMethod]
    public void Help_BesideMistakes_IsShown()
    {
        using var folder = new TemporaryFolder();

        ToolProcess.Run(folder, "select", "--trian", "x", "--help").Succeeds().Says("--train");
    }

    [TestMethod]
    public void Version_IsOneLine()
    {
        using var folder = new TemporaryFolder();

        Assert.MatchesRegex(@"^\d+\.\d+\.\d+\S*\s*$", ToolProcess.Run(folder, "--version").Succeeds().Output);
    }
}
