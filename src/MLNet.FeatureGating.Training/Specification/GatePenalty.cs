namespace MLNet.FeatureGating.Training;

/// <summary>How the open probabilities of the gates make one penalty, which lambda multiplies.</summary>
public enum GatePenalty
{
    /// <summary>
    /// Their mean by cost, in [0, 1] for all laws but weights: a lambda means the same whatever the number of features. Gates that are always
    /// open do not count.
    /// </summary>
    Mean,

    /// <summary>
    /// Their sum, each times its cost; at cost 1 the expected number of open gates, as the papers print it: lambda(Mean) = lambda(Sum) x number of
    /// gates.
    /// </summary>
    Sum,
}
