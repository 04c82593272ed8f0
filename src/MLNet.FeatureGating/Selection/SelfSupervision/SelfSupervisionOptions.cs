using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>
/// How networks learn from rows without a label before features are selected (C. Lee, F. Imrie, M. van der Schaar, "Self-supervision
/// enhanced feature selection with correlated gates", ICLR 2022): they guess features behind random masks, and the masks.
/// </summary>
/// <remarks>
/// Every property checks its value and throws <see cref="ArgumentOutOfRangeException"/> where it is out of range. The first phase masks and
/// restores all rows; the second selects by the labelled ones, and starts from the hidden layers of the first.
/// </remarks>
public sealed record SelfSupervisionOptions
{
    /// <summary>Gets about how many training steps the first phase takes, in whole passes over the rows. Range: at least 1.</summary>
    /// <value>The default value is 2,000.</value>
    public int Steps { get; init => field = Require.AtLeast(1, value, nameof(Steps)); } = 2000;

    /// <summary>
    /// Gets the number of layers, from the input, that stay in the second phase what the first made of them. Range: 0 to the number of
    /// hidden layers.
    /// </summary>
    /// <value>The default value is 1.</value>
    public int FrozenLayers { get; init => field = Require.AtLeast(0, value, nameof(FrozenLayers)); } = 1;

    /// <summary>Gets Adam's learning rate in the first phase. Range: &gt; 0.</summary>
    /// <value>The default value is 0.001.</value>
    public double LearningRate { get; init => field = Require.Positive(value, nameof(LearningRate)); } = 1e-3;

    /// <summary>Gets the decoupled weight decay in the first phase. Range: &gt;= 0.</summary>
    /// <value>The default value is 0.</value>
    public double WeightDecay { get; init => field = Require.NotNegative(value, nameof(WeightDecay)); }
}
