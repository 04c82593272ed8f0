using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>A size of network and step.</summary>
/// <param name="Widths">The widths of input, hidden layers and output.</param>
/// <param name="Batch">The number of rows of a step.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Members">The number of members.</param>
internal sealed record EngineSize(int[] Widths, int Batch, int Rows, int Members)
{
    private const double Target = 1e10;

    /// <summary>Gets what the inputs go through: nothing, a Gaussian mask for each row, or one for all rows of a step.</summary>
    public static IReadOnlyList<string> Masks { get; } = ["none", "per row", "per batch"];

    /// <summary>The number of epochs that takes some tenths of a second.</summary>
    public int Epochs() => Math.Max(1, (int)(Target / (Operations("none") * Members * StepsAnEpoch)));

    private int StepsAnEpoch => (Rows + Batch - 1) / Batch;

    public long Steps(TrainingStudy study) => (long)study.Members.Count * study.Schedule.MaximumEpochs * StepsAnEpoch;

    /// <summary>The multiplications and additions of a step's products; masks per row need the gradient of the first layer's input, too.</summary>
    public double Operations(string masks)
    {
        double products = 0;
        for (int layer = 0; layer < Widths.Length - 1; layer++)
        {
            products += (double)Widths[layer] * Widths[layer + 1] * (layer > 0 || masks == "per row" ? 3 : 2);
        }

        return 2 * products * Rows / StepsAnEpoch;
    }

    public TrainingStudy Create(string masks, int epochs)
    {
        var random = new Random(1);
        int features = Widths[0];
        int classes = Widths[^1];
        float[] values = [.. Enumerable.Range(0, Rows * features).Select(_ => (float)((2 * random.NextDouble()) - 1))];
        float[] targets = [.. Enumerable.Range(0, Rows).Select(_ => (float)random.Next(classes))];
        float[] allOpen = [.. Enumerable.Repeat(1f, features)];
        return new()
        {
            Task = LearningTask.MulticlassClassification,
            ClassCount = classes,
            Training = new(values, features, targets),
            Validation = new(values[..(16 * features)], features, targets[..16]),
            Network = new() { HiddenUnits = Widths[1..^1] },
            Gate = new() { Noise = masks == "per batch" ? NoiseSharing.PerBatch : NoiseSharing.PerRow },
            Members = [.. Enumerable.Range(0, Members).Select(seed => new StudyMember
            {
                Seed = seed,
                Lambda = masks == "none" ? 0 : 0.1,
                FixedMask = masks == "none" ? allOpen : null,
            })],

            // So slow that nothing closes or dies meanwhile: the work is to be that of whole networks.
            Schedule = new() { MaximumEpochs = epochs, BatchSize = Batch, LearningRate = 1e-5, GateLearningRate = 1e-5 },
        };
    }

    public override string ToString() => $"{string.Join("-", Widths)}, {Batch}";
}
