using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// The hard-concrete gate: s = sigmoid((a + log u - log(1 - u)) / beta), stretched to (gamma, eta) and clamped to [0, 1], with a learnt
/// location a; open with probability P(z &gt; 0) = sigmoid(a - beta * log(-gamma / eta)), collapsed to clamp((eta - gamma) * sigmoid(a) + gamma, 0,
/// 1).
/// </summary>
/// <remarks>C. Louizos, M. Welling, D. P. Kingma, "Learning sparse neural networks through L0 regularization", ICLR 2018.</remarks>
public sealed class HardConcreteGate : FeatureGate
{
    /// <summary>Initializes a new instance of the <see cref="HardConcreteGate"/> class.</summary>
    /// <param name="temperature">The temperature beta over the course of training; <see langword="null"/> for 2/3 throughout.</param>
    /// <param name="initialLocation">The location that every gate starts from; at 0 a gate is open with probability 0.83.</param>
    /// <param name="lower">The lower end gamma of the stretched range. Range: gamma &lt; 0.</param>
    /// <param name="upper">The upper end eta of the stretched range. Range: eta &gt; 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end lies within [0, 1], or a number is not finite.</exception>
    public HardConcreteGate(TemperatureSchedule? temperature = null, double initialLocation = 0, double lower = -0.1, double upper = 1.1)
    {
        Temperature = temperature ?? new TemperatureSchedule(2.0 / 3);
        InitialParameter = Require.Finite(initialLocation);
        Lower = Require.Finite(lower) < 0 ? lower : throw Require.OutOfRange(lower, nameof(lower), "a number below 0");
        Upper = Require.Finite(upper) > 1 ? upper : throw Require.OutOfRange(upper, nameof(upper), "a number above 1");
    }

    /// <summary>Gets the temperature over the course of training. Probabilities are those of its final value.</summary>
    public TemperatureSchedule Temperature { get; }

    /// <summary>Gets the lower end of the stretched range.</summary>
    public double Lower { get; }

    /// <summary>Gets the upper end of the stretched range.</summary>
    public double Upper { get; }

    /// <inheritdoc/>
    public override double InitialParameter { get; }

    /// <summary>Gets 3: of a gate with that location, one draw in five is below 1.</summary>
    public override double MaximumParameter => 3;

    /// <inheritdoc/>
    public override void FillNoise(Tensor noise, Generator generator) => Logistic.Fill(noise, generator);

    /// <inheritdoc/>
    public override Tensor Draw(Tensor parameters, Tensor noise, double progress = 1) =>
        Stretch(Logistic.Cdf((noise + parameters) / Temperature.At(progress)));

    /// <inheritdoc/>
    public override Tensor OpenProbability(Tensor parameters) =>
        Logistic.Cdf(parameters - (Temperature.Final * Math.Log(-Lower / Upper)));

    /// <inheritdoc/>
    public override Tensor Collapse(Tensor parameters) => Stretch(Logistic.Cdf(parameters));

    private Tensor Stretch(Tensor unit) => (unit * (Upper - Lower)).add_(Lower).clamp(0.0, 1.0);
}
