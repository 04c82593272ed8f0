using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>Small studies, and ways to train them on the CPU.</summary>
internal static class Studies
{
    /// <summary>A study of 60 rows and 6 features that trains in a moment, with anything in it exchanged.</summary>
    public static TrainingStudy Small(
        TrainingSchedule? schedule = null,
        GateSpecification? gate = null,
        NetworkSpecification? network = null,
        LearningTask task = LearningTask.BinaryClassification,
        TrainingData? training = null,
        TrainingData? validation = null,
        int classes = 2,
        GateMap? gates = null,
        params StudyMember[] members)
    {
        return new()
        {
            Task = task,
            Training = training ?? SyntheticData.LinearBinary(60, 6, 1),
            Validation = validation,
            ClassCount = classes,
            Members = members is [] ? [Member(0.1, 1)] : members,
            Gate = gate ?? new(),
            Gates = gates,
            Network = network ?? new() { HiddenUnits = [8] },
            Schedule = schedule ?? new() { MaximumEpochs = 15, LearningRate = 0.02, GateLearningRate = 0.05 },
        };
    }

    public static StudyMember Member(double lambda, int seed) => new() { Lambda = lambda, Seed = seed };

    public static StudyResult Train(
        this TrainingStudy study, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new TorchTrainingEngine(ComputeDevice.Cpu).Train(study, progress, cancellationToken);

    /// <summary>Trains a study of one member.</summary>
    public static MemberResult TrainOne(this TrainingStudy study) => study.Train().Members.Single();

    /// <summary>Trains the members of a study one after another.</summary>
    public static MemberResult[] TrainApart(Func<StudyMember[], TrainingStudy> study, params StudyMember[] members) =>
        [.. members.Select(member => study([member]).TrainOne())];
}
