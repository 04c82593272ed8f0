using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Selection;

[TestClass]
public sealed class StochasticGatesTransformerTests
{
    private static readonly string[] Columns = ["X0", "X1To3", "X4", "X5To7"];

    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create();

    [TestMethod]
    public void Transform_Singles_KeepsTheSelectedSlotsBitForBit()
    {
        IDataView view = _mlContext.Load(_rows);

        float[][] kept = [.. Selecting.Fit(_mlContext, view).Transform(view).GetColumn<float[]>("Kept")];

        Assert.HasCount(_rows.Length, kept);
        for (int row = 0; row < _rows.Length; row++)
        {
            CollectionAssert.AreEqual(Problem.Relevant.Select(slot => _rows[row].Features[slot]).ToArray(), kept[row]);
        }
    }

    [TestMethod]
    public void Transform_Doubles_KeepsTheSelectedSlotsBitForBit()
    {
        // Not to be had in single precision: the values must not have passed through it.
        _rows.With((row, _) => row.Doubles = [.. row.Doubles.Select(value => value + 1e-12)]);
        IDataView view = _mlContext.Load(_rows);

        double[][] kept = [.. Selecting.Fit(_mlContext, view, input: "Doubles").Transform(view).GetColumn<double[]>("Kept")];

        for (int row = 0; row < _rows.Length; row++)
        {
            CollectionAssert.AreEqual(Problem.Relevant.Select(slot => _rows[row].Doubles[slot]).ToArray(), kept[row]);
        }
    }

    [TestMethod]
    public void Transform_SeveralColumns_KeepsSlotsOfTheirConcatenation()
    {
        IDataView view = _mlContext.Load(_rows);

        StochasticGatesTransformer selection = FitColumns(Quick.Learning);

        Selecting.AssertFindsTheTruth(selection);
        float[][] kept = [.. selection.Transform(view).GetColumn<float[]>("Kept")];
        CollectionAssert.AreEqual(Problem.Relevant.Select(slot => _rows[5].Features[slot]).ToArray(), kept[5]);
    }

    [TestMethod]
    public void Transform_UnseenRows_KeepsTheSameSlotsEvenOfMissingValues()
    {
        StochasticGatesTransformer selection = Selecting.Fit(_rows);
        Row[] unseen = Problem.Create(rows: 3, seed: 9);
        unseen[0].Features[1] = float.NaN;

        float[][] kept = [.. selection.Transform(_mlContext.Load(unseen)).GetColumn<float[]>("Kept")];

        CollectionAssert.AreEqual(new[] { float.NaN, unseen[0].Features[4], unseen[0].Features[6] }, kept[0]);
    }

    [TestMethod]
    public void Transform_NamedSlots_KeepsTheirNames()
    {
        IDataView view = _mlContext.Load(_rows, Problem.SlotNames);

        StochasticGatesTransformer selection = Selecting.Fit(_mlContext, view);

        CollectionAssert.AreEqual(new[] { "one", "four", "six" }, selection.SelectedSlotNames.ToArray());
        CollectionAssert.AreEqual(new[] { "one", "four", "six" }, selection.Transform(view).Schema["Kept"].SlotNames());
    }

    [TestMethod]
    public void Transform_UnnamedSlots_StayUnnamed()
    {
        IDataView view = _mlContext.Load(_rows);

        StochasticGatesTransformer selection = Selecting.Fit(_mlContext, view);

        CollectionAssert.AreEqual(new[] { "Features[1]", "Features[4]", "Features[6]" }, selection.SelectedSlotNames.ToArray());
        Assert.IsEmpty(selection.Transform(view).Schema["Kept"].SlotNames());
    }

    [TestMethod]
    public void Transform_SeveralColumns_NamesSlotsAsConcatenateDoes()
    {
        IDataView view = _mlContext.Load(_rows);
        IDataView concatenated = _mlContext.Transforms.Concatenate("All", Columns).Fit(view).Transform(view);

        StochasticGatesTransformer selection = FitColumns(Quick.Hasty);

        CollectionAssert.AreEqual(concatenated.Schema["All"].SlotNames(), selection.Transform(view).Schema["Kept"].SlotNames());
        Assert.AreEqual("X0", selection.Slots[0].Name);
        Assert.AreEqual("X4", selection.Slots[4].Name);
        CollectionAssert.AreEqual(
            new[] { "X0", "X1To3", "X1To3", "X1To3", "X4", "X5To7", "X5To7", "X5To7" },
            selection.Slots.Select(slot => slot.ColumnName).ToArray());
    }

    [TestMethod]
    public void Transform_OutputNamedAsOneOfSeveral_ReplacesIt()
    {
        IDataView view = _mlContext.Load(_rows);
        StochasticGatesTransformer selection = _mlContext.Transforms
            .SelectFeaturesByStochasticGates("X0", Columns, options: Quick.Learning).Fit(view);

        Selecting.AssertFindsTheTruth(selection);
        float[][] kept = [.. selection.Transform(view).GetColumn<float[]>("X0")];
        CollectionAssert.AreEqual(Problem.Relevant.Select(slot => _rows[5].Features[slot]).ToArray(), kept[5]);
    }

