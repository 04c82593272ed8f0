namespace MLNet.FeatureGating.Training.Tests.Reference;

/// <summary>Gradient descent with momentum, clipping and decoupled weight decay for one member, number by number in double precision.</summary>
internal sealed class ManagedMomentum(double[] parameters, double[] rates, double[] decays, double momentum, double? maximumNorm)
{
    private readonly double[] _direction = new double[parameters.Length];

    public double[] Parameters { get; } = [.. parameters];

    public void Step(double[] gradient)
    {
        double norm = Math.Sqrt(gradient.Sum(g => g * g));
        double scale = maximumNorm is { } maximum && norm > maximum ? maximum / norm : 1;
        for (int i = 0; i < gradient.Length; i++)
        {
            _direction[i] = (momentum * _direction[i]) + (gradient[i] * scale);
            Parameters[i] -= rates[i] * decays[i] * Parameters[i];
            Parameters[i] -= rates[i] * _direction[i];
        }
    }
}
