using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tests.Support;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Tests.Selection;

[TestClass]
public sealed class StochasticGatesOptionsTests
{
    private static readonly StochasticGatesOptions Defaults = new();

    public static IEnumerable<(string, Func<StochasticGatesOptions>)> OutOfRange =>
    [
        .. Numbers(nameof(Defaults.Lambda), value => new() { Lambda = value }, -1e-9, -1, 1e7),
        .. Numbers(nameof(Defaults.Sigma), value => new() { Sigma = value }, 0, -0.5),
        .. Numbers(nameof(Defaults.LearningRate), value => new() { LearningRate = value }, 0, -1),
        .. Numbers(nameof(Defaults.GateLearningRate), value => new() { GateLearningRate = value }, 0, -1),
        .. Numbers(nameof(Defaults.WeightDecay), value => new() { WeightDecay = value }, -1e-9),
        .. Numbers(nameof(Defaults.MaximumGradientNorm), value => new() { MaximumGradientNorm = value }, 0, -1),
        .. Numbers(nameof(Defaults.WarmUp), value => new() { WarmUp = value }, -0.1, 1.1),
        .. Numbers(nameof(Defaults.Ramp), value => new() { Ramp = value }, -0.1, 1.1),
        .. Numbers(nameof(Defaults.Patience), value => new() { Patience = value }, -0.1, 1.1),
        .. Numbers(nameof(Defaults.ValidationFraction), value => new() { ValidationFraction = value }, -0.1, 0.91),
        .. Numbers(nameof(Defaults.WeightThreshold), value => new() { WeightThreshold = value }, 0, -1),
        .. Numbers(nameof(Defaults.InitialParameter), value => new() { InitialParameter = value }),
        .. Numbers(nameof(Defaults.Costs), value => new() { Costs = new Dictionary<string, double> { ["x"] = value } }, -1e-9, -1),
        .. Numbers(nameof(SelfSupervisionOptions.LearningRate), value => new() { SelfSupervision = new() { LearningRate = value } }, 0, -1),
        .. Numbers(nameof(SelfSupervisionOptions.WeightDecay), value => new() { SelfSupervision = new() { WeightDecay = value } }, -1),
        (nameof(SelfSupervisionOptions.Steps), () => new() { SelfSupervision = new() { Steps = -1 } }),
        (nameof(SelfSupervisionOptions.FrozenLayers), () => new() { SelfSupervision = new() { FrozenLayers = -1 } }),
        (nameof(Defaults.TargetFeatures), () => new() { TargetFeatures = 0 }),
        (nameof(Defaults.TargetFeatures), () => new() { TargetFeatures = -1 }),
        (nameof(Defaults.Members), () => new() { Members = 0 }),
        (nameof(Defaults.BatchSize), () => new() { BatchSize = 0 }),
        (nameof(Defaults.Threads), () => new() { Threads = 0 }),
        (nameof(Defaults.MaximumEpochs), () => new() { MaximumEpochs = 0 }),
        (nameof(Defaults.HiddenUnits), () => new() { HiddenUnits = [8, 0] }),
        (nameof(Defaults.Gate), () => new() { Gate = (GateKind)99 }),
        (nameof(Defaults.Task), () => new() { Task = (LearningTask)99 }),
        (nameof(Defaults.Task), () => new() { Task = LearningTask.SelfSupervision }),
        (nameof(Defaults.Criterion), () => new() { Criterion = (StoppingCriterion)99 }),
        (nameof(Defaults.Penalty), () => new() { Penalty = (GatePenalty)99 }),
        (nameof(Defaults.Noise), () => new() { Noise = (NoiseSharing)99 }),
        (nameof(Defaults.Activation), () => new() { Activation = (Activation)99 }),
        (nameof(Defaults.Device), () => new() { Device = (ComputeDevice)99 }),
    ];

    [TestMethod]
    [DynamicData(nameof(OutOfRange))]
    public void Set_OutOfRange_ThrowsNamingTheProperty(string property, Func<StochasticGatesOptions> create)
    {
        ArgumentOutOfRangeException exception = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => create());

