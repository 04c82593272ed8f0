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
        Lambda = 0.05,
        MaximumEpochs = 10,
        BatchSize = 20,
        MaximumGradientNorm = null,
    };

    private static readonly StochasticGatesOptions Gumbel = Base with { Gate = GateKind.GumbelSoftmax };

    private static readonly StochasticGatesOptions SelfSupervised = Base with { HiddenUnits = [4, 4], SelfSupervision = new() { Steps = 9 } };

    private readonly Row[] _rows = Problem.Create(rows: 60);

    public static IEnumerable<(string, StochasticGatesOptions, StochasticGatesOptions)> Changes =>
    [
        (nameof(Base.Lambda), Base, Base with { Lambda = 0.5 }),
        (nameof(Base.TargetFeatures), Base, Base with { TargetFeatures = 3 }),
        (nameof(Base.Penalty), Base, Base with { Penalty = GatePenalty.Sum }),
        (nameof(Base.InitialParameter), Base, Base with { InitialParameter = 0.8 }),
        (nameof(Base.Sigma), Base, Base with { Sigma = 1 }),
        (nameof(Base.Noise), Base, Base with { Noise = NoiseSharing.PerBatch }),
        .. Enum.GetValues<GateKind>().Skip(1).Select(kind => ($"{kind}", Base, Base with { Gate = kind })),
        (nameof(Base.Temperature), Gumbel, Gumbel with { Temperature = new(2, 0.5) }),
        (nameof(Base.HardMasks), Gumbel, Gumbel with { HardMasks = false }),
        (
            nameof(Base.StraightThroughNoise),
            Base with { Gate = GateKind.StraightThrough },
            Base with { Gate = GateKind.StraightThrough, StraightThroughNoise = false }),
        (
            nameof(Base.WeightThreshold),
            Base with { Gate = GateKind.L1Weights },
            Base with { Gate = GateKind.L1Weights, WeightThreshold = 0.99 }),
        (
            nameof(Base.Groups),
            Base,
            Base with { Groups = new Dictionary<string, IReadOnlyList<string>> { ["both"] = ["Features[1]", "Features[4]"] } }),
        (nameof(Base.Costs), Base, Base with { Costs = new Dictionary<string, double> { ["Features[1]"] = 9 } }),
        (nameof(Base.AlwaysKeep), Base, Base with { AlwaysKeep = ["Features[1]"] }),
        (nameof(Base.HiddenUnits), Base, Base with { HiddenUnits = [4] }),
        (nameof(Base.Activation), Base, Base with { Activation = Activation.Tanh }),
        (nameof(Base.BatchSize), Base, Base with { BatchSize = 30 }),
        (nameof(Base.MaximumEpochs), Base, Base with { MaximumEpochs = 5 }),
        (nameof(Base.LearningRate), Base, Base with { LearningRate = 0.01 }),
        (nameof(Base.GateLearningRate), Base, Base with { GateLearningRate = 0.01 }),
        (nameof(Base.WeightDecay), Base, Base with { WeightDecay = 20 }),
        (nameof(Base.MaximumGradientNorm), Base, Base with { MaximumGradientNorm = 0.01 }),
        (nameof(Base.WarmUp), Base, Base with { WarmUp = 0.5 }),
        (nameof(Base.Ramp), Base, Base with { Ramp = 0.5 }),
        (nameof(Base.ValidationFraction), Base, Base with { ValidationFraction = 0.4 }),
        (nameof(Base.Standardize), Base, Base with { Standardize = false }),
        (nameof(Base.Members), Base, Base with { Members = 1 }),
        (nameof(Base.Seed), Base, Base with { Seed = 99 }),
        (nameof(Base.SelfSupervision), Base with { HiddenUnits = [4, 4] }, SelfSupervised),
        (nameof(SelfSupervisionOptions.Steps), SelfSupervised, SelfSupervised with { SelfSupervision = new() { Steps = 90 } }),
        (
            nameof(SelfSupervisionOptions.FrozenLayers),
            SelfSupervised,
            SelfSupervised with { SelfSupervision = new() { Steps = 9, FrozenLayers = 0 } }),
        (
            nameof(SelfSupervisionOptions.LearningRate),
            SelfSupervised,
            SelfSupervised with { SelfSupervision = new() { Steps = 9, LearningRate = 0.1 } }),
        (nameof(SelfSupervisionOptions.WeightDecay), SelfSupervised, SelfSupervised with { SelfSupervision = new() { Steps = 9, WeightDecay = 9 } }),
    ];

    [TestMethod]
    [DynamicData(nameof(Changes))]
    public void Fit_ChangedSetting_TrainsAnotherWay(string setting, StochasticGatesOptions unchanged, StochasticGatesOptions changed) =>
        CollectionAssert.AreNotEqual(
            Selecting.Fit(_rows, unchanged).TrainingHistory.ToArray(), Selecting.Fit(_rows, changed).TrainingHistory.ToArray(), setting);

    [TestMethod]
    public void Fit_TargetFeatures_LooksNeitherAtLambdaNorAtTheRamp()
    {
        StochasticGatesOptions target = Base with { TargetFeatures = 3 };

        Selecting.AssertSame(Selecting.Fit(_rows, target), Selecting.Fit(_rows, target with { Lambda = 50, Ramp = 0.9 }));
    }

    [TestMethod]
    public void Fit_Criterion_DecidesWhichEpochIsTheBest()
    {
        StochasticGatesOptions options = Base with { WarmUp = 0, Ramp = 0, MaximumEpochs = 40 };

        Assert.IsTrue(Selecting.Fit(_rows, options with { Criterion = StoppingCriterion.Loss }).Members.All(
            member => member.Best!.Value.ValidationLoss == member.History.Min(record => record.ValidationLoss)));
        Assert.IsTrue(Selecting.Fit(_rows, options with { Criterion = StoppingCriterion.Metric }).Members.All(
            member => member.Best!.Value.ValidationMetric == member.History.Max(record => record.ValidationMetric)));
    }

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
