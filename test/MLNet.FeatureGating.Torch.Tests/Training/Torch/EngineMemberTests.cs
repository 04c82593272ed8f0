using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>What a member learns depends on its own seed alone.</summary>
[TestClass]
public sealed class EngineMemberTests
{
    private static readonly StudyMember[] Members =
    [
        Studies.Member(0.1, 3), Studies.Member(0.5, 1), Studies.Member(0, 2), Studies.Member(0.5, 2), Studies.Member(2, -7),
    ];

    [TestMethod]
    [DataRow(null, NoiseSharing.PerRow, LearningTask.BinaryClassification)]
    [DataRow(16, NoiseSharing.PerRow, LearningTask.BinaryClassification)]
    [DataRow(null, NoiseSharing.PerBatch, LearningTask.BinaryClassification)]
    [DataRow(16, NoiseSharing.PerBatch, LearningTask.BinaryClassification)]
    [DataRow(null, NoiseSharing.PerRow, LearningTask.MulticlassClassification)]
    [DataRow(16, NoiseSharing.PerRow, LearningTask.MulticlassClassification)]
    [DataRow(null, NoiseSharing.PerRow, LearningTask.Regression)]
    [DataRow(16, NoiseSharing.PerRow, LearningTask.Regression)]
    public void Train_AloneAndAmongOthers_IsBitEqual(int? batchSize, NoiseSharing noise, LearningTask task)
    {
        TrainingStudy Study(StudyMember[] members) => Studies.Small(
            new() { MaximumEpochs = 12, LearningRate = 0.02, GateLearningRate = 0.05, BatchSize = batchSize, WeightDecay = 0.01 },
            gate: new() { Noise = noise },
            network: new() { HiddenUnits = [16, 8] },
            task: task,
            training: task == LearningTask.MulticlassClassification
                ? SyntheticData.ThreeClasses(150, 7, 1) : SyntheticData.LinearBinary(150, 7, 1),
            validation: task == LearningTask.MulticlassClassification
                ? SyntheticData.ThreeClasses(61, 7, 2) : SyntheticData.LinearBinary(61, 7, 2),
            classes: 3,
            members: members);

        IReadOnlyList<MemberResult> together = Study(Members).Train().Members;

        MemberResult[] apart = TorchTraining.TrainApart(Study, Members);
        for (int member = 0; member < Members.Length; member++)
        {
            Close.BitEqual(apart[member], together[member]);
        }
    }

    [TestMethod]
    [DataRow(null, false)]
    [DataRow(16, false)]
    [DataRow(null, true)]
    [DataRow(16, true)]
    public void Train_OthersStopEarly_IsBitEqual(int? batchSize, bool ownWeights)
    {
        StudyMember[] all = ownWeights ? [.. Members.Select(WithOwnWeights)] : Members;
        TrainingStudy Study(StudyMember[] members) => Studies.Small(
            new() { MaximumEpochs = 60, LearningRate = 0.05, GateLearningRate = 0.05, BatchSize = batchSize, Patience = 4 },
            task: ownWeights ? LearningTask.Regression : LearningTask.BinaryClassification,
            training: SyntheticData.LinearBinary(60, 6, 1, noise: 2),
            validation: SyntheticData.LinearBinary(60, 6, 3, noise: 2),
            members: members);

        IReadOnlyList<MemberResult> together = Study(all).Train().Members;

        int exits = together.Select(member => member.History.Count).Distinct().Count();
        Assert.IsGreaterThan(2, exits, "Members must leave at different times.");
        MemberResult[] apart = TorchTraining.TrainApart(Study, all);
        for (int member = 0; member < Members.Length; member++)
        {
            Close.BitEqual(apart[member], together[member]);
        }
    }

