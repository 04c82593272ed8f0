namespace MLNet.FeatureGating.Training;

/// <summary>What a training is for, among those that one selection takes.</summary>
public enum TrainingPhase
{
    /// <summary>Networks learn from all rows, without labels.</summary>
    SelfSupervision,

    /// <summary>Gates and networks are trained.</summary>
    Selection,

    /// <summary>Networks are trained anew on what was selected.</summary>
    Refit,
}
