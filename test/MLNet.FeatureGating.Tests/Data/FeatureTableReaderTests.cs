using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Data;

[TestClass]
public sealed class FeatureTableReaderTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create(rows: 30);

    [TestMethod]
    [DataRow("Features")]
    [DataRow("Doubles")]
    public void Read_Vectors_KeepsEveryValue(string column) =>
        CollectionAssert.AreEqual(_rows.SelectMany(row => row.Features).ToArray(), Read(_mlContext.Load(_rows), column: column).Features);

    [TestMethod]
    public void Read_RowsOfUnknownNumber_KeepsEveryValue()
    {
        FeatureTable table = Read(new UncountedView(_mlContext.Load(_rows)));

        CollectionAssert.AreEqual(_rows.SelectMany(row => row.Features).ToArray(), table.Features);
        Assert.AreEqual(_rows.Length, table.RowCount);
    }

    [TestMethod]
    public void Read_Boolean_IsBinary()
    {
        FeatureTable table = Read(_mlContext.Load(_rows));

        Assert.AreEqual(LearningTask.BinaryClassification, table.Task);
        Assert.AreEqual(2, table.ClassCount);
        CollectionAssert.AreEqual(_rows.Select(row => row.Label ? 1f : 0f).ToArray(), table.Targets);
    }

    [TestMethod]
    public void Read_Key_IsMulticlassFromZero()
    {
        FeatureTable table = Read(_mlContext.Load(_rows), "Key");

        Assert.AreEqual(LearningTask.MulticlassClassification, table.Task);
        Assert.AreEqual(3, table.ClassCount);
        CollectionAssert.AreEqual(_rows.Select(row => row.Index).ToArray(), table.Targets);
    }

    [TestMethod]
    public void Read_KeyWithUnusedValues_CountsThem() =>
        Assert.AreEqual(7, Read(_mlContext.Load(_rows, keyCount: 7), "Key").ClassCount);

    [TestMethod]
    [DataRow("Value")]
    [DataRow("DoubleValue")]
    public void Read_Number_IsRegression(string label)
    {
        FeatureTable table = Read(_mlContext.Load(_rows), label);

        Assert.AreEqual(LearningTask.Regression, table.Task);
        Assert.AreEqual(1, table.ClassCount);
        CollectionAssert.AreEqual(_rows.Select(row => row.Value).ToArray(), table.Targets);
    }

    [TestMethod]
    [DataRow(0f, 1f)]
    [DataRow(-1f, 1f)]
    public void Read_TwoNumbersSaidToBeBinary_BecomeZeroAndOne(float no, float yes)
    {
        _rows.With((row, _) => row.Value = row.Label ? yes : no);

        FeatureTable table = Read(_mlContext.Load(_rows), "Value", task: LearningTask.BinaryClassification);

        CollectionAssert.AreEqual(_rows.Select(row => row.Label ? 1f : 0f).ToArray(), table.Targets);
        Assert.AreEqual(2, table.ClassCount);
    }

    [TestMethod]
    public void Read_KeyOfTwoSaidToBeBinary_BecomesZeroAndOne()
    {
        _rows.With((row, _) => row.Key = row.Label ? 1u : 0u);

        FeatureTable table = Read(_mlContext.Load(_rows, keyCount: 2), "Key", task: LearningTask.BinaryClassification);

        CollectionAssert.AreEqual(_rows.Select(row => row.Label ? 1f : 0f).ToArray(), table.Targets);
    }

    [TestMethod]
    public void Read_NumbersSaidToBeClasses_CountsThem()
    {
        FeatureTable table = Read(_mlContext.Load(_rows), "Index", task: LearningTask.MulticlassClassification);

        Assert.AreEqual(3, table.ClassCount);
        CollectionAssert.AreEqual(_rows.Select(row => row.Index).ToArray(), table.Targets);
    }

    [TestMethod]
    public void Read_BooleanSaidToBeClasses_HasTwo()
    {
        FeatureTable table = Read(_mlContext.Load(_rows), task: LearningTask.MulticlassClassification);

        Assert.AreEqual(LearningTask.MulticlassClassification, table.Task);
        Assert.AreEqual(2, table.ClassCount);
    }

    [TestMethod]
    public void Read_BooleanSaidToBeRegression_IsOne() =>
        Assert.AreEqual(LearningTask.Regression, Read(_mlContext.Load(_rows), task: LearningTask.Regression).Task);

    [TestMethod]
    [DataRow("Weight")]
    [DataRow("DoubleWeight")]
    public void Read_Weights_LeavesOutRowsOfWeightZero(string weight)
    {
        _rows.With((row, i) => row.DoubleWeight = row.Weight = i % 3);

        FeatureTable table = Read(_mlContext.Load(_rows), weight: weight);

        Row[] left = [.. _rows.Where((_, i) => i % 3 > 0)];
        CollectionAssert.AreEqual(left.SelectMany(row => row.Features).ToArray(), table.Features);
        CollectionAssert.AreEqual(left.Select(row => row.Weight).ToArray(), table.Weights);
        CollectionAssert.AreEqual(left.Select(row => row.Label ? 1f : 0f).ToArray(), table.Targets);
    }

    [TestMethod]
    public void Read_NoWeightColumn_HasNoWeights() => Assert.IsNull(Read(_mlContext.Load(_rows)).Weights);

    [TestMethod]
    public void Read_SlotNames_AreKept() =>
        CollectionAssert.AreEqual(Problem.SlotNames, Read(_mlContext.Load(_rows, Problem.SlotNames)).SlotNames.ToArray());

    [TestMethod]
    public void Read_NoSlotNames_MakesThemOfTheColumn() => CollectionAssert.AreEqual(
        Enumerable.Range(0, 8).Select(slot => $"Features[{slot}]").ToArray(), Read(_mlContext.Load(_rows)).SlotNames.ToArray());

    [TestMethod]
    public void Read_SomeSlotNames_MakesTheOthers()
    {
        string[] names = [.. Problem.SlotNames];
        names[2] = string.Empty;

        FeatureTable table = Read(_mlContext.Load(_rows, names));

        Assert.AreEqual("one", table.SlotNames[1]);
        Assert.AreEqual("Features[2]", table.SlotNames[2]);
    }

    [TestMethod]
    public void Read_AnyView_ReadsItOnce()
    {
        var counting = new CountingView(_mlContext.Load(_rows));

        Read(counting);

        Assert.AreEqual(1, counting.Cursors);
    }

    [TestMethod]
    public void Read_Cancelled_Throws() => Assert.ThrowsExactly<OperationCanceledException>(
        () => Reader(_mlContext.Load(_rows)).Read(_mlContext.Load(_rows), new CancellationToken(canceled: true)));

    private static FeatureTable Read(
        IDataView view, string label = "Label", string? weight = null, LearningTask? task = null, string column = "Features") =>
        Reader(view, label, weight, task, column).Read(view, CancellationToken.None);

    private static FeatureTableReader Reader(
        IDataView view, string? label = "Label", string? weight = null, LearningTask? task = null, string column = "Features") =>
        new(view.Schema, Column(view, column), new(label, null, weight, task, MayMissLabels: false));

    private static FeatureColumn Column(IDataView view, string column) =>
        new(view.Schema[column], [.. Enumerable.Repeat(column, Problem.FeatureCount)]);

    /// <summary>Another view, which does not tell how many rows it has.</summary>
    private sealed class UncountedView(IDataView view) : IDataView
    {
        public bool CanShuffle => view.CanShuffle;

        public DataViewSchema Schema => view.Schema;

        public long? GetRowCount() => null;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
            view.GetRowCursor(columnsNeeded, rand);

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
            view.GetRowCursorSet(columnsNeeded, n, rand);
    }
}
