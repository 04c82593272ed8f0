namespace MLNet.FeatureGating.Training;

/// <summary>What one epoch of one member came to.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Lambda">The lambda in force (warm-up and ramp included).</param>
/// <param name="TrainingLoss">The task loss under drawn gates, averaged over the epoch's steps, without the penalty.</param>
/// <param name="ValidationLoss">The task loss on the validation rows under collapsed gates at the end of the epoch.</param>
/// <param name="ValidationMetric">Accuracy, or R-squared for regression, on the same rows.</param>
/// <param name="ExpectedOpenGates">The expected number of open gates, in closed form.</param>
/// <param name="OpenGates">The number of gates that are open when collapsed.</param>
public readonly record struct EpochRecord(
    int Epoch,
    double Lambda,
    double TrainingLoss,
    double ValidationLoss,
    double ValidationMetric,
    double ExpectedOpenGates,
    int OpenGates);
