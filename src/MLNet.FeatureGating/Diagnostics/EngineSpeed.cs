using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;

namespace MLNet.FeatureGating.Diagnostics;

/// <summary>Measures how fast the managed engine trains here.</summary>
internal static class EngineSpeed
{
    private const int Rows = 512;
    private const int Features = 30;
    private const int Batch = 64;
    private const int WarmUpEpochs = 100;
    private const int Epochs = 1500;
    private static readonly int[] Hidden = [64, 32];

    /// <summary>Trains a network for about half a second.</summary>
    /// <returns>Steps a second, and 10^9 operations a second of matrix products.</returns>
    public static (double Steps, double Gigaflops) Measure()
    {
        var random = new Random(1);
        var data = new TrainingData(
            [.. Enumerable.Range(0, Rows * Features).Select(_ => (float)((2 * random.NextDouble()) - 1))],
            Features,
            [.. Enumerable.Range(0, Rows).Select(row => (float)(row % 2))]);
        var engine = new CpuTrainingEngine(1);
        StudyResult Train(int epochs) => engine.Train(new()
        {
            Task = LearningTask.BinaryClassification,
            Training = data,
            Members = [new() { Seed = 1 }],
            Network = new() { HiddenUnits = Hidden },
            Schedule = new() { MaximumEpochs = epochs, BatchSize = Batch },
        });

        // First what compiles the code.
        Train(WarmUpEpochs);
        double seconds = Train(Epochs).Elapsed.TotalSeconds;
        double steps = Epochs * (Rows / Batch) / seconds;
        int weights = (Features * Hidden[0]) + (Hidden[0] * Hidden[1]) + Hidden[1];

        // Forwards, and backwards by weights and by inputs: three products of two operations each.
        return (steps, steps * 6 * Batch * weights / 1e9);
    }
}
