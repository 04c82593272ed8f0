using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Selecting;

/// <summary>Ctrl-C and SIGTERM: the best so far is kept where there is one.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class InterruptionTests
{
    [TestMethod]
    [DataRow("INT")]
    [DataRow("TERM")]
    public void Select_InterruptedWhileItSearches_WritesTheBestSoFar(string signal)
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary(rows: 1000, noise: 20));
        using ToolProcess process = ToolProcess.Start(folder, "select", "--train", "t.csv", "--label", "y", "--output", "out");
        process.WaitForError("networks of few features");
        process.Signal(signal);

        ToolResult result = process.WaitForEnd().EndsWith(ExitCode.CancelledWithResult).Says("written to out");

        Assert.Contains("best so far", result.Error);
        Assert.IsNotEmpty(SelectionFile.Read(folder.Path("out/selection.json")).Selected());
        CollectionAssert.AreEquivalent(new[] { "selection.json", "model.zip", "selected-train.csv", "report.html" }, folder.Names("out"));
    }

    [TestMethod]
    public void Select_InterruptedBeforeAnythingIsKnown_LeavesNothingBehind()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary(rows: 20_000, noise: 60));
        using ToolProcess process = ToolProcess.Start(folder, "select", "--train", "t.csv", "--label", "y", "--output", "out");
        process.WaitForError("ranking of features");
        process.Signal("INT");

        ToolResult result = process.WaitForEnd().EndsWith(ExitCode.CancelledWithoutResult);

        Assert.Contains("before there was anything to write", result.Error);
        Assert.IsFalse(Directory.Exists(folder.Path("out")));
    }

    [TestMethod]
    public void Select_InterruptedTwice_EndsAtOnce()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary(rows: 20_000, noise: 60));
        using ToolProcess process = ToolProcess.Start(folder, "select", "--train", "t.csv", "--label", "y", "--output", "out");
        process.WaitForError("ranking of features");
        process.Signal("INT", "TERM");

        // 128 and the number of the signal that ended it: the one that was looked at last.
        Assert.IsTrue(process.WaitForEnd().ExitCode is 130 or 143);
        Assert.IsEmpty(Directory.EnumerateFileSystemEntries(folder.Path("out")));
    }

    [TestMethod]
    public void Select_TimeIsOver_TakesTheBestSoFarWhereThereIsOne()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary(rows: 20_000, noise: 60));

        ToolResult result = ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--time", "1", "--output", "out");

        // How far it gets within a second is the machine's affair.
        Assert.Contains("The time was over", result.Error);
        Assert.AreEqual(result.ExitCode == (int)ExitCode.Done, File.Exists(folder.Path("out/model.zip")));
        Assert.AreEqual(result.ExitCode == (int)ExitCode.CancelledWithoutResult, !Directory.Exists(folder.Path("out")));
    }
}
