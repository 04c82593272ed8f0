using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// A law of stochastic gates: a distribution over masks in {0, 1}, relaxed so that gradients flow, with a closed-form probability of being
/// open and a rule that collapses it to a fixed mask.
/// </summary>
/// <remarks>
/// A law keeps no parameters: they are tensors of shape [..., parameters] that a <see cref="GateLayer"/> or a training engine keeps, with any
/// leading axes, members of a study among them. Most laws have one parameter a gate; others say in <see cref="ParameterCount"/> how many they
/// have. Those draw for parameters of shape [1, parameters] or [members, 1, parameters].
/// </remarks>
public abstract class FeatureGate : IDisposable
{
    /// <summary>Gets the value that every gate's parameter, its first one, starts from: one that leaves a gate able to open and to close.</summary>
    public abstract double InitialParameter { get; }

    /// <summary>
    /// Gets the largest parameter, of those that come first, that training engines let a gate have: beyond it a gate is open for good, since neither
    /// loss nor penalty has a gradient left that could close it.
    /// </summary>
    public virtual double MaximumParameter => double.PositiveInfinity;

    /// <summary>Gets a value indicating whether draws are random: where not, <see cref="Draw"/> looks at the shape of the noise only.</summary>
    public virtual bool IsStochastic => true;

    /// <summary>Gets the number of gates that the law is made for; <see langword="null"/> where any number will do.</summary>
    public virtual int? GateCount => null;

    /// <summary>Gets a value indicating whether logistic noise that all gates of a row share makes the row's masks denser or sparser.</summary>
    internal virtual bool TakesDensity => true;

    /// <summary>Gives the number of parameters of some gates.</summary>
    /// <param name="gates">The number of gates. Range: at least 1.</param>
    /// <returns>One a gate, unless a law says otherwise.</returns>
    public virtual int ParameterCount(int gates) => gates;

    /// <summary>Gives the number of random numbers that a mask of some gates is drawn from.</summary>
    /// <param name="gates">The number of gates. Range: at least 1.</param>
    /// <returns>One a gate, unless a law says otherwise.</returns>
    public virtual int NoiseCount(int gates) => gates;

    /// <summary>Makes the parameters that gates start from, on the CPU.</summary>
    /// <param name="gates">The number of gates. Range: at least 1.</param>
    /// <param name="seed">The seed, where parameters are drawn.</param>
    /// <returns>A tensor of shape [parameters]: <see cref="InitialParameter"/> throughout, unless a law says otherwise.</returns>
    public virtual Tensor InitialParameters(int gates, int seed) => full([ParameterCount(gates)], InitialParameter, ScalarType.Float32);

    /// <summary>Fills a tensor with the noise that <see cref="Draw"/> takes.</summary>
    /// <param name="noise">The tensor to overwrite, [..., numbers], as many as <see cref="NoiseCount"/> says.</param>
    /// <param name="generator">The source of randomness, on the tensor's device.</param>
    public abstract void FillNoise(Tensor noise, Generator generator);

    /// <summary>Draws relaxed masks, differentiable in the parameters.</summary>
    /// <param name="parameters">
    /// The parameters, of a shape that broadcasts to that of <paramref name="noise"/>; where they are more than one a gate, [1, parameters] or
    /// [members, 1, parameters].
    /// </param>
    /// <param name="noise">What <see cref="FillNoise"/> made.</param>
    /// <param name="progress">The part of training that is over: laws with a temperature cool down by it. Range: 0 to 1.</param>
    /// <returns>Masks, shaped as <paramref name="noise"/>, but for one number a gate.</returns>
    public abstract Tensor Draw(Tensor parameters, Tensor noise, double progress = 1);

    /// <summary>Gives the probability that each gate is open, in closed form.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Probabilities in [0, 1], [..., gates].</returns>
    public abstract Tensor OpenProbability(Tensor parameters);

    /// <summary>Gives what each gate adds to the penalty, differentiable: the probability of being open, unless a law says otherwise.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Penalties of at least 0, [..., gates].</returns>
    public virtual Tensor Penalty(Tensor parameters) => OpenProbability(parameters);

    /// <summary>Collapses the law to one fixed mask. A gate is kept where the result is not 0.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Gate values, [..., gates]: in [0, 1] for all laws but weights.</returns>
    public abstract Tensor Collapse(Tensor parameters);

    /// <summary>Orders gates by how firmly they are open, also where probabilities saturate.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Numbers, [..., gates]: the larger, the firmer.</returns>
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
