using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

[TestClass]
public sealed class EngineWeightTests
{
    private const int Rows = 60;
    private const int Features = 6;

    [TestMethod]
    [DataRow(null)]
    [DataRow(16)]
    public void Train_RowsOfWeightZero_DoNotMatter(int? batchSize)
    {
        float[] weights = SyntheticData.Weights(Rows, 1);
        weights[3] = weights[17] = weights[59] = 0;
        TrainingData data = SyntheticData.LinearBinary(Rows, Features, 1).WithWeights(weights);
        float[] features = data.Features.ToArray();
        float[] targets = data.Targets.ToArray();
        foreach (int row in new[] { 3, 17, 59 })
        {
            features.AsSpan(row * Features, Features).Fill(25);
            targets[row] = 1 - targets[row];
        }

        TrainingSchedule schedule = new() { MaximumEpochs = 15, LearningRate = 0.02, BatchSize = batchSize };
        MemberResult original = Studies.Small(schedule, training: data).TrainOne();
        MemberResult changed = Studies.Small(schedule, training: new(features, Features, targets, weights)).TrainOne();

        Close.Results(original, changed, 1e-5);
    }

    [TestMethod]
    [DataRow(LearningTask.BinaryClassification)]
    [DataRow(LearningTask.Regression)]
    public void Train_WeightTwo_EqualsRowTwice(LearningTask task)
    {
        TrainingData data = SyntheticData.LinearBinary(Rows, Features, 1);
        float[] weights = [.. Enumerable.Repeat(1f, Rows)];
        weights[5] = 2;
        TrainingData twice = new(
            [.. data.Features.Span, .. data.Features.Span.Slice(5 * Features, Features)],
            Features,
            [.. data.Targets.Span, data.Targets.Span[5]]);

        // Noise for the batch: noise for rows would be drawn for another number of them.
        GateSpecification gate = new() { Noise = NoiseSharing.PerBatch };
        MemberResult weighted = Studies.Small(gate: gate, task: task, training: data.WithWeights(weights)).TrainOne();
        MemberResult doubled = Studies.Small(gate: gate, task: task, training: twice).TrainOne();
        MemberResult plain = Studies.Small(gate: gate, task: task, training: data).TrainOne();

        Assert.AreEqual(weighted.History[0].TrainingLoss, doubled.History[0].TrainingLoss, 1e-6);
        Assert.AreNotEqual(weighted.History[0].TrainingLoss, plain.History[0].TrainingLoss, 1e-5);
        Assert.AreEqual(weighted.History[0].ValidationMetric, doubled.History[0].ValidationMetric, 1e-5);
        Close.Results(weighted, doubled, 1e-4);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow(16)]
    public void Train_WeightsOfAMember_EqualWeightsOfTheData(int? batchSize)
    {
        TrainingData data = SyntheticData.LinearBinary(Rows, Features, 1);
        TrainingData validation = SyntheticData.LinearBinary(40, Features, 2);
        float[] first = SyntheticData.Weights(Rows, 3);
        float[] second = SyntheticData.Weights(40, 4);
        TrainingSchedule schedule = new() { MaximumEpochs = 10, LearningRate = 0.02, BatchSize = batchSize };

        MemberResult ofData = Studies.Small(
            schedule, training: data.WithWeights(first), validation: validation.WithWeights(second)).TrainOne();
        StudyMember member = Studies.Member(0.1, 1);
        IReadOnlyList<MemberResult> ofMembers = Studies.Small(
            schedule,
            training: data,
            validation: validation,
            members: [member, member with { TrainingWeights = first, ValidationWeights = second }]).Train().Members;

        MemberResult plain = Studies.Small(schedule, training: data, validation: validation).TrainOne();
        Close.Results(plain, ofMembers[0], 1e-5);
        Close.Results(ofData, ofMembers[1], 1e-5);
        Assert.AreNotEqual(plain.History[0].ValidationLoss, ofData.History[0].ValidationLoss, 1e-4);
    }

    // Two folds in one study: each member trains on one half and is judged by the other.
    [TestMethod]
    public void Train_FoldsAsWeights_EqualSeparateData()
    {
        TrainingData data = SyntheticData.LinearBinary(Rows, Features, 1);
        float[] half = [.. Enumerable.Range(0, Rows).Select(row => row < Rows / 2 ? 1f : 0f)];
        float[] rest = [.. half.Select(weight => 1 - weight)];
        TrainingData firstHalf = new(
            data.Features.Span[..(Rows / 2 * Features)].ToArray(), Features, data.Targets.Span[..(Rows / 2)].ToArray());
        TrainingData secondHalf = new(
            data.Features.Span[(Rows / 2 * Features)..].ToArray(), Features, data.Targets.Span[(Rows / 2)..].ToArray());
        GateSpecification gate = new() { Noise = NoiseSharing.PerBatch };
        StudyMember member = Studies.Member(0.1, 1);

        StudyMember first = member with { TrainingWeights = half, ValidationWeights = rest };
        StudyMember second = member with { TrainingWeights = rest, ValidationWeights = half };

        IReadOnlyList<MemberResult> folds = Studies.Small(gate: gate, training: data, members: [first, second]).Train().Members;

        Close.Results(Studies.Small(gate: gate, training: firstHalf, validation: secondHalf).TrainOne(), folds[0], 1e-4);
        Close.Results(Studies.Small(gate: gate, training: secondHalf, validation: firstHalf).TrainOne(), folds[1], 1e-4);
    }

    [TestMethod]
    public void Train_ScaledWeights_ChangeNothing()
    {
        TrainingData data = SyntheticData.LinearBinary(Rows, Features, 1);
        float[] weights = SyntheticData.Weights(Rows, 1);

        MemberResult original = Studies.Small(training: data.WithWeights(weights)).TrainOne();
        MemberResult scaled = Studies.Small(training: data.WithWeights([.. weights.Select(weight => 1000 * weight)])).TrainOne();

        Close.Results(original, scaled, 1e-5);
    }
}
