namespace MLNet.FeatureGating.Masks;

/// <summary>
/// Steers lambda until the mask is left with the number of pixels that was asked for: the wanted number falls geometrically, fast to a few times
/// the number, then slowly to the number itself, and stays there; a proportional-integral controller on the logarithm of the ratio moves the
/// logarithm of lambda.
/// </summary>
/// <remarks>Slow thinning, and to end with the very number, matter more than the law: masks that are cut down at the end lose what they had
/// learnt.</remarks>
internal sealed class MaskSteering
{
    /// <summary>The part of a training from which on masks are to have the number of pixels that was asked for.</summary>
    public const double SlowUntil = 0.65;

    private const double FastUntil = 0.13;

    // Fast down to so many times the number, or to a quarter of those that are open at first.
    private const double FewTimes = 2;
    private const double Part = 0.25;
    private const double ProportionalGain = 3;
    private const double IntegralGain = 60;
    // Masks can follow no faster, however short the training is.
    private const int LeastCalls = 1000;

    private const double Smoothing = 0.9;
    private static readonly double Least = Math.Log(1e-4);
    private static readonly double Greatest = Math.Log(1e3);

    private readonly double _start;
    private readonly double _middle;
    private readonly double _end;
    private readonly double _scale;
    private readonly int _steps;
    private double _integral = Math.Log(0.1);
    private double? _open;

    /// <summary>Initializes a new instance of the <see cref="MaskSteering"/> class.</summary>
    /// <param name="start">The expected number of open pixels at first.</param>
    /// <param name="wanted">The number to arrive at.</param>
    /// <param name="scale">The loss of the best constant image: lambdas are multiples of it.</param>
    /// <param name="steps">The number of times that <see cref="Next"/> will be called.</param>
    public MaskSteering(double start, double wanted, double scale, int steps)
    {
        _start = Math.Log(Math.Max(start, wanted));
        _end = Math.Log(wanted);
        _middle = Math.Clamp(Math.Log(Math.Max(FewTimes * wanted, Part * start)), _end, _start);
        _scale = scale;
        _steps = steps;
    }

    /// <summary>The number that is wanted at a time of the training.</summary>
    /// <param name="progress">From 0 to 1.</param>
    public double Wanted(double progress) => Math.Exp(
        progress < FastUntil ? double.Lerp(_start, _middle, progress / FastUntil)
        : progress < SlowUntil ? double.Lerp(_middle, _end, (progress - FastUntil) / (SlowUntil - FastUntil))
        : _end);

    /// <summary>Gives the next lambda.</summary>
    /// <param name="open">The expected number of open pixels.</param>
    /// <param name="progress">From 0 to 1.</param>
    public double Next(double open, double progress)
    {
        _open = _open is { } before ? (Smoothing * before) + ((1 - Smoothing) * open) : open;
        double error = Math.Log(Math.Max(_open.Value, 1e-3)) - Math.Log(Wanted(progress));
        _integral = Math.Clamp(_integral + (error * IntegralGain / Math.Max(LeastCalls, _steps)), Least, Greatest);
        return _scale * Math.Exp(Math.Clamp(_integral + (ProportionalGain * error), Least - 3, Greatest + 3));
    }
}
