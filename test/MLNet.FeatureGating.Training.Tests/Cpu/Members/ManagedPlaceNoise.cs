using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>The noise that the engine draws for a place of gates in a step, put where it belongs.</summary>
internal static class ManagedPlaceNoise
{
    /// <summary>Draws noise by gate and row, a number or several: of gates that nothing uses, there is none.</summary>
    public static double[][][] Draw(
        int bits, MemberRig member, MemberStep step, int index, int layer, int[] gatesInOrder, ManagedGateLaw law, int rows)
    {
        GateMap? map = layer == 0 ? member.Study.Gates : null;
        int gates = map?.GateCount ?? member.Study.Widths[layer];
        double[][][] noise = [.. Enumerable.Range(0, gates).Select(_ => Enumerable.Range(0, rows).Select(_ => new double[1]).ToArray())];
        if (law.Noise is not { } ofLaw)
        {
            return noise;
        }

        var key = NoiseKey.Create(step.Seed, step.Number, index);
        bool isShared = member.Study.Gate.Noise == NoiseSharing.PerBatch;
        FeatureCorrelation? correlation = layer == 0 && ManagedPlace.Law(member).Kind == GateKind.Correlated ? Correlation(member, map) : null;
        int chunkRows = isShared ? rows : member.Context.Shape.ChunkRows;
        for (int start = 0; start < rows; start += chunkRows)
        {
            int count = Math.Min(chunkRows, rows - start);
            if (law.SharesNoise)
            {
                FillMixed(bits, noise, key, start, count, isShared);
                continue;
            }

            double[][] drawn = isShared
                ? Spread(Shared(bits, ofLaw, correlation, key, gates, gatesInOrder), gatesInOrder, rows)
                : Rows(bits, ofLaw, correlation, key, start, Padding.RoundUp(count), gatesInOrder);
            float[] density = Density(bits, member, key, start, count, isShared);
            for (int i = 0; i < gatesInOrder.Length; i++)
            {
                for (int row = 0; row < count; row++)
                {
                    noise[gatesInOrder[i]][start + row] = [drawn[i][row] + density[row]];
                }
            }
        }

        return noise;
    }

    // All gates have the same numbers.
    private static void FillMixed(int bits, double[][][] noise, NoiseKey key, int start, int count, bool isShared)
    {
        const string Law = nameof(NoiseLaws.Normal<>);
        float[][] drawn = isShared
            ? [.. NoiseRig.Of(bits).FillShared(Law, key, ManagedGateLaw.Rank).Select(x => Enumerable.Repeat(x, count).ToArray())]
            : NoiseRig.Of(bits).Fill(Law, key, start, ManagedGateLaw.Rank, Padding.RoundUp(count));
        for (int row = 0; row < count; row++)
        {
            double[] ofRow = [.. drawn.Select(stream => (double)stream[row])];
            Array.ForEach(noise, ofGate => ofGate[start + row] = ofRow);
        }
    }

    private static double[][] Rows(int bits, string law, FeatureCorrelation? correlation, NoiseKey key, int start, int count, int[] gates) =>
        correlation is null
            ? [.. NoiseRig.Of(bits).Fill(law, key, start, gates.Length, count).Select(row => row.Select(x => (double)x).ToArray())]
            : ManagedCorrelatedNoise.Draw(bits, correlation, gates, key, start, count);

    // By gate.
    private static double[] Shared(int bits, string law, FeatureCorrelation? correlation, NoiseKey key, int gates, int[] order)
    {
        if (correlation is null)
        {
            return [.. NoiseRig.Of(bits).FillShared(law, key, gates).Select(x => (double)x)];
        }

        double[][] first = ManagedCorrelatedNoise.Draw(bits, correlation, order, key, 0, 16);
        return [.. Enumerable.Range(0, gates).Select(gate => first[Array.IndexOf(order, gate)][0])];
    }

    private static double[][] Spread(double[] ofGates, int[] order, int rows) =>
        [.. order.Select(gate => Enumerable.Repeat(ofGates[gate], rows).ToArray())];

    // In self-supervision all gates of a draw share a number.
    private static float[] Density(int bits, MemberRig member, NoiseKey key, int start, int count, bool isShared)
    {
        if (member.Study.Task != LearningTask.SelfSupervision)
        {
            return new float[count];
        }

        float[] drawn = NoiseRig.Of(bits).Fill(nameof(NoiseLaws.Logistic<>), key.Other(1), isShared ? 0 : start, 1, count)[0];
        return isShared ? [.. Enumerable.Repeat(drawn[0], count)] : drawn;
    }

    private static FeatureCorrelation Correlation(MemberRig member, GateMap? map)
    {
        if (ManagedPlace.Law(member).Correlation is { } given)
        {
            return given;
        }

        TrainingData data = member.Study.Training;
        var all = FeatureCorrelation.Measure(data.Features.Span, data.FeatureCount, data.Weights);
        return map is null ? all : FeatureCorrelation.Pick(all, map.FirstFeatures());
    }
}
