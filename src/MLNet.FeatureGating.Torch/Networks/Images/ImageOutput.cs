namespace MLNet.FeatureGating.Networks;

/// <summary>What values the images have that a network makes.</summary>
public enum ImageOutput
{
    /// <summary>Between 0 and 1: the last layer is a logistic function.</summary>
    UnitInterval,

    /// <summary>Any number: the last layer is linear.</summary>
    Real,
}
