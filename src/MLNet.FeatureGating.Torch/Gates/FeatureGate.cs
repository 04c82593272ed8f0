using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// A law of stochastic gates: a distribution over masks in {0, 1}, relaxed so that gradients flow, with a closed-form probability of being
/// open and a rule that collapses it to a fixed mask.
/// </summary>
/// <remarks>
/// A law keeps no parameters: they are tensors of shape [..., gates] that a <see cref="GateLayer"/> or a training engine keeps, with any
/// leading axes, members of a study among them.
/// </remarks>
public abstract class FeatureGate : IDisposable
{
    /// <summary>Gets the value that every parameter starts from: one that leaves a gate able to open and to close.</summary>
    public abstract double InitialParameter { get; }

    /// <summary>
    /// Gets the largest parameter that training engines let a gate have: beyond it a gate is open for good, since neither loss nor penalty
    /// has a gradient left that could close it.
    /// </summary>
    public virtual double MaximumParameter => double.PositiveInfinity;

    /// <summary>Gets a value indicating whether draws are random: where not, <see cref="Draw"/> looks at the shape of the noise only.</summary>
    public virtual bool IsStochastic => true;

    /// <summary>Gets the number of gates that the law is made for; <see langword="null"/> where any number will do.</summary>
    public virtual int? GateCount => null;

    /// <summary>Fills a tensor with the noise that <see cref="Draw"/> takes.</summary>
    /// <param name="noise">The tensor to overwrite, [..., gates].</param>
    /// <param name="generator">The source of randomness, on the tensor's device.</param>
    public abstract void FillNoise(Tensor noise, Generator generator);

    /// <summary>Draws relaxed masks, differentiable in the parameters.</summary>
    /// <param name="parameters">The parameters, of a shape that broadcasts to that of <paramref name="noise"/>.</param>
    /// <param name="noise">What <see cref="FillNoise"/> made.</param>
    /// <param name="progress">The part of training that is over: laws with a temperature cool down by it. Range: 0 to 1.</param>
    /// <returns>Masks, shaped as <paramref name="noise"/>.</returns>
    public abstract Tensor Draw(Tensor parameters, Tensor noise, double progress = 1);

    /// <summary>Gives the probability that each gate is open, in closed form.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Probabilities in [0, 1], shaped as <paramref name="parameters"/>.</returns>
    public abstract Tensor OpenProbability(Tensor parameters);

    /// <summary>Gives what each gate adds to the penalty, differentiable: the probability of being open, unless a law says otherwise.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Penalties of at least 0, shaped as <paramref name="parameters"/>.</returns>
    public virtual Tensor Penalty(Tensor parameters) => OpenProbability(parameters);

    /// <summary>Collapses the law to one fixed mask. A gate is kept where the result is not 0.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Gate values, shaped as <paramref name="parameters"/>: in [0, 1] for all laws but weights.</returns>
    public abstract Tensor Collapse(Tensor parameters);

    /// <summary>Orders gates by how firmly they are open, also where probabilities saturate.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Numbers, shaped as <paramref name="parameters"/>: the larger, the firmer.</returns>
    public virtual Tensor Firmness(Tensor parameters) => parameters.alias();

    /// <summary>Frees what a law holds beside its settings.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what a law holds beside its settings.</summary>
    /// <param name="disposing">Whether managed resources are to be freed, too.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
