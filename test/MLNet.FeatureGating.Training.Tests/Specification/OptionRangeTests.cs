namespace MLNet.FeatureGating.Training.Tests.Specification;

[TestClass]
public sealed class OptionRangeTests
{
    private static readonly (string Name, Action Set)[] Cases =
    [
        (nameof(TrainingSchedule.MaximumEpochs), () => _ = new TrainingSchedule { MaximumEpochs = 0 }),
        (nameof(TrainingSchedule.BatchSize), () => _ = new TrainingSchedule { BatchSize = 0 }),
        (nameof(TrainingSchedule.LearningRate), () => _ = new TrainingSchedule { LearningRate = 0 }),
        (nameof(TrainingSchedule.LearningRate), () => _ = new TrainingSchedule { LearningRate = double.NaN }),
        (nameof(TrainingSchedule.GateLearningRate), () => _ = new TrainingSchedule { GateLearningRate = -1 }),
        (nameof(TrainingSchedule.GateLearningRate), () => _ = new TrainingSchedule { GateLearningRate = double.PositiveInfinity }),
        (nameof(TrainingSchedule.WeightDecay), () => _ = new TrainingSchedule { WeightDecay = -1e-9 }),
        (nameof(TrainingSchedule.MaximumGradientNorm), () => _ = new TrainingSchedule { MaximumGradientNorm = 0 }),
        (nameof(TrainingSchedule.WarmUpEpochs), () => _ = new TrainingSchedule { WarmUpEpochs = -1 }),
        (nameof(TrainingSchedule.RampEpochs), () => _ = new TrainingSchedule { RampEpochs = -1 }),
        (nameof(TrainingSchedule.Patience), () => _ = new TrainingSchedule { Patience = 0 }),
        (nameof(TrainingSchedule.MinimumEpochs), () => _ = new TrainingSchedule { MinimumEpochs = -1 }),
        (nameof(TrainingSchedule.FrozenLayers), () => _ = new TrainingSchedule { FrozenLayers = -1 }),
        (nameof(TrainingSchedule.Criterion), () => _ = new TrainingSchedule { Criterion = (StoppingCriterion)99 }),
        (nameof(TrainingSchedule.Keep), () => _ = new TrainingSchedule { Keep = (KeptState)99 }),
        (nameof(GateSpecification.WeightThreshold), () => _ = new GateSpecification { WeightThreshold = 0 }),
        (nameof(StudyMember.TargetGates), () => _ = new StudyMember { TargetGates = 0, Seed = 0 }),
        (nameof(StudyMember.TargetGates), () => _ = new StudyMember { TargetGates = double.PositiveInfinity, Seed = 0 }),
        (nameof(GateSpecification.Kind), () => _ = new GateSpecification { Kind = (GateKind)99 }),
        (nameof(GateSpecification.Sigma), () => _ = new GateSpecification { Sigma = 0 }),
        (nameof(GateSpecification.InitialParameter), () => _ = new GateSpecification { InitialParameter = double.NaN }),
        (nameof(GateSpecification.Penalty), () => _ = new GateSpecification { Penalty = (GatePenalty)99 }),
        (nameof(GateSpecification.Noise), () => _ = new GateSpecification { Noise = (NoiseSharing)99 }),
        (nameof(NetworkSpecification.HiddenUnits), () => _ = new NetworkSpecification { HiddenUnits = [4, 0] }),
        (nameof(NetworkSpecification.Activation), () => _ = new NetworkSpecification { Activation = (Activation)99 }),
        (nameof(StudyMember.Lambda), () => _ = new StudyMember { Lambda = -0.1, Seed = 0 }),
        (nameof(StudyMember.Lambda), () => _ = new StudyMember { Lambda = double.NaN, Seed = 0 }),
    ];

    [TestMethod]
    public void Set_OutOfRange_ThrowsNamingProperty()
    {
        foreach ((string name, Action set) in Cases)
        {
            ArgumentOutOfRangeException e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(set, name);
            Assert.AreEqual(name, e.ParamName);
            Assert.StartsWith($"{name} must be ", e.Message);
            Assert.Contains(", but it is ", e.Message);
        }
    }

