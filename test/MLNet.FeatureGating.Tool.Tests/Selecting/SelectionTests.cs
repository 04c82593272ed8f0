using System.Text.Json.Nodes;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Tests.Support;

namespace MLNet.FeatureGating.Tool.Tests.Selecting;

[TestClass]
public sealed class SelectionTests
{
    [TestMethod]
    public void Select_Auto_FindsTheColumnsThatMatterAndWritesEverything()
    {
        using var folder = new TemporaryFolder();
        folder.Write("train.csv", Tables.Binary(rows: 300));
        folder.Write("test.csv", Tables.Binary(rows: 100));

        ToolResult result = ToolProcess.Run(folder, "select", "--train", "train.csv", "--label", "y", "--test", "test.csv", "--output", "out")
            .Succeeds()
            .Says("│ a ", "│ b ", "2 of 6 columns selected", "Accuracy on held-out rows: 0.", "Accuracy on the test file: 0.")
            .Says("written to out: selection.json, model.zip, selected-train.csv, selected-test.csv, report.html");

        JsonObject json = SelectionFile.Read(folder.Path("out/selection.json"));
        Assert.AreEqual(
            "task selected probabilities lambda metricName validationMetric validationStdError testMetric seconds seed",
            string.Join(' ', json.Select(property => property.Key)));
        Assert.AreEqual("BinaryClassification", (string)json["task"]!);
        CollectionAssert.AreEquivalent(new[] { "a", "b" }, json.Selected());
        Assert.AreEqual("a b n0 n1 n2 n3", string.Join(' ', json["probabilities"]!.AsObject().Select(property => property.Key)));
        Assert.IsGreaterThan((double)json["probabilities"]!["n0"]!, (double)json["probabilities"]!["a"]!);
        Assert.AreEqual("Accuracy", (string)json["metricName"]!);
        Assert.IsGreaterThan(0.8, (double)json["validationMetric"]!);
        Assert.IsGreaterThan(0.8, (double)json["testMetric"]!);
        Assert.AreEqual(0, (int)json["seed"]!);
        Assert.Contains("ranking", result.Error, "Where there is no terminal, progress is told in lines.");

        Assert.StartsWith("a,b,y\n", folder.Read("out/selected-train.csv"));
        Assert.AreEqual(101, folder.Read("out/selected-test.csv").Count(c => c == '\n'));
        Assert.StartsWith("<!", folder.Read("out/report.html").TrimStart());
        folder.Write("rows.tsv", "a\tb\tn0\tn1\tn2\tn3\n1\t2\t3\t4\t5\t6\n");
        CollectionAssert.AreEqual(
            new[] { "Vector<Single, 2>: a b", "1 2: 6" }, ModelReader.Read(folder, "out/model.zip", "rows.tsv", "Features", "n3"));
        CollectionAssert.AreEquivalent(
            new[] { "selection.json", "model.zip", "selected-train.csv", "selected-test.csv", "report.html" }, folder.Names("out"));
    }

