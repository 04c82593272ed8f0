namespace MLNet.FeatureGating.Training;

/// <summary>The law that a gate follows.</summary>
public enum GateKind
{
    /// <summary>A Gaussian clamped to [0, 1] (STG; Yamada et al., ICML 2020).</summary>
    Gaussian,

    /// <summary>A threshold, with the gradient of the logistic function (STE; Bengio, Leonard and Courville, 2013).</summary>
    StraightThrough,

    /// <summary>A Gumbel-softmax choice between closed and open (Herrmann, Bowen and Zabih, ECCV 2020).</summary>
    GumbelSoftmax,

    /// <summary>Gates that open together as their features vary together, by a Gaussian copula (Lee, Imrie and van der Schaar, ICLR 2022).</summary>
    Correlated,

    /// <summary>A stretched and clamped concrete law (Louizos, Welling and Kingma, ICLR 2018).</summary>
    HardConcrete,

    /// <summary>
    /// A concrete law, stretched and clamped, that collapses to what it is at temperature 0 (Maddison, Mnih and Teh, ICLR 2017).
    /// </summary>
    Concrete,

    /// <summary>
    /// A logistic function of a normal number, its mean and deviation learnt, stretched and clamped (logitNormal, independent; Dona and Gallinari,
    /// ECML PKDD 2021).
    /// </summary>
    LogitNormal,

    /// <summary>
    /// As <see cref="LogitNormal"/>, of normal numbers that are learnt mixtures of sixteen which all gates share: how gates correlate is learnt.
    /// </summary>
    CorrelatedLogitNormal,

    /// <summary>
    /// As <see cref="CorrelatedLogitNormal"/>, of mixtures that small networks make of a random code (HNet-LN). Trained by torch, on the CPU or a
    /// GPU: never by the managed engine.
    /// </summary>
    HyperNetworkLogitNormal,

    /// <summary>A weight a feature under the L1 norm: nothing is random. The baseline of the others.</summary>
    L1Weights,
}
