using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Stages;

/// <summary>Trains a study to its end, or not at all: half of a training is no result to keep.</summary>
internal static class CompleteTraining
{
    /// <summary>Trains.</summary>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public static StudyResult Run(ITrainingEngine engine, TrainingStudy study, CancellationToken token)
    {
        StudyResult result = engine.Train(study, cancellationToken: token);
        if (result.Members.Any(member => member.StopReason == StopReason.Cancelled))
        {
            throw new OperationCanceledException(token);
        }

        return result;
    }
}
