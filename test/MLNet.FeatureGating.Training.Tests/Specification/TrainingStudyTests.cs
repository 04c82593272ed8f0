namespace MLNet.FeatureGating.Training.Tests.Specification;

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

    [TestMethod]
    public void Validate_SurvivalOfCensoredTrainingRowsAlone_Throws()
    {
        TrainingStudy Study(float[] weights) => new()
        {
            Task = LearningTask.Survival,
            Training = new([1, 2, 3, 4], 2, [1, 2], [true, false], weights),
            Members = [new() { Seed = 0 }],
        };

        Study([1, 1]).Validate();
        Throws("rows with the event, but there is none", Study([0, 1]));
    }

    [TestMethod]
    public void Validate_SurvivalOneRowAtATime_Throws() => Throws("compares the rows of a batch, but BatchSize is 1", new()
    {
        Task = LearningTask.Survival,
        Training = new([1, 2, 3, 4], 2, [1, 2], [true, true]),
        Members = [new() { Seed = 0 }],
        Schedule = new() { BatchSize = 1 },
    });

    [TestMethod]
    public void Validate_SelfSupervisionWithoutRandomMasks_Throws()
    {
        TrainingStudy Study(GateSpecification gate) => TrainingStudyTests.Study(
            LearningTask.SelfSupervision, members: [new() { Seed = 0 }, new() { Seed = 1, Gate = gate }]);

        Study(new() { Kind = GateKind.StraightThrough }).Validate();
        Throws("those of member 1, L1Weights, do not", Study(new() { Kind = GateKind.L1Weights }));
        Throws("those of member 1, StraightThrough, do not", Study(new() { Kind = GateKind.StraightThrough, IsStochastic = false }));
        TrainingStudyTests.Study(members: [new() { Seed = 1, Gate = new() { Kind = GateKind.L1Weights } }]).Validate();
    }

    [TestMethod]
    public void Validate_SelfSupervisionOfWhatIsNotLearnt_Throws()
    {
        Throws("member 0 has a FixedMask", Study(LearningTask.SelfSupervision, members: [new() { Seed = 0, FixedMask = [1, 0] }]));
        Throws("member 0 has TargetGates", Study(LearningTask.SelfSupervision, members: [new() { Seed = 0, TargetGates = 1 }]));
        Throws("GatedLayers are 0", new()
        {
            Task = LearningTask.SelfSupervision,
            Training = new([1, 2], 2, [0]),
            Members = [new() { Seed = 0 }],
            Network = new() { GatedLayers = [0] },
        });
    }

    [TestMethod]
    public void Validate_FixedMaskAndTarget_Throws() =>
        Throws(
            "member 1 has TargetGates",
            Study(members: [new() { Seed = 0, FixedMask = [1, 0] }, new() { Seed = 0, FixedMask = [1, 0], TargetGates = 1 }]));

    [TestMethod]
    public void Validate_TargetThatGatesCannotReach_Throws()
    {
        TrainingStudy Study(double target) => new()
        {
            Task = LearningTask.Regression,
            Training = new([1, 2, 3], 3, [0]),
            Members = [new() { Seed = 0, TargetGates = target }],
            Gates = new([0, 1, 1], isAlwaysOpen: [true, false]),
        };

        Study(1).Validate();
        Study(2).Validate();
        Throws("at most the 2 gates and at least the 1 that are always open, but it is 2.5", Study(2.5));
        Throws("at most the 2 gates and at least the 1 that are always open, but it is 0.5", Study(0.5));
    }

    [TestMethod]
    public void Validate_CorrelationOfOtherGates_Throws()
    {
        FeatureCorrelation three = FeatureCorrelation.Measure([1, 2, 3, 4, 6, 5], 3);
        TrainingStudy Study(GateKind kind) => TrainingStudyTests.Study(
            members: [new() { Seed = 0, Gate = new() { Kind = kind, Correlation = three } }]);

        Study(GateKind.Gaussian).Validate();
        Throws("Correlation must be one of 2 features, one a gate, but it is one of 3", Study(GateKind.Correlated));
    }

    [TestMethod]
    public void Validate_InitialLayersOfOtherSizes_Throws()
    {
        TrainingStudy Study(float[] weights, float[] biases) => new()
        {
            Task = LearningTask.Regression,
            Training = new([1, 2], 2, [0]),
            Members = [new() { Seed = 0, InitialLayers = [new(2, 1, weights, biases)] }],
            Network = new() { HiddenUnits = [] },
        };

        Study([1, 2], [0]).Validate();
        Throws("2 weights and 1 biases, but it has 3 and 1", Study([1, 2, 3], [0]));
        Throws("2 weights and 1 biases, but it has 2 and 0", Study([1, 2], []));
        Throws("must be finite", Study([1, float.NaN], [0]));
        Throws("must be finite", Study([1, 1], [float.PositiveInfinity]));
    }

    [TestMethod]
    public void Init_Null_ThrowsNamingTheProperty()
    {
        (string Name, Action Make)[] cases =
        [
            (nameof(TrainingStudy.Training), () => _ = new TrainingStudy { Task = default, Training = null!, Members = [] }),
            (nameof(TrainingStudy.Members), () => _ = new TrainingStudy { Task = default, Training = new([1], 1, [0]), Members = null! }),
            (nameof(TrainingStudy.Gate), () => _ = new TrainingStudy { Task = default, Training = new([1], 1, [0]), Members = [], Gate = null! }),
            (
                nameof(TrainingStudy.Network),
                () => _ = new TrainingStudy { Task = default, Training = new([1], 1, [0]), Members = [], Network = null! }),
            (
                nameof(TrainingStudy.Schedule),
                () => _ = new TrainingStudy { Task = default, Training = new([1], 1, [0]), Members = [], Schedule = null! }),
        ];

        foreach ((string name, Action make) in cases)
        {
            Assert.AreEqual(name, Assert.ThrowsExactly<ArgumentNullException>(make).ParamName);
        }

        Throws("Member 1 of the study is null", Study(members: [new() { Seed = 0 }, null!]));
    }

    [TestMethod]
    public void Members_ListThatChangesLater_AreThoseGiven()
    {
        List<StudyMember> members = [new() { Seed = 0 }];
        TrainingStudy study = new() { Task = LearningTask.Regression, Training = new([1], 1, [0]), Members = members };

        members.Clear();

        Assert.HasCount(1, study.Members);
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
