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
    [DataRow("select", "--train", "--label", "--test", "--task", "--event", "--weight", "--gate", "--lambda", "--features", "--auto", "--best")]
    [DataRow("select", "--budget", "--cost", "--stable", "--drop", "--keep", "--group-column", "--missing", "--encoding", "--separator")]
    [DataRow("select", "--decimal-comma", "--seed", "--device", "--threads", "--time", "--output", "--study", "--quiet", "--verbose")]
    [DataRow("select", "selection.json", "report.html", "model.zip", "selected-train.csv", "selected-test.csv", "Exit codes:")]
    [DataRow("masks", "--images", "--labels", "--label", "--width", "--height", "--channels", "--interleaved", "--limit", "--pixels", "--lambda")]
    [DataRow("masks", "--gate", "--method", "--steps", "--refit-steps", "--epochs", "--seed", "--device", "--threads", "--time", "--output")]
    [DataRow("masks", "locally-linear", "greedy", "qr", "vln", "hnet", "iln", "sct", "cae", "Default: 4000", "torch", "_PATH", "Examples:")]
    [DataRow("masks", "mask.json", "mask.pgm", "probabilities.pgm", "samples.pgm", "covariance.pgm", "model.zip", "report.html", "Exit codes:")]
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
