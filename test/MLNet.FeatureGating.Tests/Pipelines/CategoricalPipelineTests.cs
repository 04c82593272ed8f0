using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNet.FeatureGating.Tests.Pipelines;

/// <summary>Encoded categories: a column is kept as a whole, or dropped as a whole.</summary>
[TestClass]
public sealed class CategoricalPipelineTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Goods[] _rows = Goods.Create();

    [TestMethod]
    public void Fit_SeveralColumns_KeepsTheCategoryThatMattersAsAWhole()
    {
        IDataView view = Encode();

        StochasticGatesTransformer selection = Select(Goods.Columns, Quick.Learning with { TargetFeatures = 2 }).Fit(view);

        AssertKeepsColorAndSize(selection);
        CollectionAssert.AreEqual(new[] { "Code", "Shape", "Size", "Color" }, selection.Features.Select(feature => feature.Name).ToArray());
        AssertKept(selection.Transform(view), "Size", "Color.");
    }

    [TestMethod]
    public void Fit_ByLambda_KeepsTheCategoryThatMattersAsAWhole() =>
        AssertKeepsColorAndSize(Select(Goods.Columns, Quick.Learning with { Lambda = 0.4 }).Fit(Encode()));

    [TestMethod]
    public void Fit_Concatenated_NamesCategoriesAfterTheirColumns()
    {
        IDataView view = Encode();
        IDataView concatenated = _mlContext.Transforms.Concatenate("Features", Goods.Columns).Fit(view).Transform(view);

        StochasticGatesTransformer selection = Select(["Features"], Quick.Learning with { TargetFeatures = 2 }).Fit(concatenated);

        AssertKeepsColorAndSize(selection);
        AssertKept(selection.Transform(concatenated), "Size", "Color.");
    }

    [TestMethod]
    public void Fit_SeveralColumnsAndConcatenated_GiveTheSame()
    {
        StochasticGatesOptions options = Quick.Learning with { TargetFeatures = 2, MaximumEpochs = 20 };
        IDataView view = Encode();
        IDataView concatenated = _mlContext.Transforms.Concatenate("Features", Goods.Columns).Fit(view).Transform(view);

        StochasticGatesTransformer ofColumns = Select(Goods.Columns, options).Fit(view);
        StochasticGatesTransformer ofFeatures = Select(["Features"], options).Fit(concatenated);

        CollectionAssert.AreEqual(ofColumns.TrainingHistory.ToArray(), ofFeatures.TrainingHistory.ToArray());
        CollectionAssert.AreEqual(
            ofColumns.Features.Select(feature => feature.Name).ToArray(), ofFeatures.Features.Select(feature => feature.Name).ToArray());
    }

    [TestMethod]
    public void Fit_Slots_TellTheirGroup()
    {
        StochasticGatesTransformer selection = Select(Goods.Columns, Quick.Hasty).Fit(Encode());

        Assert.HasCount(11, selection.Slots);
        foreach (SlotGate slot in selection.Slots)
        {
            Assert.AreEqual(slot.ColumnName is "Color" or "Shape" ? slot.ColumnName : null, slot.GroupName);
            GatedFeature feature = selection.Features.Single(feature => feature.Slots.Contains(slot.Index));
            Assert.AreEqual(
                (feature.Rank, feature.SelectionProbability, feature.GateValue, feature.IsSelected),
                (slot.Rank, slot.SelectionProbability, slot.GateValue, slot.IsSelected));
        }

        Assert.IsTrue(selection.Members.All(member => member.OpenProbabilities.Count == 4));
    }

    [TestMethod]
    public void Fit_SlotsNotToBeGrouped_HaveAGateEach()
    {
        StochasticGatesTransformer selection = Select(Goods.Columns, Quick.Hasty with { GroupCategoricalSlots = false }).Fit(Encode());

        Assert.HasCount(11, selection.Features);
        Assert.IsTrue(selection.Slots.All(slot => slot.GroupName is null));
    }

    [TestMethod]
    public void Fit_CategoryDropped_LeavesNoRange()
    {
        IDataView view = Encode();

        StochasticGatesTransformer selection = Select(Goods.Columns, Quick.Keeping(2) with { AlwaysKeep = ["Code", "Size"] }).Fit(view);

        Assert.AreEqual(string.Empty, selection.Transform(view).Schema["Kept"].CategoricalRanges());
        CollectionAssert.AreEqual(new[] { "Code", "Size" }, selection.SelectedSlotNames.ToArray());
    }

    [TestMethod]
    public void Fit_BothCategories_KeepsBothRanges()
    {
        IDataView view = Encode();

        StochasticGatesTransformer selection = Select(Goods.Columns, Quick.Keeping(2) with { AlwaysKeep = ["Color", "Shape"] }).Fit(view);

        Assert.AreEqual("0..3 4..8", selection.Transform(view).Schema["Kept"].CategoricalRanges());
    }

    [TestMethod]
    public void Fit_EverythingKept_KeepsAllRanges()
    {
        IDataView view = Encode();

        Assert.AreEqual("1..4 6..10", Select(Goods.Columns, Quick.Hasty).Fit(view).Transform(view).Schema["Kept"].CategoricalRanges());
    }

    [TestMethod]
    public void Fit_TargetFeatures_CountsACategoryOnce() => Refusal.Throws<InvalidOperationException>(
        () => Select(Goods.Columns, Quick.Keeping(5)).Fit(Encode()), "TargetFeatures = 5", "1 to 4", "gates", "'Color'");

    [TestMethod]
    public void Fit_EncodingAndSelection_KeepContract() => EstimatorContract.Check<Goods, float>(
        _mlContext,
        Goods.Encoding(_mlContext).Append(Select(Goods.Columns, Quick.Keeping(2) with { AlwaysKeep = ["Color"] })),
        _rows,
        _mlContext.Data.LoadFromEnumerable(_rows));

    [TestMethod]
    public void Fit_EncodingConcatenationAndSelection_KeepContract() => EstimatorContract.Check<Goods, float>(
        _mlContext,
        Goods.Encoding(_mlContext).Append(_mlContext.Transforms.Concatenate("Features", Goods.Columns))
            .Append(Select(["Features"], Quick.Keeping(2) with { AlwaysKeep = ["Color"] })),
        _rows,
        _mlContext.Data.LoadFromEnumerable(_rows));

    [TestMethod]
    public void Fit_OneCategoryAlone_IsOneFeature()
    {
        IDataView view = _mlContext.Data.LoadFromEnumerable(_rows);
        StochasticGatesTransformer selection = _mlContext.Transforms.Categorical
            .OneHotEncoding("Code1", "Color", OneHotEncodingEstimator.OutputKind.Indicator)
            .Append(_mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", "Code1", options: Quick.Keeping(1)))
            .Fit(view).LastTransformer;

        Assert.AreEqual("Code1", selection.Features.Single().Name);
        Assert.AreEqual(5, selection.SelectedCount);
    }

    private static void AssertKeepsColorAndSize(StochasticGatesTransformer selection)
    {
        CollectionAssert.AreEqual(
            new[] { "Size", "Color" },
            selection.Features.Where(feature => feature.IsSelected).Select(feature => feature.Name).ToArray(),
            string.Join(", ", selection.Features));
        CollectionAssert.AreEqual(new[] { 5, 6, 7, 8, 9, 10 }, selection.SelectedSlots.ToArray());
    }

    private static void AssertKept(IDataView output, string number, string category)
    {
        DataViewSchema.Column kept = output.Schema["Kept"];
        Assert.AreEqual("1..5", kept.CategoricalRanges());
        Assert.AreEqual(number, kept.SlotNames()[0]);
        Assert.IsTrue(kept.SlotNames()[1..].All(name => name.StartsWith(category, StringComparison.Ordinal)));
        Assert.IsTrue(output.GetColumn<float[]>("Kept").All(row => row.Length == 6 && row[1..].Sum() == 1));
    }

    private IDataView Encode()
    {
        IDataView view = _mlContext.Data.LoadFromEnumerable(_rows);
        return Goods.Encoding(_mlContext).Fit(view).Transform(view);
    }

    private StochasticGatesEstimator Select(string[] inputs, StochasticGatesOptions options) => inputs.Length == 1
        ? _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", inputs[0], options: options)
        : _mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", inputs, options: options);
}
