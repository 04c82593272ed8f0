namespace MLNet.FeatureGating.Training;

/// <summary>How far a study has got.</summary>
/// <param name="Epoch">The number of epochs finished.</param>
/// <param name="MaximumEpochs">The number of epochs at most.</param>
/// <param name="ActiveMembers">The number of members still training.</param>
/// <param name="TrainingLoss">The mean training loss of the members that took part in the epoch.</param>
/// <param name="ValidationLoss">Their mean validation loss under collapsed gates.</param>
/// <param name="OpenGates">Their mean number of open gates.</param>
public sealed record TrainingProgress(
    int Epoch, int MaximumEpochs, int ActiveMembers, double TrainingLoss, double ValidationLoss, double OpenGates)
{
    /// <summary>Gets what the training is for.</summary>
    /// <value>The default value is <see cref="TrainingPhase.Selection"/>.</value>
    public TrainingPhase Phase { get; init; } = TrainingPhase.Selection;
}
