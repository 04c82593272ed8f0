using System.Globalization;
using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Benchmarks.Masks;

/// <summary>How masks and networks are trained: results of one setting can be compared.</summary>
internal sealed record MaskSetting
{
    // 550 epochs of 60,000 images, 256 a step.
    private const int PaperSteps = 550 * 60_000 / 256;

    private static readonly string[] Settings = ["reduced", "paper"];
    private static readonly string[] Networks = ["dense", "convolutional"];

    public static string[] Options { get; } = ["setting", "steps", "refit-steps", "batch", "reconstructor", "images", "threads"];

    public required string Name { get; init; }

    public required int Images { get; init; }

    public required string Reconstructor { get; init; }

    public required int Steps { get; init; }

    public required int RefitSteps { get; init; }

    public required int BatchSize { get; init; }

    public required double LearningRate { get; init; }

    /// <summary>The learning rate of the mask; null for each way's own.</summary>
    public required double? MaskLearningRate { get; init; }

    /// <summary>How much pixels that are 1, rather than above 0, count in the penalty; null for each way's own.</summary>
    public required double? FullPixelWeight { get; init; }

    /// <summary>Takes a setting from a command line: the reduced one of two processors or that of the paper, or parts of it.</summary>
    public static MaskSetting Of(BenchmarkOptions options)
    {
        bool isPaper = One(options, "setting", Settings) == "paper";
        int steps = options.Number("steps", isPaper ? PaperSteps : 4000);
        return new()
        {
            Name = isPaper ? "paper" : "reduced",
            Images = options.Number("images", 60_000),
            Reconstructor = One(options, "reconstructor", isPaper ? [Networks[1], Networks[0]] : Networks),
            Steps = steps,
            RefitSteps = options.Number("refit-steps", steps),
            BatchSize = options.Number("batch", 256),
            LearningRate = isPaper ? 2e-4 : 1e-3,
            MaskLearningRate = isPaper ? 2e-4 : null,
            FullPixelWeight = isPaper ? 0 : null,
        };
    }

    /// <summary>How many trainings run at a time.</summary>
    public static int Threads(BenchmarkOptions options) => Math.Max(1, options.Number("threads", Math.Min(2, Environment.ProcessorCount)));

    /// <summary>The options of a training.</summary>
    public MaskTrainingOptions Training(int seed) => new()
    {
        Reconstructor = Reconstructor == "dense" ? ReconstructorKind.Dense : ReconstructorKind.Convolutional,
        Steps = Steps,
        RefitSteps = RefitSteps,
        BatchSize = BatchSize,
        LearningRate = LearningRate,
        MaskLearningRate = MaskLearningRate,
        FullPixelWeight = FullPixelWeight,
        Seed = seed,
        Device = ComputeDevice.Auto,
        Threads = 1,
    };

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name} setting: MNIST, {Images:N0} images, {Reconstructor} network, {Steps:N0} steps with the mask and {RefitSteps:N0} of "
        + $"the refit, {BatchSize} images a step, Adam at {LearningRate:G2}, masks at "
        + $"{MaskLearningRate?.ToString("G2", CultureInfo.InvariantCulture) ?? "each way's own"}; "
        + $"{(TorchSharp.torch.cuda.is_available() ? "GPU" : "CPU, one thread a training")}");

    // The first where nothing is asked for.
    private static string One(BenchmarkOptions options, string name, string[] known) => options.Names(name, known)[0];
}
