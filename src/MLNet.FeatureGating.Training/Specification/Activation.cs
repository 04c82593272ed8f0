namespace MLNet.FeatureGating.Training;

/// <summary>The non-linearity after each hidden layer.</summary>
public enum Activation
{
    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>The logistic function.</summary>
    Sigmoid,

    /// <summary>The self-normalising exponential unit (Klambauer et al., 2017).</summary>
    Selu,

    /// <summary>x for positive x, else x / 100.</summary>
    LeakyRelu,
}
