namespace MLNet.FeatureGating.Training;

/// <summary>Which state of a member is its result.</summary>
public enum KeptState
{
    /// <summary>The best one by the stopping criterion.</summary>
    Best,

    /// <summary>The last one.</summary>
    Last,
}
