using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Torch.Tests.Training.Specification;

[TestClass]
public sealed class TrainingStudyTests
{
    [TestMethod]
    public void Validate_FittingParts_Ok()
    {
        Study().Validate();
        Study(LearningTask.MulticlassClassification, targets: [0, 1, 2], classes: 3).Validate();
        Study(LearningTask.Regression, targets: [0.5f, -1, 1e6f]).Validate();
    }

    [TestMethod]
    public void Validate_NoMembers_Throws() => Throws("at least one member", Study(members: []));

    [TestMethod]
    public void Validate_FeatureCountsDiffer_Throws() =>
        Throws("Training rows have 2 features, validation rows 3", Study(validation: new([1, 2, 3], 3, [0])));

    [TestMethod]
    [DataRow(LearningTask.BinaryClassification, 2f, 1, 1)]
    [DataRow(LearningTask.BinaryClassification, -1f, 1, 1)]
    [DataRow(LearningTask.BinaryClassification, 0.5f, 1, 1)]
    [DataRow(LearningTask.MulticlassClassification, 3f, 3, 2)]
    [DataRow(LearningTask.MulticlassClassification, -1f, 3, 2)]
    [DataRow(LearningTask.MulticlassClassification, 1.5f, 3, 2)]
    public void Validate_TargetIsNoClass_ThrowsNamingRowAndRange(LearningTask task, float target, int classes, int last)
    {
        string message = $"target of row 1 must be a class index from 0 to {last}";

        Throws(message, Study(task, targets: [0, target, 1], classes: classes));
        Throws(message, Study(task, validation: new([1, 2, 3, 4], 2, [0, target]), classes: classes));
    }

    [TestMethod]
    public void Validate_OneClass_Throws() =>
        Throws("at least 2 classes", Study(LearningTask.MulticlassClassification, targets: [0, 0, 0], classes: 1));

    [TestMethod]
    public void Validate_MemberWeightsOfAnotherLength_Throws()
    {
        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(
            Study(members: [new() { Lambda = 1, Seed = 0, TrainingWeights = [1, 1] }]).Validate);
        Assert.AreEqual(nameof(StudyMember.TrainingWeights), e.ParamName);
        Assert.Contains("3 rows need as many weights, but there are 2", e.Message);
    }

    [TestMethod]
    public void Validate_MemberValidationWeights_AreHeldAgainstValidationRows()
    {
        StudyMember member = new() { Lambda = 1, Seed = 0, ValidationWeights = [1, 1] };

        Study(members: [member], validation: new([1, 2, 3, 4], 2, [0, 1])).Validate();
        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(Study(members: [member]).Validate);

        Assert.AreEqual(nameof(StudyMember.ValidationWeights), e.ParamName);
    }

    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(-1f)]
    public void Validate_MemberWeightOutOfRange_Throws(float weight) => Assert.ThrowsExactly<ArgumentException>(
        Study(members: [new() { Lambda = 1, Seed = 0, TrainingWeights = [1, weight, 1] }]).Validate);

    [TestMethod]
    public void ClassCount_BelowOne_Throws()
    {
        ArgumentOutOfRangeException e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Study(classes: 0));

        Assert.AreEqual(nameof(TrainingStudy.ClassCount), e.ParamName);
    }

    [TestMethod]
    public void Task_Unknown_Throws()
    {
        ArgumentOutOfRangeException e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Study((LearningTask)99));

        Assert.AreEqual(nameof(TrainingStudy.Task), e.ParamName);
    }

    [TestMethod]
    [DataRow(LearningTask.BinaryClassification, 1)]
    [DataRow(LearningTask.MulticlassClassification, 3)]
    [DataRow(LearningTask.Regression, 1)]
    [DataRow(LearningTask.Survival, 1)]
    [DataRow(LearningTask.Reconstruction, 2)]
    [DataRow(LearningTask.SelfSupervision, 4)]
    public void OutputCount_OfATask_IsWhatItsObjectiveTakes(LearningTask task, int outputs) =>
        Assert.AreEqual(outputs, Study(task, classes: 3).OutputCount);

    [TestMethod]
    [DataRow(GatePenalty.Sum, NoiseSharing.PerRow)]
    [DataRow(GatePenalty.Mean, NoiseSharing.PerBatch)]
    public void Validate_MemberGatesOfAnotherPenaltyOrNoise_Throws(GatePenalty penalty, NoiseSharing noise)
    {
        Study(members: [new() { Seed = 0, Gate = new() { Kind = GateKind.HardConcrete } }]).Validate();

        Throws("share Penalty and Noise", Study(members: [new() { Seed = 0, Gate = new() { Penalty = penalty, Noise = noise } }]));
    }

    [TestMethod]
    public void Validate_SurvivalWithoutEventsInValidation_Throws()
    {
        var survival = new TrainingData([1, 2, 3, 4], 2, [1, 2], [true, false]);
        TrainingStudy Study(TrainingData? validation) => new()
        {
            Task = LearningTask.Survival,
            Training = survival,
            Validation = validation,
            Members = [new() { Seed = 0 }],
        };

        Study(null).Validate();
        Study(survival).Validate();
        Throws("HasEvent", Study(new([1, 2], 2, [1])));
    }

    private static void Throws(string message, TrainingStudy study)
    {
        InvalidOperationException e = Assert.ThrowsExactly<InvalidOperationException>(study.Validate);
        Assert.Contains(message, e.Message);
    }

    private static TrainingStudy Study(
        LearningTask task = LearningTask.BinaryClassification,
        float[]? targets = null,
        TrainingData? validation = null,
        int classes = 2,
        StudyMember[]? members = null)
    {
        return new()
        {
            Task = task,
            Training = new([1, 2, 3, 4, 5, 6], 2, targets ?? [0, 1, 1]),
            Validation = validation,
            ClassCount = classes,
            Members = members ?? [new() { Lambda = 1, Seed = 0 }],
        };
    }
}