        Assert.AreEqual(property, exception.ParamName);
        Assert.Contains($"{property} must be", exception.Message);
    }

    [TestMethod]
    public void Set_NoHiddenUnits_Throws() =>
        Assert.ThrowsExactly<ArgumentNullException>(() => new StochasticGatesOptions { HiddenUnits = null! });

    [TestMethod]
    public void Set_EdgesOfRanges_AreTaken()
    {
        var options = new StochasticGatesOptions
        {
            Lambda = 0,
            TargetFeatures = 1,
            Members = 1,
            HiddenUnits = [],
            BatchSize = 1,
            MaximumEpochs = 1,
            WeightDecay = 0,
            MaximumGradientNorm = null,
            WarmUp = 1,
            Ramp = 0,
            Patience = 1,
            ValidationFraction = 0.9,
        };

        Assert.IsEmpty(options.HiddenUnits);
        Assert.IsNull(options.MaximumGradientNorm);
    }

    [TestMethod]
    public void Set_HiddenUnits_AreCopied()
    {
        int[] widths = [8, 4];
        var options = new StochasticGatesOptions { HiddenUnits = widths };

        widths[0] = 99;

        CollectionAssert.AreEqual(new[] { 8, 4 }, options.HiddenUnits.ToArray());
    }

    [TestMethod]
    public void Defaults_Always_AreAsDocumented()
    {
        Assert.AreEqual(GateKind.Gaussian, Defaults.Gate);
        Assert.AreEqual(0.5, Defaults.Lambda);
        Assert.IsNull(Defaults.TargetFeatures);
        Assert.AreEqual(5, Defaults.Members);
        Assert.IsNull(Defaults.Task);
        Assert.IsNull(Defaults.ExampleWeightColumnName);
        Assert.AreEqual(GatePenalty.Mean, Defaults.Penalty);
        Assert.AreEqual(0.5, Defaults.Sigma);
        Assert.AreEqual(NoiseSharing.PerRow, Defaults.Noise);
        CollectionAssert.AreEqual(new[] { 64, 32 }, Defaults.HiddenUnits.ToArray());
        Assert.AreEqual(Activation.Relu, Defaults.Activation);
        Assert.AreEqual(64, Defaults.BatchSize);
        Assert.IsNull(Defaults.MaximumEpochs);
        Assert.IsNull(Defaults.Threads);
        Assert.AreEqual(0.003, Defaults.LearningRate);
        Assert.AreEqual(0.01, Defaults.GateLearningRate);
        Assert.AreEqual(1, Defaults.WeightDecay);
        Assert.AreEqual(1, Defaults.MaximumGradientNorm);
        Assert.AreEqual(0.1, Defaults.WarmUp);
        Assert.AreEqual(0.2, Defaults.Ramp);
        Assert.AreEqual(0.3, Defaults.Patience);
        Assert.AreEqual(0.2, Defaults.ValidationFraction);
        Assert.IsNull(Defaults.EventColumnName);
        Assert.IsNull(Defaults.SelfSupervision);
        Assert.IsTrue(Defaults.Refit);
        Assert.IsNull(Defaults.InitialParameter);
        Assert.IsNull(Defaults.Temperature);
        Assert.IsNull(Defaults.HardMasks);
        Assert.IsTrue(Defaults.StraightThroughNoise);
        Assert.AreEqual(0.1, Defaults.WeightThreshold);
        Assert.IsTrue(Defaults.GroupCategoricalSlots);
        Assert.IsFalse(Defaults.GroupColumns);
        Assert.IsEmpty(Defaults.Groups);
        Assert.IsEmpty(Defaults.Costs);
        Assert.IsEmpty(Defaults.AlwaysKeep);
        Assert.AreEqual(StoppingCriterion.Objective, Defaults.Criterion);
        Assert.IsTrue(Defaults.Standardize);
        Assert.IsNull(Defaults.Seed);
        Assert.AreEqual(ComputeDevice.Auto, Defaults.Device);
    }

    [TestMethod]
    public void Gate_SelfSupervision_IsCorrelatedUnlessSaidOtherwise()
    {
        Assert.AreEqual(GateKind.Correlated, new StochasticGatesOptions { SelfSupervision = new() }.Gate);
        Assert.AreEqual(
            GateKind.HardConcrete, (new StochasticGatesOptions { Gate = GateKind.HardConcrete } with { SelfSupervision = new() }).Gate);
        Assert.AreEqual(6000, new SelfSupervisionOptions().Steps);
        Assert.IsNull(new SelfSupervisionOptions().FrozenLayers);
        Assert.AreEqual(0.001, new SelfSupervisionOptions().LearningRate);
        Assert.AreEqual(0, new SelfSupervisionOptions().WeightDecay);
    }

    [TestMethod]
    public void Set_GroupsCostsAndNames_AreCopied()
    {
        string[] slots = ["a", "b"];
        var groups = new Dictionary<string, IReadOnlyList<string>> { ["g"] = slots };
        var costs = new Dictionary<string, double> { ["a"] = 2 };
        var options = new StochasticGatesOptions { Groups = groups, Costs = costs, AlwaysKeep = slots };

        slots[0] = "z";
        groups.Clear();
        costs.Clear();

        CollectionAssert.AreEqual(new[] { "a", "b" }, options.Groups["g"].ToArray());
        Assert.AreEqual(2, options.Costs["a"]);
        CollectionAssert.AreEqual(new[] { "a", "b" }, options.AlwaysKeep.ToArray());
    }

    [TestMethod]
    public void Set_GroupsThatCanNotBe_ThrowsSayingWhy()
    {
        Refuses("'g'", new() { ["g"] = [] });
        Refuses("'g'", new() { ["g"] = [" "] });
        Refuses("no name", new() { [" "] = ["a"] });
        Refuses("Slot 'b' may be in one group, but it is in 'g' and 'h'", new() { ["g"] = ["a", "b"], ["h"] = ["b"] });

        static void Refuses(string mention, Dictionary<string, IReadOnlyList<string>> groups) =>
            Refusal.Throws<ArgumentException>(() => _ = new StochasticGatesOptions { Groups = groups }, nameof(Defaults.Groups), mention);
    }

    [TestMethod]
    public void Set_NothingOrEmptyNames_Throws()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => new StochasticGatesOptions { Groups = null! });
        Assert.ThrowsExactly<ArgumentNullException>(() => new StochasticGatesOptions { Costs = null! });
        Assert.ThrowsExactly<ArgumentNullException>(() => new StochasticGatesOptions { AlwaysKeep = null! });
        Assert.ThrowsExactly<ArgumentException>(() => new StochasticGatesOptions { AlwaysKeep = [" "] });
        Assert.ThrowsExactly<ArgumentException>(() => new StochasticGatesOptions { EventColumnName = " " });
    }

    // What no real-valued property takes, beside its own.
    private static IEnumerable<(string, Func<StochasticGatesOptions>)> Numbers(
        string property, Func<double, StochasticGatesOptions> create, params double[] values) =>
        values.Concat([double.NaN, double.PositiveInfinity, double.NegativeInfinity])
            .Select(value => (property, new Func<StochasticGatesOptions>(() => create(value))));
}
