using System.Globalization;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Columns;

[TestClass]
public sealed class MissingValueTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow("NA")]
    [DataRow("nan")]
    [DataRow("null")]
    [DataRow("?")]
    public void Select_MissingValue_FailsUnlessToldWhatToDo(string text)
    {
        using var folder = new TemporaryFolder();
        Write(folder, text);

        ToolProcess.Run(folder, "select", "--quiet", "--train", "t.csv", "--label", "y")
            .Fails(ExitCode.BadInput, "t.csv(5,1): ", "'a'", "24 other rows", "1 other column", "--missing mean", "--missing drop-rows");
    }

    [TestMethod]
    public void Select_MissingMean_ModelReplacesThem()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "NA");

        ToolProcess.Run(
            folder, "select", "--train", "t.csv", "--label", "y", "--lambda", "0.1", "--keep", "a", "c", "--missing", "mean", "--output", "out")
            .Succeeds();

        // Columns of the file but for the label: a, b, c.
        folder.Write("rows.tsv", "a\tb\tc\nNaN\t1\tblue\n5\t1\tnever seen\n");
        string[] lines = ModelReader.Read(folder, "out/model.zip", "rows.tsv", "Features", "b");
        Assert.Contains("a", lines[0]);
        Assert.Contains("c.blue", lines[0]);
        double mean = double.Parse(lines[1].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.AreEqual(Mean(folder), mean, 1e-5);
        Assert.StartsWith("5 ", lines[2]);
        Assert.Contains("\nNA,", folder.Read("out/selected-train.csv"), "Texts are written as they were.");
    }

    [TestMethod]
    public void Select_MissingDropRows_LeavesThemOut()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "NA");

        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--lambda", "0.1", "--missing", "drop-rows", "--output", "out")
            .Succeeds().Says("40 rows with missing values left out");

        string[] rows = folder.Read("out/selected-train.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(101 - 40, rows);
        Assert.DoesNotContain("NA", string.Join('\n', rows));
    }

    [TestMethod]
    public void Select_ValueSaidToBeMissing_IsMissing()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "-999");

        ToolProcess.Run(folder, "select", "--quiet", "--train", "t.csv", "--label", "y", "--missing-value", "-999")
            .Fails(ExitCode.BadInput, "t.csv(5,1): ", "'a'");
        ToolProcess.Run(
            folder, "select", "--quiet", "--train", "t.csv", "--label", "y", "--missing-value", "-999", "--missing", "mean", "--lambda", "0.1")
            .Succeeds();
    }

    [TestMethod]
    [DataRow("fail", true)]
    [DataRow("mean", true)]
    [DataRow("drop-rows", false)]
    public void Select_MissingLabel_IsNeverMadeUp(string policy, bool isRefused)
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary() + "0.5,0.5,0,0,0,0,\n");

        ToolResult result = ToolProcess.Run(folder, "select", "--quiet", "--train", "t.csv", "--label", "y", "--lambda", "0.1", "--missing", policy);

        if (isRefused)
        {
            result.Fails(ExitCode.BadInput, "t.csv(202,7): ", "'y'", "--missing drop-rows");
        }
        else
        {
            result.Succeeds();
        }
    }

    [TestMethod]
    public void Select_EveryRowIncomplete_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Of(["a", "b", "y"], 20, ',', row => row % 2 == 0 ? ["1", "", "0"] : ["", "2", "1"]));

        ToolProcess.Run(folder, "select", "--quiet", "--train", "t.csv", "--label", "y", "--missing", "drop-rows")
            .Fails(ExitCode.BadInput, "leaves none", "'a'");
    }

    // Of 100 rows, 25 lack a number and 25 a category, ten of them both.
    private static void Write(TemporaryFolder folder, string missing) => folder.Write("t.csv", Tables.Of(["a", "b", "c", "y"], 100, ',', row =>
    [
        row % 4 == 3 ? missing : Tables.Text((row % 10) - 4.5),
        Tables.Text(row * 7 % 13),
        row % 20 is 3 or 7 or 1 or 5 or 9 ? missing : row % 3 == 0 ? "blue" : "red",
        row % 10 > 4 ? "1" : "0",
    ]));

    private static double Mean(TemporaryFolder folder) => folder.Read("t.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line => line.Split(',')[0]).Where(text => text != "NA").Average(text => double.Parse(text, CultureInfo.InvariantCulture));
}
