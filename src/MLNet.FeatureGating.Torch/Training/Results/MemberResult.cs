namespace MLNet.FeatureGating.Training;

/// <summary>What one member of a study learnt: the state of its best epoch.</summary>
public sealed class MemberResult
{
    /// <summary>Gets the member, without its row weights.</summary>
    public required StudyMember Member { get; init; }

    /// <summary>Gets every gate's parameter, unclamped: the order of how firmly gates are open. For Gaussian gates, the mean.</summary>
    public required IReadOnlyList<float> GateParameters { get; init; }

    /// <summary>Gets the probability that each gate is open, in [0, 1].</summary>
    public required IReadOnlyList<float> OpenProbabilities { get; init; }

    /// <summary>Gets the value that each gate collapses to, in [0, 1]; a feature is kept where it is above 0.</summary>
    public required IReadOnlyList<float> GateValues { get; init; }

    /// <summary>Gets the layers of the network behind the gates, from input to output.</summary>
    public required IReadOnlyList<DenseLayerWeights> Layers { get; init; }

    /// <summary>Gets the epoch, from 1, that the result was taken from; 0 if training diverged before a whole penalty was in force, and nothing here is of use.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Gets why training ended.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>Gets a record of every epoch.</summary>
    public required IReadOnlyList<EpochRecord> History { get; init; }

    /// <summary>Gets the record of the best epoch; <see langword="null"/> if there is none.</summary>
    public EpochRecord? Best => BestEpoch > 0 ? History[BestEpoch - 1] : null;
}
