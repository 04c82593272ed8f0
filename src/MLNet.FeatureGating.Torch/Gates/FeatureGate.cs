using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// A law of stochastic gates: a distribution over masks in {0, 1}, relaxed to [0, 1] so that gradients flow, with a closed-form
/// probability of being open and a rule that collapses it to a fixed mask.
/// </summary>
/// <remarks>
/// A law has no state. Parameters are tensors of shape [..., gates] that a <see cref="GateLayer"/> or a training engine keeps, with
/// any leading axes, members of a study among them.
/// </remarks>
public abstract class FeatureGate
{
    /// <summary>Gets the value that every parameter starts from: one that leaves a gate able to open and to close.</summary>
    public abstract double InitialParameter { get; }

    /// <summary>Fills a tensor with the noise that <see cref="Draw"/> takes.</summary>
    /// <param name="noise">The tensor to overwrite.</param>
    /// <param name="generator">The source of randomness, on the tensor's device.</param>
    public abstract void FillNoise(Tensor noise, Generator generator);

    /// <summary>Draws relaxed masks, differentiable in the parameters.</summary>
    /// <param name="parameters">The parameters, of a shape that broadcasts to that of <paramref name="noise"/>.</param>
    /// <param name="noise">What <see cref="FillNoise"/> made.</param>
    /// <returns>Masks in [0, 1], shaped as <paramref name="noise"/>.</returns>
    public abstract Tensor Draw(Tensor parameters, Tensor noise);

    /// <summary>Gives the probability that each gate is open, in closed form and differentiable.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Probabilities in [0, 1], shaped as <paramref name="parameters"/>.</returns>
    public abstract Tensor OpenProbability(Tensor parameters);

    /// <summary>Collapses the law to one fixed mask. A gate is kept where the result is above 0.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Gate values in [0, 1], shaped as <paramref name="parameters"/>.</returns>
    public abstract Tensor Collapse(Tensor parameters);
}