    [TestMethod]
    public void Set_EndsOfRanges_Ok()
    {
        var schedule = new TrainingSchedule
        {
            MaximumEpochs = 1,
            BatchSize = 1,
            WeightDecay = 0,
            MaximumGradientNorm = null,
            WarmUpEpochs = 0,
            RampEpochs = 0,
            Patience = 1,
        };

        Assert.AreEqual(1, schedule.BatchSize);
        Assert.IsNull(schedule.MaximumGradientNorm);
        Assert.AreEqual(1, schedule.Patience);
        Assert.IsEmpty(new NetworkSpecification { HiddenUnits = [] }.HiddenUnits);
        Assert.AreEqual(0, new StudyMember { Lambda = 0, Seed = int.MinValue }.Lambda);
    }

    [TestMethod]
    public void HiddenUnits_Null_Throws()
    {
        ArgumentNullException e = Assert.ThrowsExactly<ArgumentNullException>(() => new NetworkSpecification { HiddenUnits = null! });

        Assert.AreEqual(nameof(NetworkSpecification.HiddenUnits), e.ParamName);
    }

    [TestMethod]
    public void GatedLayers_Given_AreOrderedWithoutRepetition()
    {
        CollectionAssert.AreEqual(new[] { 0, 2 }, new NetworkSpecification { GatedLayers = [2, 0, 2] }.GatedLayers.ToArray());
        Assert.ThrowsExactly<ArgumentNullException>(() => new NetworkSpecification { GatedLayers = null! });
    }

    [TestMethod]
    public void HiddenUnits_CallersListChanges_KeepsItsOwn()
    {
        List<int> widths = [8, 4];
        var network = new NetworkSpecification { HiddenUnits = widths };

        widths[0] = 0;

        CollectionAssert.AreEqual(new[] { 8, 4 }, network.HiddenUnits.ToArray());
    }

    [TestMethod]
    public void Defaults_AreTheDocumentedOnes()
    {
        var schedule = new TrainingSchedule();
        Assert.AreEqual(300, schedule.MaximumEpochs);
        Assert.IsNull(schedule.BatchSize);
        Assert.AreEqual(1e-3, schedule.LearningRate);
        Assert.AreEqual(1e-2, schedule.GateLearningRate);
        Assert.AreEqual(0, schedule.WeightDecay);
        Assert.AreEqual(1.0, schedule.MaximumGradientNorm);
        Assert.AreEqual(0, schedule.WarmUpEpochs);
        Assert.AreEqual(0, schedule.RampEpochs);
        Assert.IsNull(schedule.Patience);
        Assert.AreEqual(0, schedule.MinimumEpochs);
        Assert.AreEqual(0, schedule.FrozenLayers);
        Assert.AreEqual(StoppingCriterion.Objective, schedule.Criterion);
        Assert.AreEqual(KeptState.Best, schedule.Keep);

        var gate = new GateSpecification();
        Assert.AreEqual(GateKind.Gaussian, gate.Kind);
        Assert.AreEqual(0.5, gate.Sigma);
        Assert.IsNull(gate.InitialParameter);
        Assert.IsNull(gate.Temperature);
        Assert.IsNull(gate.IsHard);
        Assert.IsTrue(gate.IsStochastic);
        Assert.AreEqual(0.1, gate.WeightThreshold);
        Assert.IsNull(gate.Correlation);
        Assert.AreEqual(GatePenalty.Mean, gate.Penalty);
        Assert.AreEqual(NoiseSharing.PerRow, gate.Noise);

        var network = new NetworkSpecification();
        CollectionAssert.AreEqual(new[] { 64, 32 }, network.HiddenUnits.ToArray());
        Assert.AreEqual(Activation.Relu, network.Activation);
        Assert.IsEmpty(network.GatedLayers);
    }
}