    [TestMethod]
    [DataRow(Activation.Tanh, null)]
    [DataRow(Activation.Sigmoid, null)]
    [DataRow(Activation.Selu, null)]
    [DataRow(Activation.LeakyRelu, null)]
    [DataRow(Activation.Tanh, 16)]
    [DataRow(Activation.Sigmoid, 16)]
    [DataRow(Activation.Selu, 16)]
    [DataRow(Activation.LeakyRelu, 16)]
    public void Train_AnyActivation_IsBitEqual(Activation activation, int? batchSize)
    {
        TrainingStudy Study(StudyMember[] members) => Studies.Small(
            new() { MaximumEpochs = 12, LearningRate = 0.02, GateLearningRate = 0.05, BatchSize = batchSize },
            network: new() { HiddenUnits = [7, 5], Activation = activation },
            training: SyntheticData.LinearBinary(61, 7, 1),
            members: members);

        IReadOnlyList<MemberResult> together = Study(Members).Train().Members;

        MemberResult[] apart = TorchTraining.TrainApart(Study, Members);
        for (int member = 0; member < Members.Length; member++)
        {
            Close.BitEqual(apart[member], together[member]);
        }
    }

    [TestMethod]
    public void Train_ManyOthers_IsBitEqual()
    {
        StudyMember[] many = [.. Enumerable.Range(0, 40).Select(i => Studies.Member(0.1 * (i % 5), i))];
        TrainingStudy Study(StudyMember[] members) => Studies.Small(
            new() { MaximumEpochs = 5, LearningRate = 0.02, GateLearningRate = 0.05 },
            network: new() { HiddenUnits = [64, 32] },
            training: SyntheticData.LinearBinary(455, 30, 1),
            members: members);

        IReadOnlyList<MemberResult> together = Study(many).Train().Members;

        Close.BitEqual(Study([many[0]]).TrainOne(), together[0]);
        Close.BitEqual(Study([many[39]]).TrainOne(), together[39]);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow(16)]
    public void Train_Twice_IsBitEqual(int? batchSize)
    {
        TrainingStudy study = Studies.Small(new() { MaximumEpochs = 10, BatchSize = batchSize }, members: Members);

        IReadOnlyList<MemberResult> first = study.Train().Members;
        IReadOnlyList<MemberResult> second = study.Train().Members;

        for (int member = 0; member < Members.Length; member++)
        {
            Close.BitEqual(first[member], second[member]);
        }
    }

    [TestMethod]
    public void Train_DifferentSeeds_Differ()
    {
        MemberResult first = Studies.Small(members: Studies.Member(0.1, 1)).TrainOne();
        MemberResult second = Studies.Small(members: Studies.Member(0.1, 2)).TrainOne();

        CollectionAssert.AreNotEqual(first.GateParameters.ToArray(), second.GateParameters.ToArray());
        CollectionAssert.AreNotEqual(first.Layers[0].Weights.ToArray(), second.Layers[0].Weights.ToArray());
    }

    [TestMethod]
    public void Train_SeveralMembers_ResultsComeInTheirOrder()
    {
        IReadOnlyList<MemberResult> results = Studies.Small(members: Members).Train().Members;

        CollectionAssert.AreEqual(Members, results.Select(result => result.Member).ToArray());
    }

    // 8 features: their mean and their sum differ by an exact power of two.
    [TestMethod]
    public void Train_MeanAndSumPenalty_AgreeWhenLambdaIsScaled()
    {
        TrainingData data = SyntheticData.LinearBinary(80, 8, 1);

        MemberResult mean = Studies.Small(training: data, members: Studies.Member(0.8, 1)).TrainOne();
        MemberResult sum = Studies.Small(
            gate: new() { Penalty = GatePenalty.Sum }, training: data, members: Studies.Member(0.1, 1)).TrainOne();
        MemberResult other = Studies.Small(
            gate: new() { Penalty = GatePenalty.Sum }, training: data, members: Studies.Member(0.8, 1)).TrainOne();

        Close.Results(mean, sum, 1e-5);
        CollectionAssert.AreNotEqual(mean.GateParameters.ToArray(), other.GateParameters.ToArray());
    }

    [TestMethod]
    public void Train_NoiseSharing_ChangesTheRun()
    {
        MemberResult perRow = Studies.Small().TrainOne();
        MemberResult perBatch = Studies.Small(gate: new() { Noise = NoiseSharing.PerBatch }).TrainOne();

        CollectionAssert.AreNotEqual(perRow.GateParameters.ToArray(), perBatch.GateParameters.ToArray());
    }

    private static StudyMember WithOwnWeights(StudyMember member, int index) => member with
    {
        TrainingWeights = SyntheticData.Weights(60, (2 * index) + 1),
        ValidationWeights = SyntheticData.Weights(60, (2 * index) + 2),
    };
}
