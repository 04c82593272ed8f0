using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class EngineLearningTests
{
    private static readonly TrainingSchedule Schedule = new() { MaximumEpochs = 300, LearningRate = 0.01, GateLearningRate = 0.02 };

    [TestMethod]
    [DataRow(NoiseSharing.PerRow, null)]
    [DataRow(NoiseSharing.PerBatch, null)]
    [DataRow(NoiseSharing.PerRow, 64)]
    public void Train_LinearBinary_KeepsRelevantFeaturesOnly(NoiseSharing noise, int? batchSize)
    {
        MemberResult result = Studies.Small(
            Schedule with { BatchSize = batchSize, MaximumEpochs = batchSize is null ? 300 : 100 },
            gate: new() { Noise = noise },
            network: new() { HiddenUnits = [16] },
            training: SyntheticData.LinearBinary(300, 10, 1),
            validation: SyntheticData.LinearBinary(200, 10, 2),
            members: Studies.Member(0.5, 1)).TrainOne();

        AssertKept(result, 3);
        Assert.IsGreaterThan(0.9, result.Best!.Value.ValidationMetric);
        Assert.IsLessThan(0.25, result.Best.Value.ValidationLoss);
    }

    [TestMethod]
    public void Train_ExclusiveOr_FindsFeaturesThatOnlyMatterTogether()
    {
        MemberResult result = Studies.Small(
            Schedule with { MaximumEpochs = 400 },
            network: new() { HiddenUnits = [32, 16] },
            training: SyntheticData.ExclusiveOr(500, 6, 3),
            validation: SyntheticData.ExclusiveOr(200, 6, 4),
            members: Studies.Member(0.3, 1)).TrainOne();

        AssertKept(result, 2);
        Assert.IsGreaterThan(0.9, result.Best!.Value.ValidationMetric);
    }

    [TestMethod]
    public void Train_ThreeClasses_KeepsRelevantFeaturesOnly()
    {
        MemberResult result = Studies.Small(
            Schedule,
            network: new() { HiddenUnits = [16] },
            task: LearningTask.MulticlassClassification,
            training: SyntheticData.ThreeClasses(400, 8, 5),
            validation: SyntheticData.ThreeClasses(200, 8, 6),
            classes: 3,
            members: Studies.Member(0.5, 1)).TrainOne();

        AssertKept(result, 2);
        Assert.AreEqual(3, result.Layers[^1].Outputs);
        Assert.IsGreaterThan(0.9, result.Best!.Value.ValidationMetric);
    }

    [TestMethod]
    public void Train_Regression_KeepsRelevantFeaturesOnly()
    {
        MemberResult result = Studies.Small(
            Schedule,
            network: new() { HiddenUnits = [16] },
            task: LearningTask.Regression,
            training: SyntheticData.LinearRegression(300, 8, 7),
            validation: SyntheticData.LinearRegression(200, 8, 8),
            members: Studies.Member(1, 1)).TrainOne();

        AssertKept(result, 2);
        Assert.IsGreaterThan(0.9, result.Best!.Value.ValidationMetric);
    }

    [TestMethod]
    public void Train_LambdaPath_OpensFewerAndFewerGates()
    {
        StudyResult result = Studies.Small(
            Schedule,
            training: SyntheticData.LinearBinary(200, 10, 1),
            members: [.. new[] { 0, 0.3, 3, 100 }.Select(lambda => Studies.Member(lambda, 1))]).Train();

        double[] open = [.. result.Members.Select(member => member.Best!.Value.OpenGates)];
        CollectionAssert.AreEqual(open.OrderDescending().ToArray(), open, string.Join(", ", open));
        Assert.IsGreaterThan(open[2], open[1]);
        Assert.AreEqual(0, open[3]);
        Assert.IsTrue(result.Members[3].GateValues.All(value => value == 0));
    }

    [TestMethod]
    public void Train_WarmUpAndRamp_AppearInTheHistory()
    {
        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 6, WarmUpEpochs = 2, RampEpochs = 1 }, members: Studies.Member(0.4, 1)).TrainOne();

        CollectionAssert.AreEqual(new[] { 0, 0, 0.2f, 0.4f, 0.4f, 0.4f }, result.History.Select(record => (float)record.Lambda).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4, 5, 6 }, result.History.Select(record => record.Epoch).ToArray());
        Assert.IsGreaterThanOrEqualTo(4, result.BestEpoch);
    }

    // The first features are the relevant ones.
    private static void AssertKept(MemberResult result, int relevant)
    {
        string gates = string.Join(", ", result.GateValues);
        for (int feature = 0; feature < result.GateValues.Count; feature++)
        {
            Assert.AreEqual(feature < relevant, result.GateValues[feature] > 0, $"Feature {feature}: {gates}");
        }

        Assert.AreEqual(relevant, result.Best!.Value.OpenGates);
    }
}
