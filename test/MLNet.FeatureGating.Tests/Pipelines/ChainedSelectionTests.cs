using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Pipelines;

/// <summary>The selection beside other selections.</summary>
[TestClass]
public sealed class ChainedSelectionTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Row[] _rows = Problem.Create();

    [TestMethod]
    public void Fit_AfterAStockSelection_NamesItsSlots()
    {
        Row[] rows = _rows.WithFeatures((value, slot) => slot is 0 or 5 ? 0 : value);
        IDataView view = _mlContext.Load(rows, Problem.SlotNames);

        StochasticGatesTransformer selection = _mlContext.Transforms.FeatureSelection
            .SelectFeaturesBasedOnCount("Some", "Features", count: 1)
            .Append(_mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", "Some", options: Quick.Learning))
            .Fit(view).LastTransformer;

        CollectionAssert.AreEqual(new[] { "one", "four", "six" }, selection.SelectedSlotNames.ToArray());
        CollectionAssert.AreEqual(new[] { 0, 3, 4 }, selection.SelectedSlots.ToArray());
    }

    [TestMethod]
    public void Fit_TwiceInARow_KeepsFewerAndFewer()
    {
        IDataView view = _mlContext.Load(_rows, Problem.SlotNames);
        IEstimator<ITransformer> pipeline = _mlContext.Transforms
            .SelectFeaturesByStochasticGates("Kept", "Features", options: Quick.Learning with { TargetFeatures = 4 })
            .Append(_mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", options: Quick.Learning with { TargetFeatures = 3 }));

        CollectionAssert.AreEqual(new[] { "one", "four", "six" }, pipeline.Fit(view).Transform(view).Schema["Kept"].SlotNames());
    }

    [TestMethod]
    public void Fit_ForTwoLabels_KeepsBoth()
    {
        IDataView view = _mlContext.Load(_rows);
        IEstimator<ITransformer> pipeline = _mlContext.Transforms
            .SelectFeaturesByStochasticGates("ForLabel", "Features", "Label", Quick.Keeping(2))
            .Append(_mlContext.Transforms.SelectFeaturesByStochasticGates("ForValue", "Features", "Value", Quick.Keeping(5)))
            .Append(_mlContext.Transforms.Concatenate("Both", "ForLabel", "ForValue"));

        Assert.AreEqual(7, pipeline.Fit(view).Transform(view).GetColumn<float[]>("Both").First().Length);
    }
}
