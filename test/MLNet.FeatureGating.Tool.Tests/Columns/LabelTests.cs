using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Columns;

/// <summary>What follows from the label's values, and what is said of it.</summary>
[TestClass]
public sealed class LabelTests
{
    [TestMethod]
    [DataRow("0;1", "binary classification (inferred", "positive is '1' (60 rows), negative '0' (60 rows)")]
    [DataRow("2;1", "binary classification (inferred", "positive is '2' (60 rows), negative '1' (60 rows)")]
    [DataRow("10;9", "binary classification (inferred", "positive is '10'", "negative '9'")]
    [DataRow("no;yes", "binary classification (inferred", "positive is 'yes'", "negative 'no'")]
    [DataRow("M;B", "binary classification (inferred", "positive is 'M'", "negative 'B'")]
    [DataRow("0.5;-1.5", "binary classification (inferred", "positive is '0.5'", "negative '-1.5'")]
    [DataRow("1;2;3", "multiclass classification (inferred", "3 classes: '1' (40 rows), '2' (40 rows), '3' (40 rows)")]
    [DataRow("red;green;blue", "multiclass classification (inferred", "3 classes: 'blue' (40 rows), 'green' (40 rows), 'red' (40 rows)")]
    [DataRow("1;2;3.5", "regression (inferred")]
    public void Select_LabelsWithoutTask_TellWhatTheyAre(string values, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        Write(folder, values.Split(';'));

        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--lambda", "0.01").Says(mentions);
    }

    [TestMethod]
    public void Select_ManyDistinctNumbers_AreARegression()
    {
        using var folder = new TemporaryFolder();
        Write(folder, [.. Enumerable.Range(0, 21).Select(i => $"{i}")]);

        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--lambda", "0.01").Says("regression (inferred");
    }

    [TestMethod]
    public void Select_TaskGiven_IsNotInferred()
    {
        using var folder = new TemporaryFolder();
        Write(folder, ["1", "2", "3"]);

        ToolResult result = ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--lambda", "0.01", "--task", "Regression")
            .Says("regression");

        Assert.DoesNotContain("inferred", result.Output);
    }

    [TestMethod]
    [DataRow("1;2;3", "binary", "t.csv: ", "3 values", "two")]
    [DataRow("a;b", "regression", "t.csv(2,2): ", "'a'")]
    [DataRow("1;2;x", "regression", "t.csv(4,2): ", "'x'")]
    [DataRow("1;inf", "regression", "t.csv(3,2): ", "'inf'", "infinite")]
    [DataRow("1;1e39", "regression", "t.csv(3,2): ", "'1e39'", "infinite")]
    public void Select_LabelsThatDoNotFitTheTask_AreRefused(string values, string task, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        Write(folder, values.Split(';'));

        ToolProcess.Run(folder, "select", "--quiet", "--train", "t.csv", "--label", "y", "--task", task).Fails(ExitCode.BadInput, mentions);
    }

    [TestMethod]
    public void Select_AsManyLabelsAsRows_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Write(folder, [.. Enumerable.Range(0, 120).Select(i => $"id{i}")]);

        ToolProcess.Run(folder, "select", "--quiet", "--train", "t.csv", "--label", "y").Fails(ExitCode.BadInput, "'y'", "120 distinct");
    }

    [TestMethod]
    [DataRow("1000000000;1000000000.01;1000000000.02", "t.csv: ", "single precision")]
    [DataRow("sick;well;well;well;well;well;well;well", "t.csv: ", "'sick'", "one row")]
    public void Select_LabelsThatTellNothing_AreRefused(string values, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        string[] labels = values.Split(';');
        folder.Write("t.csv", Tables.Of(["x", "y"], labels.Length, ',', row => [$"{row}", labels[row]]));

        ToolProcess.Run(folder, "select", "--quiet", "--train", "t.csv", "--label", "y").Fails(ExitCode.BadInput, mentions);
    }

    [TestMethod]
    public void Select_NoEventAtAll_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", "x,y,e\n1,1,0\n2,3,false\n3,4,0\n");

        ToolProcess.Run(folder, "select", "--quiet", "--train", "t.csv", "--label", "y", "--event", "e").Fails(ExitCode.BadInput, "'e'", "censored");
    }

    [TestMethod]
    [DataRow("--weight w", "t.csv(2,2): ", "below 0")]
    [DataRow("--weight v", "'v'", "weight 0")]
    [DataRow("--weight g", "t.csv(2,4): ", "'same'")]
    [DataRow("--group-column g", "'g'", "one value")]
    public void Select_ColumnsThatCannotPlayTheirPart_AreRefused(string arguments, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Of(["x", "w", "v", "g", "y"], 20, ',', row => [$"{row}", $"{row - 1}", "0", "same", $"{row % 2}"]));

        ToolProcess.Run(folder, ["select", "--quiet", "--train", "t.csv", "--label", "y", .. arguments.Split(' ')])
            .Fails(ExitCode.BadInput, mentions);
    }

    [TestMethod]
    [DataRow("-1", "1", "t.csv(3,2): ", "below 0")]
    [DataRow("1", "2", "t.csv(3,3): ", "'2'")]
    [DataRow("1", "maybe", "t.csv(3,3): ", "'maybe'")]
    public void Select_SurvivalThatIsNone_IsRefused(string time, string @event, params string[] mentions)
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", $"x,y,e\n1,1,1\n2,{time},{@event}\n3,4,0\n");

        ToolProcess.Run(folder, "select", "--quiet", "--train", "t.csv", "--label", "y", "--event", "e").Fails(ExitCode.BadInput, mentions);
    }

    private static void Write(TemporaryFolder folder, string[] labels)
    {
        var random = new Random(1);
        folder.Write("t.csv", Tables.Of(["x", "y"], 120, ',', row => [Tables.Text(Tables.Normal(random)), labels[row % labels.Length]]));
    }
}
