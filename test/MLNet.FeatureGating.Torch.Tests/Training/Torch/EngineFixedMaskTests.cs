using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>Networks behind fixed masks.</summary>
[TestClass]
public sealed class EngineFixedMaskTests
{
    private const int Features = 6;
    private static readonly float[] Mask = [1, 1, 0, 0, 1, 0];
    private static readonly int[] Kept = [0, 1, 4];
    private static readonly TrainingData Data = SyntheticData.LinearRegression(60, Features, 1);
    private static readonly TrainingSchedule Schedule = new() { MaximumEpochs = 40, LearningRate = 0.02, WeightDecay = 0.01, BatchSize = 16 };

    [TestMethod]
    public void Train_FixedMask_EqualsTrainingOnTheKeptColumns()
    {
        DenseLayerWeights all = Layer(Features, 4, 1);
        var kept = new DenseLayerWeights(3, 4, [.. Kept.SelectMany(feature => all.Weights.Skip(4 * feature).Take(4))], all.Biases);
        DenseLayerWeights last = Layer(4, 1, 2);
        TrainingData columns = new(
            [.. Enumerable.Range(0, 60).SelectMany(row => Kept.Select(i => Data.Features.Span[(row * Features) + i]))], 3, Data.Targets.ToArray());

        MemberResult masked = Train(Data, Behind(Mask) with { InitialLayers = [all, last] });
        MemberResult direct = Train(columns, Behind([1, 1, 1]) with { InitialLayers = [kept, last] });

        Close.Numbers(
            [.. direct.History.Select(record => record.ValidationLoss)], [.. masked.History.Select(record => record.ValidationLoss)], 1e-5);
        Close.Numbers([.. direct.Layers[1].Weights], [.. masked.Layers[1].Weights], 1e-4);
        Close.Numbers(
            [.. direct.Layers[0].Weights], [.. Kept.SelectMany(feature => masked.Layers[0].Weights.Skip(4 * feature).Take(4))], 1e-4);
        Assert.IsLessThan(0.3 * direct.History[0].ValidationLoss, direct.History[^1].ValidationLoss, "It has learnt something.");
    }

    [TestMethod]
    public void Train_ClosedFeatures_HaveNoInfluence()
    {
        float[] values = Data.Features.ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Mask[i % Features] == 0 ? 100 - i : values[i];
        }

        MemberResult original = Train(Data, Behind(Mask));
        MemberResult changed = Train(new(values, Features, Data.Targets.ToArray()), Behind(Mask));

