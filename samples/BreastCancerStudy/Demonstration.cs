using MLNet.FeatureGating.Training;

namespace BreastCancerStudy;

/// <summary>One of the report's two demonstrations: every gate under every lambda from every seed, all trained in one study.</summary>
/// <param name="Name">What files are called after it.</param>
/// <param name="Title">What it does.</param>
/// <param name="GatedLayers">The hidden layers whose units have gates, besides the inputs.</param>
internal sealed record Demonstration(string Name, string Title, IReadOnlyList<int> GatedLayers)
{
    public const int Seeds = 10;

    private static readonly int[] HiddenUnits = [10, 5];

    public static IReadOnlyList<Demonstration> All { get; } =
    [
        new("feature-selection", "Feature selection: gates on the inputs", []),
        new("channel-reduction", "Channel reduction: gates on the inputs and behind the first activation", [0]),
    ];

    public static IReadOnlyList<double> Lambdas { get; } = [1e-4, 1e-3, 1e-2, 0.05, 0.1];

    /// <summary>Gets the number of gates of a network.</summary>
    public int GateCount => TumorData.FeatureCount + GatedLayers.Sum(layer => HiddenUnits[layer]);

    /// <summary>Trains everything and scores it on the validation and the test rows.</summary>
    public DemonstrationResult Run(TumorData data, ITrainingEngine engine)
    {
        (GateChoice Gate, double Lambda)[] settings = [.. GateChoice.All.SelectMany(_ => Lambdas, (gate, lambda) => (gate, lambda))];
        IReadOnlyList<DenseLayerWeights>[] starts =
            [.. Enumerable.Range(0, Seeds).Select(seed => LinearStart.Draw(seed, [TumorData.FeatureCount, .. HiddenUnits, 2]))];
        StudyResult study = engine.Train(new()
        {
            Task = LearningTask.MulticlassClassification,
            ClassCount = 2,
            Training = data.Training,
            Validation = data.Validation,
            Gate = GateChoice.Shared,
            Members = [.. settings.SelectMany(_ => Enumerable.Range(0, Seeds), (setting, seed) => new StudyMember
            {
                Gate = setting.Gate.Specification,
                Lambda = setting.Lambda,
                Seed = seed,
                InitialLayers = starts[seed],
            })],
            Network = new() { HiddenUnits = HiddenUnits, GatedLayers = GatedLayers },

            // The original looks at its patience from epoch 101 on and returns the weights of the last epoch.
            Schedule = new()
            {
                MaximumEpochs = 300,
                LearningRate = 1e-3,
                GateLearningRate = 1e-2,
                WeightDecay = 1e-4,
                MaximumGradientNorm = 1,
                Patience = 50,
                MinimumEpochs = 101,
                Criterion = StoppingCriterion.Metric,
                Keep = KeptState.Last,
            },
        });
        MemberResult[][] runs = [.. study.Members.Chunk(Seeds)];
        return new(
            this,
            [.. settings.Zip(runs, (setting, ofSetting) => Summarize(setting.Gate, setting.Lambda, ofSetting, data.Test))],
            study.Members.Count,
            study.Elapsed);
    }

    private SettingResult Summarize(GateChoice gate, double lambda, MemberResult[] runs, TrainingData testRows)
    {
        EpochRecord[] last = [.. runs.Select(run => run.Best ?? throw new InvalidOperationException($"A run of the {gate.Name} gate diverged."))];
        (double CrossEntropy, double Accuracy)[] test = [.. runs.Select(run => new TrainedNetwork(run, GatedLayers).Judge(testRows))];
        return new(
            gate.Name,
            lambda,
            runs.Length,
            Statistics.Of(last.Select(record => record.ValidationLoss)),
            Statistics.Of(last.Select(record => record.ValidationMetric)),
            Statistics.Of(test.Select(score => score.CrossEntropy)),
            Statistics.Of(test.Select(score => score.Accuracy)),
            Statistics.Of(last.Select(record => record.OpenGates)),
            Statistics.Of(runs.Select(run => (double)run.History.Count)));
    }
}
