using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tests.Search;

[TestClass]
public sealed class LambdaSelectionTests
{
    private static readonly MLContext Context = new();

    private static readonly Lazy<LambdaExperimentResult> Result = new(() => Context.FeatureGating().CreateLambdaExperiment(new()
    {
        Seed = 1,
        Folds = 4,
        LambdaCount = 0,
        Permutations = 0,
        Device = ComputeDevice.Cpu,
        Gates = new() { MaximumEpochs = 90 },
        SearchSpace = new() { HiddenUnits = [[16]], LearningRate = 0.01 },
    }).Execute(Context.Load(Problem.Create(240), Problem.SlotNames)));

    [TestMethod]
    public void CreateTransformer_IsAStockOne()
    {
        IDataView data = Context.Load(Problem.Create(12, seed: 9), Problem.SlotNames);
        ITransformer transformer = Result.Value.Exactly(3).CreateTransformer("Kept");
        using var stream = new MemoryStream();
        Context.Model.Save(transformer, data.Schema, stream);
        stream.Position = 0;
        IDataView kept = new MLContext().Model.Load(stream, out _).Transform(data);

        VBuffer<ReadOnlyMemory<char>> names = default;
        kept.Schema["Kept"].GetSlotNames(ref names);

        CollectionAssert.AreEqual(new[] { "one", "four", "six" }, names.DenseValues().Select(name => name.ToString()).ToArray());
        float[][] all = [.. data.GetColumn<float[]>("Features")];
        float[][] selected = [.. kept.GetColumn<float[]>("Kept")];
        for (int row = 0; row < all.Length; row++)
        {
            CollectionAssert.AreEqual(Problem.Relevant.Select(slot => all[row][slot]).ToArray(), selected[row]);
        }
    }

    [TestMethod]
    public void CreateTransformer_NoName_ReplacesTheFeatureColumn()
    {
        IDataView kept = Result.Value.Exactly(2).CreateTransformer().Transform(Context.Load(Problem.Create(5), Problem.SlotNames));

        Assert.AreEqual(2, ((VectorDataViewType)kept.Schema["Features"].Type).Size);
    }

    [TestMethod]
    public void CreateEstimator_FittedInAPipeline_SelectsAsMany()
    {
        StochasticGatesEstimator estimator = Result.Value.FewestWithinOneStandardError().CreateEstimator("Kept");

        StochasticGatesTransformer fitted = estimator.Fit(Context.Load(Problem.Create(240, seed: 7), Problem.SlotNames));

        CollectionAssert.AreEqual(new[] { "one", "four", "six" }, fitted.SelectedSlotNames.ToArray());
    }

    [TestMethod]
    public void Test_OtherRows_MeasuresBothWithoutChangingTheSelection()
    {
        LambdaSelection selection = Result.Value.Exactly(3);

        LambdaSelection tested = selection.Test(Context.Load(Problem.Create(400, seed: 8), Problem.SlotNames));

        Assert.IsNull(selection.Chosen.TestMetric);
        Assert.IsGreaterThan(0.9, tested.Chosen.TestMetric!.Value);
        Assert.IsGreaterThan(0.85, tested.Chosen.TestMetricOfAll!.Value);
        Assert.AreEqual(selection.Chosen, tested.Chosen with { TestMetric = null, TestMetricOfAll = null });
        Assert.AreEqual(tested.Chosen, tested.Summary.Chosen);
    }

    [TestMethod]
    public void Test_LabelsOfTestRowsAreChance_MetricIsOneHalf()
    {
        var random = new Random(1);
        double metric = Result.Value.Exactly(3)
            .Test(
                Context.Load(
                    Problem.Create(2000, seed: 8).With((row, _) => row.Label = random.Next(2) == 0), Problem.SlotNames)).Chosen.TestMetric!.Value;

        Assert.AreEqual(0.5, metric, 0.05);
    }

    [TestMethod]
    public void Test_RowsThatDoNotFit_AreRefused()
    {
        LambdaSelection selection = Result.Value.Exactly(3);

        Assert.Throws<ArgumentNullException>(() => selection.Test(null!));
        Assert.Contains(
            "'seven'",
            Assert.Throws<InvalidOperationException>(
                () => selection.Test(Context.Load(Problem.Create(5), [.. Problem.SlotNames.Reverse()]))).Message);
    }

    [TestMethod]
    public void Summary_HasTheChoice()
    {
        LambdaSelection selection = Result.Value.Exactly(2);

        Assert.AreEqual(selection.Chosen, selection.Summary.Chosen);
        Assert.IsTrue(selection.Chosen.Features.All(feature => selection.Summary.Features[feature].SelectionFrequency > 0.5));
        Assert.Contains(2, selection.Summary.Path.Select(point => point.SelectedCount));
        Assert.IsNull(Result.Value.Summary.Chosen);
    }

    [TestMethod]
    public void Exactly_ANumberThatWasNotLookedAt_IsTrainedNow()
    {
        int[] known = [.. Result.Value.Path.Select(point => point.SelectedCount)];
        int unknown = Enumerable.Range(1, Problem.FeatureCount).Except(known).DefaultIfEmpty(0).First();
        Assert.AreNotEqual(0, unknown, "All numbers were looked at.");

        ChosenSelection chosen = Result.Value.Exactly(unknown).Chosen;

        Assert.HasCount(unknown, chosen.Features);
        Assert.IsFalse(double.IsNaN(chosen.Loss));
        Assert.IsFalse(double.IsNaN(chosen.MetricStandardError));
    }
}
