namespace MLNet.FeatureGating.Training;

/// <summary>The law that a stochastic gate follows.</summary>
public enum GateKind
{
    /// <summary>A Gaussian clamped to [0, 1] (STG; Yamada et al., ICML 2020).</summary>
    Gaussian,
}
