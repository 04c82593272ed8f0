namespace MLNet.FeatureGating.Masks;

/// <summary>The ways of learning which pixels to select, of the logitNormal paper.</summary>
public enum MaskMethod
{
    /// <summary>VLN: a logitNormal law whose covariance is learnt (eq. 6).</summary>
    CorrelatedLogitNormal,

    /// <summary>HNet-LN: small networks make the parameters of such laws (eq. 7).</summary>
    HyperNetworkLogitNormal,

    /// <summary>ILN: an independent logitNormal variable a pixel (eq. 4).</summary>
    IndependentLogitNormal,

    /// <summary>SCT: an independent binary concrete variable a pixel (6.10).</summary>
    Concrete,

    /// <summary>
    /// CAE: k concrete variables over all pixels, each of which selects one (A. Abid, M. F. Balin, J. Zou, "Concrete autoencoders", ICML 2019).
    /// What they select is decoded without its places.
    /// </summary>
    ConcreteAutoencoder,
}
