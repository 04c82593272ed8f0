using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Search.Rows;

[TestClass]
public sealed class SearchProblemReaderTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create(rows: 60).With((row, i) => row.Text = $"patient {i % 20}");

    [TestMethod]
    public void Read_Rows_AreDealtOutToFolds()
    {
        SearchProblem problem = Reader().Read(_mlContext.Load(_rows, Problem.SlotNames), seed: 3);

        Assert.AreEqual(60, problem.Table.RowCount);
        Assert.AreEqual(8, problem.FeatureCount);
        Assert.AreEqual((5, 3), (problem.Folds, problem.Seed));
        CollectionAssert.AreEqual(Problem.SlotNames, problem.Table.SlotNames.ToArray());
        CollectionAssert.AreEqual(FoldAssignment.Create(problem.Table, 5, 3).FoldOfRows, problem.FoldOfRows);
        Assert.AreEqual((0, 8), (problem.LeastCount, problem.GreatestCount));
    }

    [TestMethod]
    public void Read_SamplingKey_KeepsItsRowsInOneFold()
    {
        SearchProblem problem = Reader(group: "Text").Read(_mlContext.Load(_rows), seed: 3);

        CollectionAssert.AreEqual(Enumerable.Range(0, 60).Select(row => row % 20).ToArray(), problem.Table.GroupOfRows);
        Assert.IsTrue(Enumerable.Range(20, 40).All(row => problem.FoldOfRows[row] == problem.FoldOfRows[row % 20]));
    }

    [TestMethod]
    public void Read_AlwaysKeptAndConstants_AreCounted()
    {
        Row[] rows = _rows.WithFeatures((value, slot) => slot is 2 or 5 or 7 ? 3 : value);

        SearchProblem problem = Reader(new() { AlwaysKeep = ["two", "one"] }).Read(_mlContext.Load(rows, Problem.SlotNames), seed: 3);

        CollectionAssert.AreEqual(new[] { false, false, true, false, false, true, false, true }, problem.IsConstant.ToArray());
        Assert.IsTrue(problem.IsAlwaysKept(2));
        Assert.IsFalse(problem.IsAlwaysKept(5));
        Assert.AreEqual((2, 6), (problem.LeastCount, problem.GreatestCount));
    }

    [TestMethod]
    public void Read_ConstantsOnly_ThrowsSayingWhatToCheck() => Refusal.Throws<InvalidOperationException>(
        () => Reader().Read(_mlContext.Load(_rows.WithFeatures((_, _) => 1)), seed: 3), "nothing to select", "'Features'");

    [TestMethod]
    public void Create_WarmUpThatLeavesNoTimeToSteer_Throws() =>
        Refusal.Throws<ArgumentException>(() => Reader(new() { WarmUp = 0.9 }), "WarmUp", "ranking of features", "0.8", "0.9");

    [TestMethod]
    public void Read_TwoRowsOfAnyWeight_ThrowsSayingSo()
    {
        // Of either label, so that there is something to learn.
        int[] counted = [Array.FindIndex(_rows, row => row.Label), Array.FindIndex(_rows, row => !row.Label)];
        Row[] rows = _rows.With((row, i) => row.Weight = counted.Contains(i) ? 1 : 0);

        Refusal.Throws<InvalidOperationException>(
            () => Reader(new() { ExampleWeightColumnName = "Weight" }).Read(_mlContext.Load(rows), seed: 3),
            "at least 3 rows",
            "There are two that count");
    }

    [TestMethod]
    public void Create_SelfSupervision_Throws() =>
        Refusal.Throws<ArgumentException>(() => Reader(new() { SelfSupervision = new() }), "Gates must leave SelfSupervision unset");

    [TestMethod]
    public void Read_MissingLabel_ThrowsAndDoesNotAdviseWhatIsRefused()
    {
        IDataView view = _mlContext.Load(_rows.With((row, i) => row.Value = i == 4 ? float.NaN : i));

        string message = Assert.ThrowsExactly<InvalidOperationException>(() => Reader(label: "Value").Read(view, seed: 3)).Message;

        Assert.Contains("row 4 has none", message);
        Assert.DoesNotContain("SelfSupervision", message);
    }

    [TestMethod]
    [DataRow("Label")]
    [DataRow("Features")]
    public void Create_SamplingKeyWithAnotherPart_Throws(string column) =>
        Refusal.Throws<ArgumentException>(() => Reader(group: column), $"'{column}' cannot be the sampling key column, too");

    [TestMethod]
    public void LabelName_Reconstruction_IsNone()
    {
        Assert.AreEqual("Label", Reader().LabelName);
        Assert.IsNull(Reader(new() { Task = LearningTask.Reconstruction }).LabelName);
    }

    [TestMethod]
    public void ReadTest_RowsOfTheSameShape_AreReadAsTheyAre()
    {
        SearchProblemReader reader = Reader(group: "Text");
        SearchProblem problem = reader.Read(_mlContext.Load(_rows, Problem.SlotNames), seed: 3);
        Row[] rows = Problem.Create(rows: 5, seed: 2).With((row, _) => row.Label = true);

        FeatureTable test = reader.ReadTest(_mlContext.Load(rows, Problem.SlotNames), problem);

        CollectionAssert.AreEqual(rows.SelectMany(row => row.Features).ToArray(), test.Features);
        CollectionAssert.AreEqual(new float[] { 1, 1, 1, 1, 1 }, test.Targets);
        Assert.IsNull(test.GroupOfRows, "Rows for a test need no sampling key.");
    }

    [TestMethod]
    public void ReadTest_OtherSlots_ThrowsSayingWhich()
    {
        SearchProblemReader reader = Reader();
        SearchProblem problem = reader.Read(_mlContext.Load(_rows, Problem.SlotNames), seed: 3);
        Row[] narrow = Problem.Create(rows: 5).With((row, _) => row.Features = row.Features[..3]);
        string[] moved = ["zero", "one", "three", "two", .. Problem.SlotNames[4..]];

        Refusal.Throws<InvalidOperationException>(
            () => reader.ReadTest(_mlContext.Load(narrow), problem),
            "'Features' must have the 8 slots that were learnt from, but the test rows have 3");
        Refusal.Throws<InvalidOperationException>(
            () => reader.ReadTest(_mlContext.Load(Problem.Create(rows: 5), moved), problem), "Slot 2", "must be 'two'", "is 'three'");
    }

    [TestMethod]
    public void ReadTest_OtherTask_ThrowsNamingBoth()
    {
        SearchProblemReader reader = Reader(label: "Key");
        SearchProblem problem = reader.Read(_mlContext.Load(_rows), seed: 3);

        Refusal.Throws<InvalidOperationException>(
            () => reader.ReadTest(_mlContext.Load(_rows, keyCount: 4), problem), "'Key'", "a MulticlassClassification of 4 classes", "of 3");
    }

    private SearchProblemReader Reader(StochasticGatesOptions? gates = null, string label = "Label", string? group = null) =>
        new(EstimatorHost.Of(_mlContext), new LambdaExperimentSettings { Gates = gates ?? new() }, label, "Features", group);
}
