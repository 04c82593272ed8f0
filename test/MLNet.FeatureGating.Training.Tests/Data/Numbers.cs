namespace MLNet.FeatureGating.Training.Tests.Data;

/// <summary>Random numbers that are the same on every machine.</summary>
internal sealed class Numbers(int seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15) + 0xD1B54A32D192ED03;

    public double Uniform()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    public double[] Normals(int count, double scale = 1)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = scale * Normal();
        }

        return values;
    }
}