    [TestMethod]
    public void Transform_EverythingKept_CopiesTheColumn()
    {
        IDataView view = _mlContext.Load(_rows, Problem.SlotNames);

        StochasticGatesTransformer selection = Selecting.Fit(_mlContext, view, Quick.Hasty);

        Assert.AreEqual(Problem.FeatureCount, selection.SelectedCount);
        IDataView output = selection.Transform(view);
        CollectionAssert.AreEqual(_rows[7].Features, output.GetColumn<float[]>("Kept").ElementAt(7));
        CollectionAssert.AreEqual(Problem.SlotNames, output.Schema["Kept"].SlotNames());
    }

    [TestMethod]
    public void Slots_Always_DescribeEverySlot()
    {
        StochasticGatesTransformer selection = Selecting.Fit(_rows);

        Assert.HasCount(Problem.FeatureCount, selection.Slots);
        CollectionAssert.AreEqual(Enumerable.Range(0, 8).ToArray(), selection.Slots.Select(slot => slot.Index).ToArray());
        CollectionAssert.AreEqual(Enumerable.Range(1, 8).ToArray(), selection.Slots.Select(slot => slot.Rank).Order().ToArray());
        foreach (SlotGate slot in selection.Slots)
        {
            Assert.IsInRange(0, 1, slot.SelectionProbability);
            Assert.IsInRange(0, 1, slot.GateValue);
            Assert.AreEqual(slot.SelectionProbability > 0.5, slot.IsSelected);
            Assert.AreEqual(selection.SelectedSlots.Contains(slot.Index), slot.IsSelected);
            Assert.AreEqual("Features", slot.ColumnName);
        }

        SlotGate[] byRank = [.. selection.Slots.OrderBy(slot => slot.Rank)];
        CollectionAssert.AreEqual(byRank.OrderByDescending(slot => slot.SelectionProbability).ToArray(), byRank);
    }

    [TestMethod]
    public void SelectedSlots_Always_AgreeWithEachOther()
    {
        StochasticGatesTransformer selection = Selecting.Fit(_rows);

        Assert.AreEqual(selection.SelectedSlots.Count, selection.SelectedCount);
        CollectionAssert.AreEqual(
            selection.SelectedSlots.Select(slot => selection.Slots[slot].Name).ToArray(), selection.SelectedSlotNames.ToArray());
        Assert.AreEqual(Quick.Learning.Lambda, selection.Lambda);
    }

    [TestMethod]
    public void Members_Always_AverageToTheSlots()
    {
        StochasticGatesTransformer selection = Selecting.Fit(_rows, Quick.Learning with { Members = 3, MaximumEpochs = 20 });

        Assert.HasCount(3, selection.Members);
        Assert.HasCount(3, selection.Members.Select(member => member.Member.Seed).Distinct().ToArray());
        Assert.IsTrue(selection.Members.All(member => member.Member is { TrainingWeights: null, ValidationWeights: null }));
        foreach (SlotGate slot in selection.Slots)
        {
            Assert.AreEqual(selection.Members.Average(member => member.OpenProbabilities[slot.Index]), slot.SelectionProbability, 1e-6);
        }
    }

    [TestMethod]
    public void TrainingHistory_Always_HasEveryEpoch()
    {
        StochasticGatesTransformer selection = Selecting.Fit(_rows);

        Assert.HasCount(150, selection.TrainingHistory);
        CollectionAssert.AreEqual(Enumerable.Range(1, 150).ToArray(), selection.TrainingHistory.Select(record => record.Epoch).ToArray());
        Assert.IsLessThan(selection.TrainingHistory[0].ValidationLoss, selection.ValidationLoss);
        Assert.AreEqual(0, selection.TrainingHistory[0].Lambda, "Warm-up");
        Assert.AreEqual(0.5, selection.TrainingHistory[^1].Lambda);
        Assert.AreEqual(selection.Members.Average(member => member.Best!.Value.ValidationMetric), selection.ValidationMetric, 1e-12);
    }

    [TestMethod]
    public void TrainingHistory_MembersStopEarly_IsAsLongAsTheLongest()
    {
        StochasticGatesTransformer selection = Selecting.Fit(_rows, Quick.Learning with { Members = 4, Patience = 0.02 });

        Assert.AreEqual(selection.Members.Max(member => member.History.Count), selection.TrainingHistory.Count);
        Assert.IsTrue(selection.Members.Any(member => member.StopReason == StopReason.Patience));
    }

    private StochasticGatesTransformer FitColumns(StochasticGatesOptions options) =>
        _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", Columns, options: options).Fit(_mlContext.Load(_rows));
}
