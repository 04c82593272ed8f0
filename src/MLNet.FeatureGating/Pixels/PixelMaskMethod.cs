namespace MLNet.FeatureGating.Pixels;

/// <summary>The ways of selecting pixels from which images are reconstructed.</summary>
public enum PixelMaskMethod
{
    /// <summary>
    /// Swaps, from greedy linear selection on, that are judged by clusters of images, each of which is reconstructed linearly by a map of its own;
    /// which cluster an image is in is told from the selected pixels alone. No network, and none of the laws of masks does better.
    /// </summary>
    LocallyLinear,

    /// <summary>VLN: a logitNormal law of masks whose covariance is learnt (the logitNormal paper, eq. 6).</summary>
    CorrelatedLogitNormal,

    /// <summary>HNet-LN: small networks make the parameters of such laws (eq. 7).</summary>
    HyperNetworkLogitNormal,

    /// <summary>ILN: an independent logitNormal variable a pixel (eq. 4).</summary>
    IndependentLogitNormal,

    /// <summary>SCT: an independent binary concrete variable a pixel (6.10).</summary>
    Concrete,

    /// <summary>CAE: k concrete variables over all pixels, each of which selects one (Abid et al., ICML 2019).</summary>
    ConcreteAutoencoder,

    /// <summary>
    /// Greedy linear selection, without a network: the pixel that explains most of what is left of all others, again and again, then swaps as
    /// long as they help. A second or two, and hard to beat.
    /// </summary>
    GreedyLinear,

    /// <summary>
    /// Greedy linear selection where images are few, some hundreds of a map for instance: pixels count as having the less in common the farther they
    /// are apart (<see cref="PixelMaskOptions.PixelPositions"/>), for among so few images distant ones seem to have much in common by chance. How far
    /// is chosen by images that are held out (<see cref="PixelMaskOptions.PixelReach"/>). Without a network.
    /// </summary>
    SpatialGreedyLinear,

    /// <summary>Sensor placement by pivots of a QR factorisation of the principal modes (Manohar et al., 2018), without a network.</summary>
    PivotedQr,
}
