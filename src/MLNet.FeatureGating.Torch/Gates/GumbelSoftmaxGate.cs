using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// The Gumbel-softmax gate over {closed, open}: z = sigmoid((a + G1 - G2) / tau) with a learnt logit a and standard Gumbel numbers G1 and G2,
/// open with probability sigmoid(a), collapsed to 1[a &gt; 0].
/// </summary>
/// <remarks>
/// C. Herrmann, R. S. Bowen, R. Zabih, "Channel selection using Gumbel softmax", ECCV 2020; E. Jang, S. Gu, B. Poole, "Categorical
/// reparameterization with Gumbel-softmax", ICLR 2017.
/// </remarks>
public sealed class GumbelSoftmaxGate : LogitGate
{
    /// <summary>Initializes a new instance of the <see cref="GumbelSoftmaxGate"/> class.</summary>
    /// <param name="isHard">Whether masks are rounded to 0 and 1, with the gradient of the relaxed ones (straight-through).</param>
    /// <param name="temperature">The temperature over the course of training; <see langword="null"/> for 1 throughout.</param>
    /// <param name="initialLogit">The logit that every gate starts from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The logit is not finite.</exception>
    public GumbelSoftmaxGate(bool isHard = true, TemperatureSchedule? temperature = null, double initialLogit = 0.5)
        : base(initialLogit)
    {
        IsHard = isHard;
        Temperature = temperature ?? new TemperatureSchedule(1);
    }

    /// <summary>Gets a value indicating whether masks are rounded to 0 and 1.</summary>
    public bool IsHard { get; }

    /// <summary>Gets the temperature over the course of training.</summary>
    public TemperatureSchedule Temperature { get; }

    /// <inheritdoc/>
    public override void FillNoise(Tensor noise, Generator generator) => Logistic.Fill(noise, generator);

    /// <inheritdoc/>
    public override Tensor Draw(Tensor parameters, Tensor noise, double progress = 1)
    {
        Tensor relaxed = Logistic.Cdf((noise + parameters) / Temperature.At(progress));
        return IsHard ? StraightThrough.Harden(relaxed) : relaxed;
    }
}
