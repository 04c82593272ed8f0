namespace MLNet.FeatureGating.Tests.Recovery;

/// <summary>Standard normal and uniform numbers.</summary>
internal sealed class NormalRandom(int seed)
{
    private readonly Random _random = new(seed);

    public double Uniform() => _random.NextDouble();

    public double Next() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());
}
