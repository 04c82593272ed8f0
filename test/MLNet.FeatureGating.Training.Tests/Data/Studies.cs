namespace MLNet.FeatureGating.Training.Tests.Data;

/// <summary>Small studies.</summary>
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
}
