using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// The binary concrete law, stretched: s = sigmoid((a + log u - log(1 - u)) / lambda), stretched to (-0.1, 1.1) and clamped to [0, 1], with a learnt
/// location a; open with probability P(z &gt; 0) = sigmoid(a - lambda * log(1 / 11)), collapsed to 1[a &gt; 0], what it becomes at temperature 0.
/// </summary>
/// <remarks>
/// C. Maddison, A. Mnih, Y. W. Teh, "The concrete distribution", ICLR 2017. A <see cref="HardConcreteGate"/> draws alike, but collapses to what it is
/// without noise.
/// </remarks>
public sealed class ConcreteGate : FeatureGate
{
    private static readonly Stretching Stretching = new();

    /// <summary>Initializes a new instance of the <see cref="ConcreteGate"/> class.</summary>
    /// <param name="temperature">The temperature lambda over the course of training; <see langword="null"/> for 2/3 throughout.</param>
    /// <param name="initialLocation">The location that every gate starts from; at 0 a gate is open with probability 0.83.</param>
    /// <exception cref="ArgumentOutOfRangeException">The location is not finite.</exception>
    public ConcreteGate(TemperatureSchedule? temperature = null, double initialLocation = 0)
    {
        Temperature = temperature ?? new TemperatureSchedule(2.0 / 3);
        InitialParameter = Require.Finite(initialLocation);
    }

    /// <summary>Gets the temperature over the course of training. Probabilities are those of its final value.</summary>
    public TemperatureSchedule Temperature { get; }

    /// <inheritdoc/>
    public override double InitialParameter { get; }

    /// <summary>Gets 3: of a gate with that location, one draw in five is below 1.</summary>
    public override double MaximumParameter => 3;

    /// <inheritdoc/>
    public override void FillNoise(Tensor noise, Generator generator) => Logistic.Fill(noise, generator);

    /// <inheritdoc/>
    public override Tensor Draw(Tensor parameters, Tensor noise, double progress = 1) =>
        Stretching.Apply(Logistic.Cdf((noise + parameters) / Temperature.At(progress)));

    /// <inheritdoc/>
    public override Tensor OpenProbability(Tensor parameters) => Logistic.Cdf(parameters - (Temperature.Final * Stretching.OpenLogit));

    /// <summary>Collapses each gate to 1 where it is more likely open than closed at temperature 0, else to 0.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Zeros and ones, shaped as <paramref name="parameters"/>.</returns>
    public override Tensor Collapse(Tensor parameters) => parameters.gt(0.0).type(parameters.dtype);
}
