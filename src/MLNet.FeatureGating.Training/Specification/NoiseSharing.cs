namespace MLNet.FeatureGating.Training;

/// <summary>Which rows of a batch see the same draw of the gates.</summary>
public enum NoiseSharing
{
    /// <summary>Every row has a draw of its own: gradients of lower variance.</summary>
    PerRow,

    /// <summary>One draw serves the whole batch: cheaper, as the original implementations do it.</summary>
    PerBatch,
}