    [TestMethod]
    [DataRow("--best", "least loss", "a b", "", 2, 6)]
    [DataRow("--features 3", "exactly 3", "a b", "", 3, 3)]
    [DataRow("--features 2 --keep n2", "exactly 2", "n2", "", 2, 2)]
    [DataRow("--budget 2", "at most a cost of 2", "a b", "", 2, 2)]
    [DataRow("--budget 5 --cost a=10 b=1 n0=1", "at most a cost of 5", "b", "a", 1, 5)]
    [DataRow("--stable", "stable in halves", "a b", "", 2, 3)]
    [DataRow("--gate hard-concrete --threads 1 --device cpu --drop n0,n1 n2", "fewest within one standard error", "a b", "n0 n1 n2", 2, 3)]
    public void Select_ByRule_KeepsWhatTheRuleSays(string arguments, string rule, string kept, string dropped, int fewest, int most)
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary());

        ToolProcess.Run(folder, ["select", "--train", "t.csv", "--label", "y", "--output", "out", .. arguments.Split(' ')])
            .Succeeds().Says($"rule: {rule}");

        string[] selected = SelectionFile.Read(folder.Path("out/selection.json")).Selected();
        Assert.IsEmpty(kept.Split(' ').Except(selected));
        Assert.IsEmpty(dropped.Split(' ').Intersect(selected));
        Assert.IsInRange(fewest, most, selected.Length);
    }

    [TestMethod]
    public void Select_WeightsAndGroups_AreNoFeaturesAndAreWritten()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(2);
        folder.Write("t.csv", Tables.Of(["who", "w", "a", "b", "y"], 160, ',', row =>
        {
            double a = Tables.Normal(random);
            return [$"patient {row / 4}", row % 5 == 0 ? "0.5" : "2", Tables.Text(a), Tables.Text(Tables.Normal(random)), a > 0 ? "yes" : "no"];
        }));

        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--weight", "w", "--group-column", "who", "--output", "out").Succeeds()
            .Says("2 columns to select from", "positive is 'yes'");

        CollectionAssert.AreEqual(new[] { "a" }, SelectionFile.Read(folder.Path("out/selection.json")).Selected());
        Assert.StartsWith("who,w,a,y\npatient 0,0.5,", folder.Read("out/selected-train.csv"));
    }

    [TestMethod]
    public void Select_Survival_FindsTheRisk()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(4);
        folder.Write("t.csv", Tables.Of(["risk", "noise", "months", "died"], 200, ',', row =>
        {
            double risk = Tables.Normal(random);
            double months = -Math.Log(1 - random.NextDouble()) * Math.Exp(-2 * risk);
            return [Tables.Text(risk), Tables.Text(Tables.Normal(random)), Tables.Text(months), row % 4 == 0 ? "false" : "TRUE"];
        }));

        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "months", "--event", "died", "--output", "out")
            .Succeeds().Says("survival", "Concordance on held-out rows");

        CollectionAssert.AreEqual(new[] { "risk" }, SelectionFile.Read(folder.Path("out/selection.json")).Selected());
        Assert.StartsWith("risk,months,died\n", folder.Read("out/selected-train.csv"));
    }

    [TestMethod]
    public void Select_NothingPredictive_SaysSoAndLeavesNoSelectionBehind()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(6);
        string Noise() => Tables.Text(Tables.Normal(random));
        folder.Write("t.csv", Tables.Of(["a", "b", "y"], 150, ',', _ => [Noise(), Noise(), random.Next(2) == 0 ? "0" : "1"]));
        Directory.CreateDirectory(folder.Path("out"));
        folder.Write("out/model.zip", "of an earlier run");
        folder.Write("out/mine.txt", "my own");

        ToolResult result = ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--output", "out")
            .EndsWith(ExitCode.NothingSelected)
            .Says("Nothing is selected");

        Assert.Contains("no more than chance", result.Error);
        JsonObject json = SelectionFile.Read(folder.Path("out/selection.json"));
        Assert.IsEmpty(json.Selected());
        Assert.IsNull(json["validationMetric"]);
        CollectionAssert.AreEquivalent(new[] { "selection.json", "report.html", "mine.txt" }, folder.Names("out"));
    }

    [TestMethod]
    public void Select_LambdaThatClosesEverything_SaysSo()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary());

        ToolResult result = ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--lambda", "100000", "--output", "out")
            .EndsWith(ExitCode.NothingSelected);

        Assert.Contains("smaller --lambda", result.Error);
        Assert.IsEmpty(SelectionFile.Read(folder.Path("out/selection.json")).Selected());
        Assert.IsFalse(File.Exists(folder.Path("out/model.zip")));
        Assert.IsTrue(File.Exists(folder.Path("out/report.html")));
    }

    [TestMethod]
    public void Select_Quiet_SaysNothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary());

        ToolResult result = ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--lambda", "0.3", "--threads", "1", "--quiet")
            .Succeeds();

        Assert.IsEmpty(result.Output + result.Error);
        Assert.IsTrue(File.Exists(folder.Path("selection/selection.json")));
    }

    [TestMethod]
    public void Select_SameSeed_WritesTheSameBytesInAnyLanguage()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary());
        string Json(string language)
        {
            var environment = new Dictionary<string, string> { ["LANG"] = language, ["LC_ALL"] = language };
            ToolProcess.Run(folder.FullName, environment, "select", "--train", "t.csv", "--label", "y", "--seed", "7", "--output", "out")
                .Succeeds().Says("0.");
            return string.Join(
                '\n', folder.Read("out/selection.json").Split('\n').Where(line => !line.Contains("\"seconds\"", StringComparison.Ordinal)));
        }

        string first = Json("C.UTF-8");

        Assert.AreEqual(first, Json("de_DE.UTF-8"));
        Assert.Contains("\"seed\": 7", first);
    }

    [TestMethod]
    public void Select_Study_GoesOnFromIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary());
        folder.Write("other.csv", Tables.Binary(rows: 150));
        string[] arguments = ["--label", "y", "--quiet", "--study", "s.db"];

        ToolProcess.Run(folder, ["select", "--train", "t.csv", .. arguments]).Succeeds();
        string first = folder.Read("selection/selected-train.csv");
        ToolProcess.Run(folder, ["select", "--train", "t.csv", .. arguments]).Succeeds();

        Assert.AreEqual(first, folder.Read("selection/selected-train.csv"));
        ToolProcess.Run(folder, ["select", "--train", "other.csv", .. arguments]).Fails(ExitCode.CannotTrain, "s.db");
    }

    [TestMethod]
    public void Select_CudaWhereThereIsNone_SaysSo()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t.csv", Tables.Binary());

        // Whether the machine has a device or not: this tool brings no torch that could use it.
        ToolProcess.Run(folder, "select", "--train", "t.csv", "--label", "y", "--quiet", "--device", "cuda").Fails(ExitCode.CannotTrain, "torch");
    }
}
