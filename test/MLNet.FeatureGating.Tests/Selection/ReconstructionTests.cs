using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Selection;

/// <summary>Features that tell the others, without any label.</summary>
[TestClass]
public sealed class ReconstructionTests
{
    private static readonly StochasticGatesOptions Options = Quick.Learning with
    {
        Task = LearningTask.Reconstruction,
        TargetFeatures = 2,
        HiddenUnits = [16],
        BatchSize = 20,
        MaximumEpochs = 100,
        Refit = true,
    };

    // Two hidden causes: slots 0 to 3 are the one, slots 4 to 7 the other, each with noise of its own but for 2 and 5.
    private readonly Row[] _rows = Problem.Create().With((row, _) => row.WithFeatures(
        [.. row.Features.Select((value, slot) => (slot < 4 ? row.Features[0] : row.Features[4]) + (slot is 2 or 5 ? 0 : 0.7f * value))]));

    [TestMethod]
    public void Fit_CopiesOfTwoCauses_KeepsOneOfEach()
    {
        StochasticGatesTransformer selection = Selecting.Fit(_rows, Options, label: "Nowhere");

        Assert.HasCount(2, selection.SelectedSlots);
        Assert.AreEqual(1, selection.SelectedSlots.Count(slot => slot < 4), string.Join(", ", selection.Slots));
        Assert.AreEqual(LearningTask.Reconstruction, selection.Task);
        Assert.AreEqual("RSquared", selection.ValidationMetricName);
        Assert.AreEqual(1, selection.BaselineLoss, 1e-3);
        Assert.IsLessThan(0.6, selection.RefitLoss!.Value);
        Assert.IsGreaterThan(0.4, selection.RefitMetric!.Value);
    }

    [TestMethod]
    public void Fit_LabelColumn_IsNotLookedAt()
    {
        StochasticGatesOptions options = Options with { MaximumEpochs = 5 };

        Selecting.AssertSame(Selecting.Fit(_rows, options, label: "Nowhere"), Selecting.Fit(_rows, options, label: "Text"));
    }

    [TestMethod]
    public void Fit_Weights_AreMinded()
    {
        Row[] weighted = [.. _rows.Concat(Problem.Create(seed: 4).With((row, _) => row.Weight = 0))];

        Selecting.AssertSame(
            Selecting.Fit(_rows, Options with { MaximumEpochs = 5, ExampleWeightColumnName = "Weight" }),
            Selecting.Fit(weighted, Options with { MaximumEpochs = 5, ExampleWeightColumnName = "Weight" }));
    }
}
