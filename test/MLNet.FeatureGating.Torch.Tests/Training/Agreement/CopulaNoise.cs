using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>Logistic noise that is correlated as features are, number by number in double precision.</summary>
internal sealed class CopulaNoise(FeatureCorrelation correlation)
{
    private const int OwnNoise = 2;
    private readonly double[][] _loads = Loads(correlation);

    /// <summary>Draws for gates: gates x rows. Where rows share a draw, it is the first row's.</summary>
    public float[][] Draw(NoiseKey key, int first, ReadOnlySpan<int> gates, int streams, int count)
    {
        int rows = streams == 1 ? Padding.Lanes : count;
        float[][] shared = RawNoise.Draw<NoiseLaws.Normal<Lanes512>>(key, first, _loads[0].Length, rows);
        float[][] own = RawNoise.Draw<NoiseLaws.Normal<Lanes512>>(key.Other(OwnNoise), first, gates.Length, rows);
        var noise = new float[gates.Length][];
        for (int i = 0; i < noise.Length; i++)
        {
            double ownScale = correlation.OwnScale?[gates[i]] ?? 0;
            double[] loads = _loads[gates[i]];
            float[] ofGate = own[i];
            noise[i] = [.. Enumerable.Range(0, rows).Select(
                row => (float)Logistic((ownScale * ofGate[row]) + loads.Select((load, k) => load * shared[k][row]).Sum()))];
        }

        return noise;
    }

    private static double Logistic(double normal) => Math.Log(NormalLaw.Cdf(normal)) - Math.Log(NormalLaw.Cdf(-normal));

    // What a gate has of each number that all share.
    private static double[][] Loads(FeatureCorrelation correlation)
    {
        int gates = correlation.FeatureCount;
        if (correlation.Rows is not { } rows)
        {
            return [.. correlation.CholeskyRoot().Chunk(gates)];
        }

        double[][] byRow = [.. rows.Chunk(gates)];
        return [.. Enumerable.Range(0, gates).Select(gate => byRow.Select(row => row[gate]).ToArray())];
    }
}
