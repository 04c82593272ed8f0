using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Selection;

/// <summary>No option is forgotten on its way to the training.</summary>
[TestClass]
public sealed class SettingsReachTrainingTests
{
    private static readonly StochasticGatesOptions Base = Quick.Learning with
    {
        TargetFeatures = 3,
        MaximumEpochs = 10,
        BatchSize = 20,
        MaximumGradientNorm = null,
    };

    private readonly Row[] _rows = Problem.Create(rows: 60);

    public static IEnumerable<(string, StochasticGatesOptions)> Changes =>
    [
        (nameof(Base.Lambda), Base with { Lambda = 5 }),
        (nameof(Base.Penalty), Base with { Penalty = GatePenalty.Sum }),
        (nameof(Base.Sigma), Base with { Sigma = 1 }),
        (nameof(Base.Noise), Base with { Noise = NoiseSharing.PerBatch }),
        (nameof(Base.HiddenUnits), Base with { HiddenUnits = [4] }),
        (nameof(Base.Activation), Base with { Activation = Activation.Tanh }),
        (nameof(Base.BatchSize), Base with { BatchSize = 30 }),
        (nameof(Base.MaximumEpochs), Base with { MaximumEpochs = 5 }),
        (nameof(Base.LearningRate), Base with { LearningRate = 0.01 }),
        (nameof(Base.GateLearningRate), Base with { GateLearningRate = 0.01 }),
        (nameof(Base.WeightDecay), Base with { WeightDecay = 20 }),
        (nameof(Base.MaximumGradientNorm), Base with { MaximumGradientNorm = 0.01 }),
        (nameof(Base.WarmUp), Base with { WarmUp = 0.5 }),
        (nameof(Base.Ramp), Base with { Ramp = 0.5 }),
        (nameof(Base.ValidationFraction), Base with { ValidationFraction = 0.4 }),
        (nameof(Base.Standardize), Base with { Standardize = false }),
        (nameof(Base.Members), Base with { Members = 1 }),
        (nameof(Base.Seed), Base with { Seed = 99 }),
    ];

    [TestMethod]
    [DynamicData(nameof(Changes))]
    public void Fit_ChangedSetting_TrainsAnotherWay(string setting, StochasticGatesOptions changed) => CollectionAssert.AreNotEqual(
        Selecting.Fit(_rows, Base).TrainingHistory.ToArray(), Selecting.Fit(_rows, changed).TrainingHistory.ToArray(), setting);

    [TestMethod]
    public void Fit_Schedule_FollowsItsParts()
    {
        StochasticGatesTransformer selection = Selecting.Fit(_rows, Base with { WarmUp = 0.3, Ramp = 0.2, Lambda = 0.9 });

        double[] lambdas = [.. selection.TrainingHistory.Select(record => Math.Round(record.Lambda, 6))];
        CollectionAssert.AreEqual(new[] { 0, 0, 0, 0.3, 0.6, 0.9, 0.9, 0.9, 0.9, 0.9 }, lambdas);
    }

    [TestMethod]
    public void Fit_NoPatience_EndsSoonAfterTheRamp()
    {
        StochasticGatesTransformer selection = Selecting.Fit(
            _rows, Base with { MaximumEpochs = 100, Patience = 0, LearningRate = 0.1, WarmUp = 0.1, Ramp = 0.1 });

        Assert.IsTrue(selection.Members.All(member => member.StopReason == StopReason.Patience));
        Assert.IsTrue(selection.Members.All(member => member.History.Count == member.BestEpoch + 1));
        Assert.IsGreaterThan(20, selection.TrainingHistory.Count);
    }
}
