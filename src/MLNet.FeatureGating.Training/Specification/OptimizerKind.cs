namespace MLNet.FeatureGating.Training;

/// <summary>How parameters follow their gradients.</summary>
public enum OptimizerKind
{
    /// <summary>Steps of a size of their own for each parameter (Adam; Kingma and Ba, 2015).</summary>
    Adam,

    /// <summary>Gradient descent with momentum: the direction is the gradient plus a part of the last direction.</summary>
    Momentum,
}
