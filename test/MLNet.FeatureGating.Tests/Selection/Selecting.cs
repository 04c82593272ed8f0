using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tests.Selection;

/// <summary>Fits selections in one line.</summary>
internal static class Selecting
{
    /// <summary>Fits a selection to rows, by default by enough training to find what is relevant.</summary>
    public static StochasticGatesTransformer Fit(
        IReadOnlyList<Row> rows, StochasticGatesOptions? options = null, string input = "Features", string label = "Label")
    {
        var mlContext = new MLContext(seed: 1);
        return Fit(mlContext, mlContext.Load(rows), options, input, label);
    }

    /// <summary>Fits a selection to a view.</summary>
    public static StochasticGatesTransformer Fit(
        MLContext mlContext, IDataView view, StochasticGatesOptions? options = null, string input = "Features", string label = "Label") =>
        mlContext.Transforms.SelectFeaturesByStochasticGates("Kept", input, label, options ?? Quick.Learning).Fit(view);

    /// <summary>The selection is just what is relevant in the synthetic problem.</summary>
    public static void AssertFindsTheTruth(StochasticGatesTransformer selection) =>
        CollectionAssert.AreEqual(Problem.Relevant, selection.SelectedSlots.ToArray(), string.Join(", ", selection.Slots));

    /// <summary>The two selections are the same, bit for bit.</summary>
    public static void AssertSame(StochasticGatesTransformer expected, StochasticGatesTransformer actual)
    {
        CollectionAssert.AreEqual(expected.Slots.ToArray(), actual.Slots.ToArray());
        CollectionAssert.AreEqual(expected.TrainingHistory.ToArray(), actual.TrainingHistory.ToArray());
    }
}
