namespace MLNet.FeatureGating.Training;

/// <summary>How the open probabilities of the gates make one penalty, which lambda multiplies.</summary>
public enum GatePenalty
{
    /// <summary>Their mean, in [0, 1]: a lambda means the same whatever the number of features.</summary>
    Mean,

    /// <summary>Their sum, the expected number of open gates, as the papers print it: lambda(Mean) = lambda(Sum) x number of gates.</summary>
    Sum,
}
