using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// What the laws have in common that are a logistic function of a normal number t ~ N(mu, s squared): z = sigmoid(t / lambda), stretched to
/// (-0.1, 1.1) and clamped to [0, 1]; open with probability P(z &gt; 0) = Phi((mu - lambda * log(1 / 11)) / s), collapsed to 1[mu &gt; 0], what
/// it becomes at temperature 0.
/// </summary>
/// <remarks>
/// J. Dona, P. Gallinari, "Differentiable Feature Selection, a Reparameterization Approach", ECML PKDD 2021. The parameters of gates are
/// their means, one after the other, and then what their deviations are made of.
/// </remarks>
public abstract class NormalGate : FeatureGate
{
    private protected NormalGate(TemperatureSchedule? temperature, double initialMean)
    {
        Temperature = temperature ?? new TemperatureSchedule(LogitNormalLaw.DefaultTemperature);
        InitialParameter = Require.Finite(initialMean);
    }

    /// <summary>Gets the temperature lambda over the course of training. Probabilities are those of its final value.</summary>
    public TemperatureSchedule Temperature { get; }

    /// <summary>Gets the mean that every gate starts from.</summary>
    public override double InitialParameter { get; }

    /// <summary>Gets 2, of means: of a gate with that mean and the deviation that it starts from, one draw in fifteen is below 1.</summary>
    public override double MaximumParameter => 2;

    internal override bool TakesDensity => false;

    /// <inheritdoc/>
    public override void FillNoise(Tensor noise, Generator generator) => noise.normal_(0, 1, generator);

    /// <inheritdoc/>
    public override Tensor Draw(Tensor parameters, Tensor noise, double progress = 1) =>
        LogitNormalLaw.Relax(Normals(parameters, noise), Temperature.At(progress));

    /// <inheritdoc/>
    public override Tensor OpenProbability(Tensor parameters) =>
        LogitNormalLaw.Open(Means(parameters), Deviations(parameters), Temperature.Final);

    /// <summary>Collapses each gate to 1 where it is more likely open than closed at temperature 0, else to 0.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Zeros and ones, [..., gates].</returns>
    public override Tensor Collapse(Tensor parameters) => Means(parameters).gt(0.0).type(parameters.dtype);

    /// <summary>Gives the means, [..., gates].</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>The means: the larger, the firmer.</returns>
    public override Tensor Firmness(Tensor parameters) => Means(parameters);

    /// <summary>The normal numbers t, [..., rows, gates].</summary>
    private protected abstract Tensor Normals(Tensor parameters, Tensor noise);

    /// <summary>The deviations s, above 0, [..., gates].</summary>
    private protected abstract Tensor Deviations(Tensor parameters);

    private protected Tensor Means(Tensor parameters) => parameters.narrow(-1, 0, GatesOf(parameters));

    /// <summary>The number of gates whose parameters these are.</summary>
    private protected long GatesOf(Tensor parameters) => parameters.shape[^1] / ParameterCount(1);
}
