using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>The engine's figures against managed double-precision ones, from nothing but its result.</summary>
[TestClass]
public sealed class EngineEvaluationTests
{
    [TestMethod]
    [DataRow(LearningTask.BinaryClassification)]
    [DataRow(LearningTask.MulticlassClassification)]
    [DataRow(LearningTask.Regression)]
    public void Best_OfEveryTask_MatchesManagedNetwork(LearningTask task)
    {
        TrainingData validation = Data(task, 90, 2).WithWeights(SyntheticData.Weights(90, 3));

        MemberResult result = Studies.Small(
            task: task, training: Data(task, 120, 1), validation: validation, classes: 3, members: Studies.Member(0.05, 1)).TrainOne();

        AssertMatches(task, Activation.Relu, result, validation);
    }

    [TestMethod]
    public void Best_EarlierThanTheLastEpoch_IsThatEpochsNetwork()
    {
        TrainingData training = SyntheticData.CoinTosses(40, 6, 1);
        TrainingData validation = SyntheticData.CoinTosses(200, 6, 2);

        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 80, LearningRate = 0.05, GateLearningRate = 0.05 },
            network: new() { HiddenUnits = [32], Activation = Activation.Tanh },
            training: training,
            validation: validation,
            members: Studies.Member(0, 1)).TrainOne();

        Assert.IsLessThan(40, result.BestEpoch, "A network that learns coin tosses by heart gets worse on others.");
        Assert.IsGreaterThan(result.Best!.Value.ValidationLoss + 0.1, result.History[^1].ValidationLoss);
        AssertMatches(LearningTask.BinaryClassification, Activation.Tanh, result, validation);
    }

    [TestMethod]
    [DataRow(8192)]
    [DataRow(8193)]
    [DataRow(20_000)]
    public void Best_MoreRowsThanOneChunk_MatchesManagedNetwork(int rows)
    {
        TrainingData validation = SyntheticData.LinearBinary(rows, 4, 2).WithWeights(SyntheticData.Weights(rows, 3));

        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 3, LearningRate = 0.05 },
            training: SyntheticData.LinearBinary(50, 4, 1),
            validation: validation).TrainOne();

        AssertMatches(LearningTask.BinaryClassification, Activation.Relu, result, validation);
    }

    [TestMethod]
    public void History_NoValidationRows_JudgesByTheTrainingRows()
    {
        TrainingStudy study = Studies.Small();

        AssertMatches(LearningTask.BinaryClassification, Activation.Relu, study.TrainOne(), study.Training);
    }

    [TestMethod]
    public void Result_OfAnyMember_HangsTogether()
    {
        StudyResult study = Studies.Small(gate: new() { Sigma = 0.4 }, members: [Studies.Member(0.1, 1), Studies.Member(1, 2)]).Train();

        Assert.AreEqual("cpu", study.Device);
        foreach (MemberResult result in study.Members)
        {
            Close.Numbers([.. result.GateParameters.Select(mean => Math.Clamp(mean, 0, 1))], result.GateValues, 0);
            Close.Numbers([.. result.GateParameters.Select(mean => (float)NormalLaw.Cdf(mean / 0.4))], result.OpenProbabilities, 1e-6);
            CollectionAssert.AreEqual(new[] { (6, 8), (8, 1) }, result.Layers.Select(layer => (layer.Inputs, layer.Outputs)).ToArray());
            Assert.IsTrue(result.Layers.All(layer => layer.Weights.Count == layer.Inputs * layer.Outputs));
            Assert.IsTrue(result.Layers.All(layer => layer.Biases.Count == layer.Outputs));
            Assert.AreEqual(StopReason.MaximumEpochs, result.StopReason);
            Assert.HasCount(15, result.History);
        }
    }

    // The first step comes after the first loss: that loss is the start's, whatever the lambda.
    [TestMethod]
    public void TrainingLoss_OfTheFirstFullBatch_DoesNotDependOnLambda()
    {
        double[][] losses = [.. new[] { 0.0, 5 }.Select(lambda => Studies.Small(members: Studies.Member(lambda, 1)).TrainOne())
            .Select(result => result.History.Select(record => record.TrainingLoss).ToArray())];

        Assert.AreEqual(losses[0][0], losses[1][0]);
        Assert.AreNotEqual(losses[0][1], losses[1][1]);
    }

    // Nothing moves and gates hardly tremble: the epoch's loss is the loss of the half-open network, however rows fall into batches.
    [TestMethod]
    [DataRow(null)]
    [DataRow(16)]
    [DataRow(59)]
    public void TrainingLoss_OfAnEpoch_IsTheWeightedMeanOverItsRows(int? batchSize)
    {
        MemberResult result = Studies.Small(
            new() { MaximumEpochs = 1, LearningRate = 1e-10, GateLearningRate = 1e-10, BatchSize = batchSize },
            gate: new() { Sigma = 1e-7 },
            training: SyntheticData.LinearBinary(60, 6, 1).WithWeights(SyntheticData.Weights(60, 2))).TrainOne();

        Assert.AreEqual(result.History[0].ValidationLoss, result.History[0].TrainingLoss, 1e-5);
    }

    private static void AssertMatches(LearningTask task, Activation activation, MemberResult result, TrainingData validation)
    {
        double[][] outputs = ManagedNetwork.Forward(result, activation, validation);

        EpochRecord best = result.Best!.Value;
        Assert.AreEqual(ManagedLoss.OfTable(task, outputs, validation), best.ValidationLoss, 1e-5);
        Assert.AreEqual(ManagedLoss.Metric(task, outputs, validation), best.ValidationMetric, 1e-4);
        Close.Numbers([result.OpenProbabilities.Sum(x => (double)x)], [best.ExpectedOpenGates], 1e-5);
        Assert.AreEqual(result.GateValues.Count(value => value > 0), best.OpenGates);
    }

    private static TrainingData Data(LearningTask task, int rows, int seed) => task switch
    {
        LearningTask.BinaryClassification => SyntheticData.LinearBinary(rows, 5, seed),
        LearningTask.MulticlassClassification => SyntheticData.ThreeClasses(rows, 5, seed),
        _ => SyntheticData.LinearRegression(rows, 5, seed),
    };
}
