namespace MLNet.FeatureGating.Training.Tests.Reference;

/// <summary>Adam with clipping and decoupled weight decay for one member, number by number in double precision.</summary>
internal sealed class ManagedAdam(double[] parameters, double[] rates, double[] decays, double? maximumNorm)
{
    private readonly double[] _first = new double[parameters.Length];
    private readonly double[] _second = new double[parameters.Length];
    private int _step;

    public double[] Parameters { get; } = [.. parameters];

    public void Step(double[] gradient)
    {
        _step++;
        double norm = Math.Sqrt(gradient.Sum(g => g * g));
        double scale = maximumNorm is { } maximum && norm > maximum ? maximum / norm : 1;
        for (int i = 0; i < gradient.Length; i++)
        {
            double g = gradient[i] * scale;
            _first[i] = (0.9 * _first[i]) + (0.1 * g);
            _second[i] = (0.999 * _second[i]) + (0.001 * g * g);
            double mean = _first[i] / (1 - Math.Pow(0.9, _step));
            double square = _second[i] / (1 - Math.Pow(0.999, _step));
            Parameters[i] -= rates[i] * decays[i] * Parameters[i];
            Parameters[i] -= rates[i] * mean / (Math.Sqrt(square) + 1e-8);
        }
    }
}
