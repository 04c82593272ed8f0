using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Torch;

/// <summary>Ways to train studies on the CPU.</summary>
internal static class TorchTraining
{
    public static StudyResult Train(
        this TrainingStudy study, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new TorchTrainingEngine(ComputeDevice.Cpu).Train(study, progress, cancellationToken);

    /// <summary>Trains a study of one member.</summary>
    public static MemberResult TrainOne(this TrainingStudy study) => study.Train().Members.Single();

    /// <summary>Trains the members of a study one after another.</summary>
    public static MemberResult[] TrainApart(Func<StudyMember[], TrainingStudy> study, params StudyMember[] members) =>
        [.. members.Select(member => study([member]).TrainOne())];
}
