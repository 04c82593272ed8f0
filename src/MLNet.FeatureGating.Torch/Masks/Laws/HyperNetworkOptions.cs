using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Masks;

/// <summary>Sizes and variants of <see cref="HyperNetworkMask"/>. Every property checks its value.</summary>
public sealed record HyperNetworkOptions
{
    /// <summary>Gets the dimension of z, and of z'. Range: at least 1.</summary>
    /// <value>The default value is 16.</value>
    public int Dimension { get; init => field = Require.AtLeast(1, value, nameof(Dimension)); } = 16;

    /// <summary>Gets the size of the representation r. Range: at least 1.</summary>
    /// <value>The default value is 16.</value>
    public int RepresentationSize { get; init => field = Require.AtLeast(1, value, nameof(RepresentationSize)); } = 16;

    /// <summary>Gets the width of the hidden layer of Frep. Range: at least 1.</summary>
    /// <value>The default value is 64.</value>
    public int RepresentationHiddenUnits { get; init => field = Require.AtLeast(1, value, nameof(RepresentationHiddenUnits)); } = 64;

    /// <summary>Gets the width of the hidden layer of FW. Range: at least 1.</summary>
    /// <value>The default value is 32.</value>
    public int WeightHiddenUnits { get; init => field = Require.AtLeast(1, value, nameof(WeightHiddenUnits)); } = 32;

    /// <summary>Gets the width of the hidden layer of Fb. Range: at least 1.</summary>
    /// <value>The default value is 64.</value>
    public int BiasHiddenUnits { get; init => field = Require.AtLeast(1, value, nameof(BiasHiddenUnits)); } = 64;

    /// <summary>Gets the number of representations that the masks of a batch share. Range: at least 1.</summary>
    /// <value>The default value is 16. At the number of rows of a batch or more, every mask has one of its own, as in the paper.</value>
    public int Representations { get; init => field = Require.AtLeast(1, value, nameof(Representations)); } = 16;

    /// <summary>Gets a value indicating whether z' is z itself, as in the paper; every mask then has a representation of its own.</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool SharesNoise { get; init; }
}
