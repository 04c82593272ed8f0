namespace MLNet.FeatureGating.Training;

/// <summary>Why a member's training ended.</summary>
public enum StopReason
{
    /// <summary>It ran for as many epochs as it was given.</summary>
    MaximumEpochs,

    /// <summary>It stopped getting better by the schedule's criterion.</summary>
    Patience,

    /// <summary>The caller cancelled; the result is the best until then.</summary>
    Cancelled,

    /// <summary>A loss or a weight became infinite or not a number; the result is the best until then.</summary>
    Diverged,
}
