using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>
/// How networks learn from rows without a label before features are selected (C. Lee, F. Imrie, M. van der Schaar, "Self-supervision
/// enhanced feature selection with correlated gates", ICLR 2022): they guess features behind random masks, and the masks.
/// </summary>
/// <remarks>
/// Every property checks its value and throws <see cref="ArgumentOutOfRangeException"/> where it is out of range. The first phase masks and
/// restores all rows; the second selects by the labelled ones, and starts from the hidden layers of the first, each member
/// from its own. Unlike in the paper, each row's mask has a density of its own, so that hidden layers know what to make of few features as well
/// as of many, and by default all hidden layers stay as they are. Measured, all three matter. On the paper's made-up data, two relevant blocks of
/// ten features among ten, it keeps fewer irrelevant features from about 20 labelled rows on; with 10 it is of no help.
/// </remarks>
public sealed record SelfSupervisionOptions
{
    /// <summary>
    /// Gets about how many training steps the first phase takes, in whole passes over the rows; 0 leaves it out: rows without a label then only
    /// tell how features vary together, by which correlated gates are drawn. Range: at least 0.
    /// </summary>
    /// <value>The default value is 6,000.</value>
    public int Steps { get; init => field = Require.AtLeast(0, value, nameof(Steps)); } = 6000;

    /// <summary>
    /// Gets the number of layers, from the input, that stay in the second phase what the first made of them; <see langword="null"/> for all
    /// hidden layers. Range: 0 to the number of hidden layers.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? FrozenLayers { get; init => field = value is { } layers ? Require.AtLeast(0, layers, nameof(FrozenLayers)) : null; }

    /// <summary>Gets Adam's learning rate in the first phase. Range: &gt; 0.</summary>
    /// <value>The default value is 0.001.</value>
    public double LearningRate { get; init => field = Require.Positive(value, nameof(LearningRate)); } = 1e-3;

    /// <summary>Gets the decoupled weight decay in the first phase. Range: &gt;= 0.</summary>
    /// <value>The default value is 0.</value>
    public double WeightDecay { get; init => field = Require.NotNegative(value, nameof(WeightDecay)); }
}
