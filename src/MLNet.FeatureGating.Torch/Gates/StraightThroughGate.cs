using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// The straight-through gate: z = 1[a &gt; 0] for a learnt logit a on the way forward, the gradient of sigmoid(a) on the way back. It counts
/// as open with probability sigmoid(a) and collapses to 1[a &gt; 0].
/// </summary>
/// <remarks>
/// <para>Y. Bengio, N. Leonard, A. Courville, "Estimating or propagating gradients through stochastic neurons", 2013.</para>
/// <para>
/// With noise, z = 1[a + e &gt; 0] with e standard logistic: the gate is then open with probability sigmoid(a) exactly, closed gates are
/// tried again and again, and the rows of a batch differ.
/// </para>
/// </remarks>
public sealed class StraightThroughGate : LogitGate
{
    /// <summary>Initializes a new instance of the <see cref="StraightThroughGate"/> class.</summary>
    /// <param name="isStochastic">Whether masks are drawn (Bengio's stochastic neuron) or a threshold of the logit alone.</param>
    /// <param name="initialLogit">
    /// The logit that every gate starts from. At 0 a gate without noise is closed from the start: choose a number above it.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The logit is not finite.</exception>
    public StraightThroughGate(bool isStochastic = true, double initialLogit = 0.5)
        : base(initialLogit) => IsStochastic = isStochastic;

    /// <inheritdoc/>
    public override bool IsStochastic { get; }

    /// <inheritdoc/>
    public override void FillNoise(Tensor noise, Generator generator)
    {
        if (IsStochastic)
        {
            noise.uniform_(0, 1, generator);
        }
    }

    /// <inheritdoc/>
    public override Tensor Draw(Tensor parameters, Tensor noise, double progress = 1)
    {
        Tensor probability = Logistic.Cdf(parameters);
        Tensor hard = IsStochastic
            ? noise.lt(probability.detach()).type(parameters.dtype)
            : probability.detach().gt(0.5).type(parameters.dtype).expand(noise.shape);
        return (probability - probability.detach()) + hard;
    }
}
