using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>What to train for a selection, and for its refit: the same members on the same rows.</summary>
internal sealed class StudyPlan
{
    // About what networks of this size need to learn and to thin out, whatever the number of rows.
    private const int DefaultSteps = 1500;
    private const int MinimumDefaultEpochs = 10;

    private readonly StochasticGatesOptions _options;
    private readonly int _seed;
    private readonly FeatureTable _table;
    private readonly TrainingData _rows;
    private readonly GateMap _gates;

    public StudyPlan(StochasticGatesOptions options, int seed, FeatureTable table, TrainingData rows, GateMap gates)
    {
        _options = options;
        _seed = seed;
        _table = table;
        _rows = rows;
        _gates = gates;
        HeldOut = HoldOut.Create(table, options.ValidationFraction, options.Members, seed);
    }

    /// <summary>The weights of rows to learn from and of rows to be judged by, of each member.</summary>
    public IReadOnlyList<(float[]? Training, float[]? Validation)> HeldOut { get; }

    /// <summary>The seed of each member.</summary>
    public static int SeedOf(int seed, int member) => SeedStream.Member(seed, member);

    /// <summary>The training of gates and networks.</summary>
    /// <param name="start">The hidden layers that each member starts from, or null.</param>
    /// <param name="correlation">The correlation of the gates, or null.</param>
    public TrainingStudy Selection(IReadOnlyList<IReadOnlyList<DenseLayerWeights>>? start, FeatureCorrelation? correlation) => Study(
        Members(start, (member, _) => member with
        {
            Lambda = _options.TargetFeatures is null ? _options.Lambda : 0,
            TargetGates = _options.TargetFeatures,
        }),
        Law(correlation),
        _options.WarmUp,
        _options.TargetFeatures is null ? _options.Ramp : 0);

    /// <summary>The training of networks alone, on features that are chosen already.</summary>
    /// <param name="start">The hidden layers that each member starts from, or null.</param>
    /// <param name="isSelected">Whether each member keeps each gate's features; null leaves the member out. At least one is in.</param>
    public TrainingStudy Refit(IReadOnlyList<IReadOnlyList<DenseLayerWeights>>? start, IReadOnlyList<IReadOnlyList<bool>?> isSelected) => Study(
        [.. Members(start, (member, i) => member with { FixedMask = isSelected[i] is { } kept ? Mask(kept) : null })
            .Where(member => member.FixedMask is not null)],
        new() { Noise = NoiseSharing.PerBatch },
        0,
        0);

    private float[] Mask(IReadOnlyList<bool> isSelected) => _gates.Spread([.. isSelected.Select(kept => kept ? 1f : 0f)]);

    private StudyMember[] Members(IReadOnlyList<IReadOnlyList<DenseLayerWeights>>? start, Func<StudyMember, int, StudyMember> change) =>
        [.. HeldOut.Select((weights, member) => change(
            new()
            {
                Seed = SeedOf(_seed, member),
                InitialLayers = start?[member],
                TrainingWeights = weights.Training,
                ValidationWeights = weights.Validation,
            },
            member))];

    private GateSpecification Law(FeatureCorrelation? correlation) => new()
    {
        Kind = _options.Gate,
        InitialParameter = _options.InitialParameter,
        Sigma = _options.Sigma,
        Temperature = _options.Temperature,
        IsHard = _options.HardMasks,
        IsStochastic = _options.StraightThroughNoise,
        WeightThreshold = _options.WeightThreshold,
        Correlation = correlation,
        Penalty = _options.Penalty,
        Noise = _options.Noise,
    };

    private TrainingStudy Study(StudyMember[] members, GateSpecification gate, double warmUp, double ramp)
    {
        int rows = _table.RowCount;
        int batch = Math.Min(_options.BatchSize ?? rows, rows);
        int steps = ((rows - 1) / batch) + 1;
        int epochs = _options.MaximumEpochs ?? Math.Max(MinimumDefaultEpochs, (DefaultSteps + steps - 1) / steps);
        int Part(double fraction) => (int)(fraction * epochs);
        return new()
        {
            Task = _table.Task,
            ClassCount = _table.ClassCount,
            Training = _rows,
            Members = members,
            Gate = gate,
            Gates = _gates,
            Network = new() { HiddenUnits = _options.HiddenUnits, Activation = _options.Activation },
            Schedule = new()
            {
                MaximumEpochs = epochs,
                BatchSize = _options.BatchSize,
                LearningRate = _options.LearningRate,
                GateLearningRate = _options.GateLearningRate,
                WeightDecay = _options.WeightDecay,
                MaximumGradientNorm = _options.MaximumGradientNorm,
                WarmUpEpochs = Part(warmUp),
                RampEpochs = Part(ramp),
                Criterion = _options.Criterion,
                Patience = _options.Patience < 1 ? Math.Max(1, Part(_options.Patience)) : null,
                FrozenLayers = _options.SelfSupervision is { Steps: > 0 } recipe ? recipe.FrozenLayers ?? _options.HiddenUnits.Count : 0,
            },
        };
    }
}
