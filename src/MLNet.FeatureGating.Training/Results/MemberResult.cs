namespace MLNet.FeatureGating.Training;

/// <summary>What one member of a study learnt: the state of its best epoch, or of its last by <see cref="TrainingSchedule.Keep"/>.</summary>
/// <remarks>
/// What is said of gates on the inputs is empty for a member with a <see cref="StudyMember.FixedMask"/>: it has none. In
/// <see cref="LearningTask.SelfSupervision"/> it describes the gates that masks were drawn from, which are as they were at the start.
/// </remarks>
public sealed class MemberResult
{
    /// <summary>Gets the member, without its row weights.</summary>
    public required StudyMember Member { get; init; }

    /// <summary>
    /// Gets the parameter of each gate on the inputs, as its law has it: a mean, a logit, a location or a weight. Of laws with several, the first of
    /// all gates, then the second, and so on; of hyper-networks, one last bias a gate, then all else that the networks are made of.
    /// </summary>
    public required IReadOnlyList<float> GateParameters { get; init; }

    /// <summary>Gets how firmly each gate on the inputs is open, also where probabilities saturate: the larger, the firmer.</summary>
    public required IReadOnlyList<float> GateFirmness { get; init; }

    /// <summary>Gets the probability that each gate on the inputs is open, in [0, 1].</summary>
    public required IReadOnlyList<float> OpenProbabilities { get; init; }

    /// <summary>
    /// Gets the probability that each gate on the inputs was open, averaged over all epochs after the warm-up, in [0, 1]: a steadier ranking
    /// than that of any one state.
    /// </summary>
    public required IReadOnlyList<float> MeanOpenProbabilities { get; init; }

    /// <summary>
    /// Gets the value that each gate on the inputs collapses to, in [0, 1] for all laws but weights; features are kept where it is not
    /// 0.
    /// </summary>
    public required IReadOnlyList<float> GateValues { get; init; }

    /// <summary>
    /// Gets the values that the gates of each gated hidden layer collapse to, in the order of <see cref="NetworkSpecification.GatedLayers"/>.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<float>> HiddenGateValues { get; init; }

    /// <summary>Gets the layers of the network behind the gates, from input to output.</summary>
    public required IReadOnlyList<DenseLayerWeights> Layers { get; init; }

    /// <summary>
    /// Gets the epoch, from 1, that the result was taken from, the best or the last by the schedule; 0 if training diverged before a whole
    /// penalty was in force, and nothing here is of use.
    /// </summary>
    public required int BestEpoch { get; init; }

    /// <summary>Gets why training ended.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>Gets a record of every epoch.</summary>
    public required IReadOnlyList<EpochRecord> History { get; init; }

    /// <summary>Gets the record of the best epoch; <see langword="null"/> if there is none.</summary>
    public EpochRecord? Best => BestEpoch > 0 ? History[BestEpoch - 1] : null;
}
