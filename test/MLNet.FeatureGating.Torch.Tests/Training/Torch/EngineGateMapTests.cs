using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>Features that share gates, costs, and gates that are always open.</summary>
[TestClass]
public sealed class EngineGateMapTests
{
    private static readonly TrainingSchedule Schedule = new() { MaximumEpochs = 250, LearningRate = 0.01, GateLearningRate = 0.03 };

    [TestMethod]
    [DataRow(GateKind.Gaussian)]
    [DataRow(GateKind.GumbelSoftmax)]
    [DataRow(GateKind.Correlated)]
    public void Train_Groups_FindsTheGroupWithTheSignal(GateKind kind)
    {
        // Features 0 to 2 make the class: groups 0 and 1 hold them, together with one of noise; groups 2 and 3 are noise alone.
        MemberResult result = Studies.Small(
            Schedule,
            gate: new() { Kind = kind },
            network: new() { HiddenUnits = [16] },
            training: SyntheticData.LinearBinary(250, 8, 1),
            gates: new([0, 0, 1, 1, 2, 2, 3, 2]),
            members: Studies.Member(0.4, 1)).TrainOne();

        Assert.HasCount(4, result.GateValues);
        Assert.HasCount(4, result.GateParameters);
        Assert.HasCount(4, result.OpenProbabilities);
        Assert.HasCount(4, result.MeanOpenProbabilities);
        Assert.HasCount(4, result.GateFirmness);
        Assert.IsTrue(result.GateValues[0] > 0 && result.GateValues[1] > 0, string.Join(", ", result.GateValues));
        Assert.IsTrue(result.GateValues[2] == 0 && result.GateValues[3] == 0, string.Join(", ", result.GateValues));
        Assert.AreEqual(2, result.Best!.Value.OpenGates);
        Assert.AreEqual(8, result.Layers[0].Inputs);
    }

    [TestMethod]
    public void Train_Groups_ApplyOneGateToAllTheirFeatures()
    {
        var map = new GateMap([0, 1, 0, 1, 2, 2]);
        TrainingData data = SyntheticData.LinearRegression(60, 6, 1);

        MemberResult result = Studies.Small(task: LearningTask.Regression, training: data, gates: map).TrainOne();

        EngineOutputs.AssertValidationLoss(result, data, map.Spread(result.GateValues));
    }

    [TestMethod]
    public void Train_CopyThatCostsMore_Loses()
    {
        TrainingData data = SyntheticData.CopiedRegression(200, 5, 1);

        // Both copies start from the same weight: nothing but the costs tells them apart.
        MemberResult Train(double[] costs) => Studies.Small(
            Schedule,
            network: new() { HiddenUnits = [] },
            task: LearningTask.Regression,
            training: data,
            gates: new([0, 1, 2, 3, 4], costs),
            members: Studies.Member(3, 1) with { InitialLayers = [new(5, 1, [0.4f, 0.4f, -0.4f, 0.1f, 0.1f], [0])] }).TrainOne();

        MemberResult firstIsDear = Train([4, 1, 1, 1, 1]);
        MemberResult secondIsDear = Train([1, 4, 1, 1, 1]);

        Assert.IsTrue(firstIsDear.GateValues[0] == 0 && firstIsDear.GateValues[1] > 0, string.Join(", ", firstIsDear.GateValues));
        Assert.IsTrue(secondIsDear.GateValues[1] == 0 && secondIsDear.GateValues[0] > 0, string.Join(", ", secondIsDear.GateValues));
    }

    [TestMethod]
    [DataRow(GatePenalty.Mean)]
    [DataRow(GatePenalty.Sum)]
    public void Train_Costs_AreInThePenaltyOfTheHistory(GatePenalty penalty)
    {
        double[] costs = [3, 0.5, 0, 1, 1, 9];
        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 4, Keep = KeptState.Last },
            gate: new() { Penalty = penalty },
            gates: new([0, 1, 2, 3, 4, 5], costs, [false, false, false, false, false, true])).TrainOne();

        double sum = costs[..5].Zip(result.OpenProbabilities, (cost, p) => cost * p).Sum();
        double expected = penalty == GatePenalty.Mean ? sum / 5.5 : sum;
        EpochRecord last = result.History[^1];
        Assert.AreEqual(expected, last.Penalty, 1e-5);
        double open = last.ExpectedOpenGates;
        Assert.AreEqual(result.OpenProbabilities.Sum(), open, 1e-5);
        Assert.AreEqual(1, result.OpenProbabilities[5], "Always open.");
    }

    [TestMethod]
    public void Train_GatesAlwaysOpen_StayOpenWhereAllOthersClose()
    {
        MemberResult result = Studies.Small(
            Schedule,
            gates: new([0, 1, 2, 3, 4, 5], null, [false, true, false, false, true, false]),
            members: Studies.Member(100, 1)).TrainOne();

        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 0, 1, 0 }, result.GateValues.ToArray());
        Assert.AreEqual(2, result.Best!.Value.OpenGates);
        Assert.AreEqual(0.5f, result.GateParameters[1], "Nothing pulls at it.");
    }

    [TestMethod]
    public void Train_AllGatesAlwaysOpen_IsANetworkWithoutNoise()
    {
        TrainingStudy Study(NoiseSharing noise, double lambda) => Studies.Small(
            gate: new() { Noise = noise },
            gates: new([0, 1, 2, 3, 4, 5], null, [.. Enumerable.Repeat(true, 6)]),
            members: Studies.Member(lambda, 1));

        MemberResult perRow = Study(NoiseSharing.PerRow, 0).TrainOne();
        MemberResult perBatch = Study(NoiseSharing.PerBatch, 0).TrainOne();
        MemberResult dear = Study(NoiseSharing.PerRow, 1000).TrainOne();

        Close.Results(perRow, perBatch, 1e-5);
        Close.Results(perRow, dear, 1e-6);
        Assert.IsTrue(perRow.GateValues.All(value => value == 1));
        Assert.IsTrue(dear.History.All(record => record.Penalty == 0));
    }

    [TestMethod]
    public void Train_MapOfAnotherNumberOfFeatures_Throws() => Assert.ThrowsExactly<InvalidOperationException>(
        () => Studies.Small(gates: GateMap.OneEach(5)).Train());
}
