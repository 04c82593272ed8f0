using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>The noise of correlated gates in double precision, from the normal numbers that the engine draws.</summary>
internal static class ManagedCorrelatedNoise
{
    /// <summary>Draws noise for rows: an array for each gate, in the order given.</summary>
    public static double[][] Draw(int bits, FeatureCorrelation correlation, IReadOnlyList<int> order, NoiseKey key, int first, int rows)
    {
        int gates = correlation.FeatureCount;
        int sharedCount = correlation.IsFactored ? correlation.Rows!.Length / gates : gates;
        float[][] shared = NoiseRig.Of(bits).Fill(nameof(NoiseLaws.Normal<>), key, first, sharedCount, rows);
        float[][] own = NoiseRig.Of(bits).Fill(nameof(NoiseLaws.Normal<>), key.Other(2), first, gates, rows);
        double Load(int gate, int k) =>
            correlation.IsFactored ? correlation.Rows![(k * gates) + gate] : correlation.CholeskyRoot()[(gate * gates) + k];
        return [.. Enumerable.Range(0, gates).Select(place => Enumerable.Range(0, rows).Select(row =>
        {
            int gate = order[place];
            double ownPart = correlation.IsFactored ? correlation.OwnScale![gate] * own[place][row] : 0;
            return ExactFunctions.NormalToLogistic(ownPart + Enumerable.Range(0, sharedCount).Sum(k => Load(gate, k) * shared[k][row]));
        }).ToArray())];
    }
}
