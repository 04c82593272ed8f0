namespace MLNet.FeatureGating.Masks;

/// <summary>The networks that make images again of their selected pixels.</summary>
public enum ReconstructorKind
{
    /// <summary>Dense layers: fast on a processor.</summary>
    Dense,

    /// <summary>The residual network of the paper, which knows where pixels lie; a concrete autoencoder has a DCGAN decoder.</summary>
    Convolutional,
}
