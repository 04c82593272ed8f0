using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>Layers that start from given weights, stay as they are, or have gates on their units.</summary>
[TestClass]
public sealed class EngineLayerTests
{
    private static readonly TrainingData Data = SyntheticData.LinearRegression(80, 6, 1);
    private static readonly NetworkSpecification Network = new() { HiddenUnits = [5, 4] };

    [TestMethod]
    [DataRow(0.1, 1.0, null)]
    [DataRow(0.1, 1e-3, 16)]
    [DataRow(0.0, null, null)]
    public void Train_FrozenLayers_StayBitForBit(double decay, double? norm, int? batchSize)
    {
        DenseLayerWeights[] given = [Layer(6, 5, 1), Layer(5, 4, 2)];
        MemberResult result = Train(
            new() { MaximumEpochs = 10, LearningRate = 0.05, WeightDecay = decay, MaximumGradientNorm = norm, FrozenLayers = 2, BatchSize = batchSize },
            Studies.Member(0.1, 1) with { InitialLayers = given });

        for (int layer = 0; layer < 2; layer++)
        {
            CollectionAssert.AreEqual(given[layer].Weights.ToArray(), result.Layers[layer].Weights.ToArray());
            CollectionAssert.AreEqual(given[layer].Biases.ToArray(), result.Layers[layer].Biases.ToArray());
        }

        Assert.AreNotEqual(0, result.Layers[2].Biases[0], "The last layer learns.");
        Assert.IsTrue(result.GateParameters.All(parameter => parameter != 0.5f), "So do the gates.");
    }

    [TestMethod]
    public void Train_AllLayersFrozen_GatesStillLearn()
    {
        MemberResult result = Train(
            new() { MaximumEpochs = 5, FrozenLayers = 99, WeightDecay = 0.1 }, Studies.Member(1, 1) with { InitialLayers = [Layer(6, 5, 1)] });
        MemberResult start = Train(
            new() { MaximumEpochs = 1, FrozenLayers = 99, WeightDecay = 0.1 }, Studies.Member(1, 1) with { InitialLayers = [Layer(6, 5, 1)] });

        for (int layer = 0; layer < 3; layer++)
        {
            CollectionAssert.AreEqual(start.Layers[layer].Weights.ToArray(), result.Layers[layer].Weights.ToArray());
        }

        CollectionAssert.AreNotEqual(start.GateParameters.ToArray(), result.GateParameters.ToArray());
    }

    [TestMethod]
    public void Train_InitialLayers_AreWhereTrainingStarts()
    {
        DenseLayerWeights[] given = [Layer(6, 5, 1), Layer(5, 4, 2), Layer(4, 1, 3)];
        TrainingSchedule crawl = new() { MaximumEpochs = 1, LearningRate = 1e-12, GateLearningRate = 1e-12 };

        MemberResult result = Train(crawl, Studies.Member(0, 1) with { InitialLayers = given });
        MemberResult part = Train(crawl, Studies.Member(0, 1) with { InitialLayers = given[..1] });
        MemberResult none = Train(crawl, Studies.Member(0, 1));

        for (int layer = 0; layer < 3; layer++)
        {
            Close.Numbers(given[layer].Weights, result.Layers[layer].Weights, 1e-9);
            Close.Numbers(given[layer].Biases, result.Layers[layer].Biases, 1e-9);
        }

        Close.Numbers(given[0].Weights, part.Layers[0].Weights, 1e-9);
        Close.Numbers(none.Layers[1].Weights, part.Layers[1].Weights, 1e-9);
        CollectionAssert.AreNotEqual(given[0].Weights.ToArray(), none.Layers[0].Weights.ToArray());
        EngineOutputs.AssertValidationLoss(result, Data, result.GateValues);
        Assert.IsNull(result.Member.InitialLayers, "Results do not hold what went in.");
    }

    [TestMethod]
    public void Train_InitialLayersThatDoNotFit_ThrowNamingThem()
    {
        InvalidOperationException width = Assert.ThrowsExactly<InvalidOperationException>(
            () => Train(new(), Studies.Member(0, 1) with { InitialLayers = [Layer(6, 7, 1)] }));
        InvalidOperationException count = Assert.ThrowsExactly<InvalidOperationException>(
            () => Train(new(), Studies.Member(0, 1) with { InitialLayers = [Layer(6, 5, 1), Layer(5, 4, 1), Layer(4, 1, 1), Layer(1, 1, 1)] }));

        Assert.Contains("6 inputs and 5 outputs, but it is one of 6 and 7", width.Message);
        Assert.Contains("4 initial layers are given to a network of 3", count.Message);
    }

