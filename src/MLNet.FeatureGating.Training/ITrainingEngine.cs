namespace MLNet.FeatureGating.Training;

/// <summary>Trains the members of a study.</summary>
public interface ITrainingEngine
{
    /// <summary>Trains every member of a study and collapses its gates.</summary>
    /// <param name="study">What to train.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellationToken">Ends training after the running step; the best found so far is returned.</param>
    /// <returns>One result a member, in the order of <see cref="TrainingStudy.Members"/>.</returns>
    /// <exception cref="InvalidOperationException">The parts of the study do not fit together, or the machine cannot train it.</exception>
    /// <exception cref="ArgumentException">The weights of a member do not fit the rows, or one of them is no weight.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled before its first epoch was over.</exception>
    StudyResult Train(TrainingStudy study, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default);
}