        Close.BitEqual(original, changed);
    }

    [TestMethod]
    [DataRow(GateKind.Gaussian)]
    [DataRow(GateKind.GumbelSoftmax)]
    public void Train_FixedMask_HasNoNoiseAndNoPenalty(GateKind kind)
    {
        MemberResult Train(NoiseSharing noise, double lambda) => Studies.Small(
            Schedule,
            gate: new() { Kind = kind, Noise = noise },
            task: LearningTask.Regression,
            training: Data,
            members: Behind(Mask) with { Lambda = lambda }).TrainOne();

        MemberResult perRow = Train(NoiseSharing.PerRow, 0);

        Close.BitEqual(perRow, Train(NoiseSharing.PerBatch, 0));
        CollectionAssert.AreEqual(perRow.Layers[0].Weights.ToArray(), Train(NoiseSharing.PerRow, 50).Layers[0].Weights.ToArray());
        Assert.IsTrue(perRow.History.All(record => record.Penalty == 0));
    }

    [TestMethod]
    public void Train_FixedMask_SaysNothingOfGatesAndCountsWhatTheMaskLetsThrough()
    {
        // Gates of features 0 and 1, 2 and 3, 4, 5: the first lets one of its features through, the second none.
        MemberResult result = Studies.Small(
            Schedule with { MaximumEpochs = 3 },
            task: LearningTask.Regression,
            training: Data,
            gates: new([0, 0, 1, 1, 2, 3]),
            members: Behind([0, 1, 0, 0, -0.5f, 2])).TrainOne();

        foreach (IReadOnlyList<float> ofGates in new[]
        {
            result.GateParameters, result.GateFirmness, result.OpenProbabilities, result.MeanOpenProbabilities, result.GateValues,
        })
        {
            Assert.IsEmpty(ofGates);
        }

        Assert.IsTrue(result.History.All(record => record.OpenGates == 3 && record.ExpectedOpenGates == 3));
    }

    [TestMethod]
    [DataRow(NoiseSharing.PerRow)]
    [DataRow(NoiseSharing.PerBatch)]
    public void Train_FixedMaskAndGatedLayer_LearnsTheHiddenGates(NoiseSharing noise)
    {
        MemberResult Train(double lambda) => Studies.Small(
            new() { MaximumEpochs = 200, LearningRate = 0.02, GateLearningRate = 0.03 },
            gate: new() { Noise = noise },
            network: new() { HiddenUnits = [16], GatedLayers = [0] },
            task: LearningTask.Regression,
            training: Data,
            members: Behind(Mask) with { Lambda = lambda }).TrainOne();

        MemberResult result = Train(2);
        MemberResult free = Train(0);

        EpochRecord last = result.History[^1];
        Assert.AreEqual((last.ExpectedOpenGates - 3) / 16, last.Penalty, 1e-5, "The mean over the hidden gates.");
        Assert.AreEqual(result.HiddenGateValues[0].Count(value => value > 0) + 3, result.Best!.Value.OpenGates);
        Assert.IsInRange(1, 10, result.HiddenGateValues[0].Count(value => value > 0));
        Assert.IsGreaterThan(last.ExpectedOpenGates + 3, free.History[^1].ExpectedOpenGates);
        Assert.IsEmpty(result.GateValues);
    }

    [TestMethod]
    public void Train_MaskedMemberThatStopsEarly_LeavesTheOthersTheirCounts()
    {
        IReadOnlyList<MemberResult> results = Studies.Small(
            Schedule with { MaximumEpochs = 12 },
            task: LearningTask.Regression,
            training: Data,
            members: [Behind(Mask) with { InitialLayers = [Huge] }, Behind([1, 0, 0, 0, 0, 0])]).Train().Members;

        Assert.AreEqual(StopReason.Diverged, results[0].StopReason);
        Assert.AreEqual(1, results[1].History[^1].OpenGates);
        Assert.HasCount(12, results[1].History);
    }

    [TestMethod]
    public void Train_FractionsAndNegativeFactors_AreApplied()
    {
        float[] mask = [2, 0.5f, 0, 0, -1, 0];
        MemberResult result = Train(Data, Behind(mask));

        EngineOutputs.AssertValidationLoss(result, Data, mask);
    }

    [TestMethod]
    public void Train_MembersWithMasksOfTheirOwn_AreBitEqualToEachAlone()
    {
        StudyMember[] members = [Behind(Mask), Behind([0, 1, 1, 1, 1, 1]) with { Seed = 2 }, Behind([1, 0, 0, 0, 0, 0])];
        TrainingStudy Study(StudyMember[] some) => Studies.Small(
            Schedule with { Patience = 2 }, task: LearningTask.Regression, training: Data, members: some);

        IReadOnlyList<MemberResult> together = Study(members).Train().Members;
        MemberResult[] apart = TorchTraining.TrainApart(Study, members);

        for (int member = 0; member < members.Length; member++)
        {
            Close.BitEqual(apart[member], together[member]);
        }

        Assert.IsGreaterThan(together[0].Best!.Value.ValidationLoss, together[1].Best!.Value.ValidationLoss, "It lacks the best feature.");
    }

    [TestMethod]
    public void Train_MaskForSomeMembersOnly_Throws()
    {
        InvalidOperationException e = Assert.ThrowsExactly<InvalidOperationException>(
            () => Studies.Small(members: [Behind(Mask), Studies.Member(0, 1)]).Train());

        Assert.Contains("FixedMask, or none has", e.Message);
    }

    [TestMethod]
    [DataRow(new float[] { 1, 1 })]
    [DataRow(new[] { 1, 1, 1, 1, 1, float.NaN })]
    public void Train_MaskThatDoesNotFit_Throws(float[] mask)
    {
        InvalidOperationException e = Assert.ThrowsExactly<InvalidOperationException>(() => Studies.Small(members: Behind(mask)).Train());

        Assert.Contains("6 finite numbers, one a feature", e.Message);
    }

    private static MemberResult Train(TrainingData data, StudyMember member) => Studies.Small(
        Schedule, network: new() { HiddenUnits = [4] }, task: LearningTask.Regression, training: data, members: member).TrainOne();

    private static StudyMember Behind(float[] mask) => new() { Seed = 1, FixedMask = mask };

    private static DenseLayerWeights Huge => new(Features, 8, [.. Enumerable.Repeat(3e38f, Features * 8)], new float[8]);

    private static DenseLayerWeights Layer(int inputs, int outputs, int seed)
    {
        var numbers = new Numbers(seed);
        return new(inputs, outputs, [.. numbers.Normals(inputs * outputs, 0.5).Select(x => (float)x)], new float[outputs]);
    }
}