    [TestMethod]
    [DataRow(GateKind.Gaussian)]
    [DataRow(GateKind.GumbelSoftmax)]
    [DataRow(GateKind.Correlated)]
    [DataRow(GateKind.Concrete)]
    [DataRow(GateKind.LogitNormal)]
    [DataRow(GateKind.CorrelatedLogitNormal)]
    [DataRow(GateKind.HyperNetworkLogitNormal)]
    public void Train_GatedLayer_ClosesSpareUnits(GateKind kind)
    {
        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 300, LearningRate = 0.02, GateLearningRate = 0.03 },
            gate: new() { Kind = kind },
            network: new() { HiddenUnits = [16], GatedLayers = [0], Activation = Activation.Tanh },
            task: LearningTask.Regression,
            training: Data,
            members: Studies.Member(2, 1)).TrainOne();

        IReadOnlyList<float> units = result.HiddenGateValues.Single();
        Assert.HasCount(16, units);
        Assert.IsInRange(1, 10, units.Count(value => value > 0), string.Join(", ", units));
        Assert.IsGreaterThan(0.8, result.Best!.Value.ValidationMetric);
        Assert.AreEqual(units.Count(value => value > 0) + result.GateValues.Count(value => value > 0), result.Best.Value.OpenGates);
        EngineOutputs.AssertValidationLoss(result, Data, result.GateValues, activation: Activation.Tanh, gatedLayers: 0);
    }

    [TestMethod]
    public void Train_GatedLayers_HaveValuesInTheirOrderAndAPenaltyOverAllGates()
    {
        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 6, GateLearningRate = 0.1, Keep = KeptState.Last },
            network: Network with { GatedLayers = [1, 0, 1] },
            task: LearningTask.Regression,
            training: Data,
            members: Studies.Member(1, 1)).TrainOne();

        CollectionAssert.AreEqual(new[] { 5, 4 }, result.HiddenGateValues.Select(values => values.Count).ToArray());
        Assert.HasCount(6, result.GateValues);
        Assert.AreEqual(result.History[^1].ExpectedOpenGates / 15, result.History[^1].Penalty, 1e-5);
        EngineOutputs.AssertValidationLoss(result, Data, result.GateValues, gatedLayers: [0, 1]);
    }

    [TestMethod]
    [DataRow(NoiseSharing.PerRow, GateKind.HardConcrete)]
    [DataRow(NoiseSharing.PerBatch, GateKind.HardConcrete)]
    [DataRow(NoiseSharing.PerRow, GateKind.LogitNormal)]
    [DataRow(NoiseSharing.PerRow, GateKind.CorrelatedLogitNormal)]
    [DataRow(NoiseSharing.PerBatch, GateKind.CorrelatedLogitNormal)]
    [DataRow(NoiseSharing.PerRow, GateKind.HyperNetworkLogitNormal)]
    [DataRow(NoiseSharing.PerBatch, GateKind.HyperNetworkLogitNormal)]
    public void Train_GatedLayersAloneAndAmongOthers_IsBitEqual(NoiseSharing noise, GateKind kind)
    {
        StudyMember[] members = [Studies.Member(0.1, 3), Studies.Member(0.5, 1), Studies.Member(0, 2)];
        TrainingStudy Study(StudyMember[] some) => Studies.Small(
            new() { MaximumEpochs = 8, LearningRate = 0.02, GateLearningRate = 0.05 },
            gate: new() { Noise = noise, Kind = kind },
            network: Network with { GatedLayers = [0, 1] },
            members: some);

        IReadOnlyList<MemberResult> together = Study(members).Train().Members;
        MemberResult[] apart = TorchTraining.TrainApart(Study, members);

        for (int member = 0; member < members.Length; member++)
        {
            Close.BitEqual(apart[member], together[member]);
        }
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(2)]
    public void Train_GatedLayerThatIsNone_Throws(int layer)
    {
        InvalidOperationException e = Assert.ThrowsExactly<InvalidOperationException>(
            () => Studies.Small(network: Network with { GatedLayers = [layer] }).Train());

        Assert.Contains("hidden layers, 0 to 1", e.Message);
    }

    private static MemberResult Train(TrainingSchedule schedule, StudyMember member) => Studies.Small(
        schedule, network: Network, task: LearningTask.Regression, training: Data, members: member).TrainOne();

    private static DenseLayerWeights Layer(int inputs, int outputs, int seed)
    {
        var numbers = new Numbers(seed);
        return new(
            inputs,
            outputs,
            [.. numbers.Normals(inputs * outputs, 0.5).Select(x => (float)x)],
            [.. numbers.Normals(outputs, 0.1).Select(x => (float)x)]);
    }
}
