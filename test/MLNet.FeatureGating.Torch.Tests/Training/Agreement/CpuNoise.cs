using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>The noise that the managed engine draws for a study, in the form that torch's laws take.</summary>
internal sealed class CpuNoise(TrainingStudy study) : INoiseFeed
{
    private readonly MemberShape _shape = new(study);
    private readonly Lazy<CopulaNoise> _measured = new(() => new(Measure(study)));

    /// <summary>Which gates on the inputs still have features in use, by member and step; null for all of them.</summary>
    public Func<int, long, GateGroups>? InputGroups { get; init; }

    public void Fill(int member, int place, long step, int rows, Span<float> noise)
    {
        int layer = place == 0 ? 0 : study.Network.GatedLayers[place - 1] + 1;
        if (_shape.HasGates(layer))
        {
            // Behind fixed masks, torch has gates on the inputs all the same, and the managed engine has not.
            var key = NoiseKey.Create(SeedStream.Noise(study.Members[member].Seed), step, study.HasFixedMasks ? place - 1 : place);
            Fill(member, layer, key, layer == 0 ? InputGroups?.Invoke(member, step) : null, rows, noise);
        }
    }

    /// <summary>Fills the noise that masks are drawn from where they are guessed in an evaluation, a row each.</summary>
    public void FillEvaluation(int member, int rows, Span<float> noise) =>
        Fill(member, 0, NoiseKey.Create(SeedStream.EvaluationNoise(study.Members[member].Seed), 0, 0), null, rows, noise);

    private void Fill(int member, int layer, NoiseKey key, GateGroups? groups, int rows, Span<float> noise)
    {
        GateMap map = _shape.Map(layer);
        GateSpecification law = study.Members[member].Gate ?? study.Gate;
        Draws draws = law.Kind == GateKind.Correlated && layer == 0
            ? law.Correlation is { } given ? new CopulaNoise(given).Draw : _measured.Value.Draw
            : (which, first, _, streams, count) => RawNoise.Draw(law.Kind, which, first, streams, count);
        groups ??= new(map, [.. Enumerable.Range(0, map.FeatureCount)]);
        if (law.Kind == GateKind.CorrelatedLogitNormal)
        {
            FillCommon(key, rows, noise);
            return;
        }

        bool hasDensity = study.Task == LearningTask.SelfSupervision && law.Kind != GateKind.LogitNormal;
        if (study.Gate.Noise == NoiseSharing.PerBatch)
        {
            FillShared(key, draws, groups, map.GateCount, hasDensity, noise);
            return;
        }

        for (int start = 0; start < rows; start += _shape.ChunkRows)
        {
            int count = Math.Min(_shape.ChunkRows, rows - start);
            float[][] ofGates = draws(key, start, groups.Gates, groups.Gates.Length, Padding.RoundUp(count));
            float[]? density = hasDensity ? Density(key, start, Padding.RoundUp(count)) : null;
            for (int row = 0; row < count; row++)
            {
                for (int i = 0; i < ofGates.Length; i++)
                {
                    noise[((start + row) * map.GateCount) + groups.Gates[i]] = ofGates[i][row] + (density?[row] ?? 0);
                }
            }
        }
    }

    // Numbers that all gates have in common.
    private void FillCommon(NoiseKey key, int rows, Span<float> noise)
    {
        const int Rank = LogitNormalStart.Rank;
        if (study.Gate.Noise == NoiseSharing.PerBatch)
        {
            RawNoise.Draw(GateKind.CorrelatedLogitNormal, key, 0, 1, Rank)[0].AsSpan(0, Rank).CopyTo(noise);
            return;
        }

        for (int start = 0; start < rows; start += _shape.ChunkRows)
        {
            int count = Math.Min(_shape.ChunkRows, rows - start);
            float[][] drawn = RawNoise.Draw(GateKind.CorrelatedLogitNormal, key, start, Rank, Padding.RoundUp(count));
            for (int i = 0; i < count * Rank; i++)
            {
                noise[(start * Rank) + i] = drawn[i % Rank][i / Rank];
            }
        }
    }

    private static void FillShared(NoiseKey key, Draws draws, GateGroups groups, int gates, bool hasDensity, Span<float> noise)
    {
        float density = hasDensity ? Density(key, 0, 1)[0] : 0;
        float[][] drawn = draws(key, 0, groups.Gates, 1, gates);
        for (int i = 0; i < gates; i++)
        {
            // Gates lie side by side where each is a number of one stream, and are streams of their own where they hang together.
            noise[drawn.Length > 1 ? groups.Gates[i] : i] = (drawn.Length > 1 ? drawn[i][0] : drawn[0][i]) + density;
        }
    }

    private static float[] Density(NoiseKey key, int first, int count) => RawNoise.Draw(GateKind.GumbelSoftmax, key.Other(1), first, 1, count)[0];

    private static FeatureCorrelation Measure(TrainingStudy study)
    {
        var all = FeatureCorrelation.Measure(study.Training.Features.Span, study.Training.FeatureCount, study.Training.Weights);
        return study.Gates is { } map ? FeatureCorrelation.Pick(all, map.FirstFeatures()) : all;
    }

    private delegate float[][] Draws(NoiseKey key, int first, ReadOnlySpan<int> gates, int streams, int count);
}
