using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// Gates that open together as their features vary together (a Gaussian copula): v ~ N(0, R) with the features' correlation R, u = Phi(v),
/// z = sigmoid((a + log u - log(1 - u)) / tau) with a learnt logit a = log(pi / (1 - pi)); open with probability pi, collapsed to 1[pi &gt; 1/2].
/// </summary>
/// <remarks>
/// C. Lee, F. Imrie, M. van der Schaar, "Self-supervision enhanced feature selection with correlated gates", ICLR 2022; section 2.4 of the SToG
/// report. Each gate on its own has the law of a soft <see cref="GumbelSoftmaxGate"/>.
/// </remarks>
public sealed class CorrelatedGate : LogitGate
{
    private readonly CorrelatedNormal _normal;

    /// <summary>Initializes a new instance of the <see cref="CorrelatedGate"/> class.</summary>
    /// <param name="correlation">The correlation of the features, one gate each.</param>
    /// <param name="isHard">Whether masks are rounded to 0 and 1, with the gradient of the relaxed ones (straight-through).</param>
    /// <param name="temperature">The temperature over the course of training; <see langword="null"/> for 1 throughout.</param>
    /// <param name="initialLogit">The logit that every gate starts from.</param>
    /// <exception cref="ArgumentNullException"><paramref name="correlation"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The logit is not finite.</exception>
    public CorrelatedGate(
        FeatureCorrelation correlation, bool isHard = false, TemperatureSchedule? temperature = null, double initialLogit = 0.5)
        : base(initialLogit)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        Correlation = correlation;
        IsHard = isHard;
        Temperature = temperature ?? new TemperatureSchedule(1);
        _normal = new(correlation);
    }

    /// <summary>Gets the correlation of the features.</summary>
    public FeatureCorrelation Correlation { get; }

    /// <summary>Gets a value indicating whether masks are rounded to 0 and 1.</summary>
    public bool IsHard { get; }

    /// <summary>Gets the temperature over the course of training.</summary>
    public TemperatureSchedule Temperature { get; }

    /// <inheritdoc/>
    public override int? GateCount => Correlation.FeatureCount;

    /// <inheritdoc/>
    public override void FillNoise(Tensor noise, Generator generator)
    {
        using var scope = NewDisposeScope();
        _normal.Fill(noise, generator);

        // log Phi(v) - log Phi(-v): no digits are lost at either end, and beyond 9 no draw has ever gone.
        Tensor v = noise.clamp(-9.0, 9.0);
        noise.copy_(StandardNormal.Cdf(v).log() - StandardNormal.Cdf(v.neg()).log());
    }

    /// <inheritdoc/>
    public override Tensor Draw(Tensor parameters, Tensor noise, double progress = 1)
    {
        Tensor relaxed = Logistic.Cdf((noise + parameters) / Temperature.At(progress));
        return IsHard ? StraightThrough.Harden(relaxed) : relaxed;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _normal.Dispose();
        }

        base.Dispose(disposing);
    }
}
