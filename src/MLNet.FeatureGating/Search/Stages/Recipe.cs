using MLNet.FeatureGating.Search.Rows;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search.Stages;

/// <summary>How the networks of an experiment are trained, for each of its purposes.</summary>
internal sealed class Recipe(SearchProblem problem, SearchConfiguration configuration)
{
    // About what gates need to close one after another; what they need to settle under one lambda; and what networks need without gates.
    public const int SweepSteps = 1500;
    public const int GridSteps = 1000;
    public const int RefitSteps = 300;
    public const int QuickSteps = 300;
    private const int LeastEpochs = 10;

    private readonly StochasticGatesOptions _options = problem.Options;

    /// <summary>The seed of one of several networks on a fold: the same at every lambda, so that differences are the lambda's.</summary>
    public static int SeedOf(SearchProblem problem, int fold, int member) => SeedStream.Member(SeedStream.Member(problem.Seed, fold), member);

    /// <summary>The number of gates that a sweep ends with.</summary>
    public static double SweepTarget(SearchProblem problem) => Math.Min(Math.Max(2, problem.LeastCount + 1), problem.FeatureCount);

    /// <summary>Gates close one after another, under a rising lambda.</summary>
    public TrainingStudy Sweep(TrainingRows rows, GateMap gates, IEnumerable<StudyMember> members) =>
        Gated(rows, gates, members, Epochs(rows, SweepSteps), isSteered: true);

    /// <summary>The same in fewer steps, for a rough answer.</summary>
    public TrainingStudy QuickSweep(TrainingRows rows, GateMap gates, IEnumerable<StudyMember> members) =>
        Gated(rows, gates, members, Epochs(rows, QuickSteps), isSteered: true);

    /// <summary>Gates settle under a lambda; networks that get no better stop.</summary>
    public TrainingStudy Grid(TrainingRows rows, GateMap gates, IEnumerable<StudyMember> members) =>
        Gated(rows, gates, members, Epochs(rows, GridSteps), isSteered: false);

    /// <summary>Networks learn from given features.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="members">Which features each network has.</param>
    /// <param name="epochs">How long; null for the usual.</param>
    public TrainingStudy Refit(TrainingRows rows, IEnumerable<StudyMember> members, int? epochs = null) => new()
    {
        Task = problem.Table.Task,
        ClassCount = problem.Table.ClassCount,
        Training = rows.Training,
        Validation = rows.Validation,
        Members = [.. members],
        Gate = new() { Noise = NoiseSharing.PerBatch },
        Network = Network(),
        Schedule = Schedule(epochs ?? Epochs(rows, RefitSteps)) with { Keep = KeptState.Last },
    };

    private TrainingStudy Gated(TrainingRows rows, GateMap gates, IEnumerable<StudyMember> members, int epochs, bool isSteered) => new()
    {
        Task = problem.Table.Task,
        ClassCount = problem.Table.ClassCount,
        Training = rows.Training,
        Validation = rows.Validation,
        Members = [.. members],
        Gates = gates,
        Gate = new()
        {
            Kind = configuration.Gate,
            Sigma = configuration.Sigma,
            Temperature = configuration.Temperature is { } temperature ? new(temperature) : _options.Temperature,
            InitialParameter = _options.InitialParameter,
            IsHard = _options.HardMasks,
            IsStochastic = _options.StraightThroughNoise,
            WeightThreshold = _options.WeightThreshold,
            Penalty = _options.Penalty,
            Noise = _options.Noise,
        },
        Network = Network(),
        Schedule = Schedule(epochs) with
        {
            WarmUpEpochs = (int)(_options.WarmUp * epochs),
            RampEpochs = isSteered ? 0 : (int)(_options.Ramp * epochs),
            Patience = isSteered || _options.Patience >= 1 ? null : Math.Max(1, (int)(_options.Patience * epochs)),
            Keep = isSteered ? KeptState.Last : KeptState.Best,
        },
    };

    private NetworkSpecification Network() => new() { HiddenUnits = configuration.HiddenUnits, Activation = _options.Activation };

    private TrainingSchedule Schedule(int epochs) => new()
    {
        MaximumEpochs = epochs,
        BatchSize = _options.BatchSize,
        LearningRate = configuration.LearningRate,
        GateLearningRate = configuration.GateLearningRate,
        WeightDecay = _options.WeightDecay,
        MaximumGradientNorm = _options.MaximumGradientNorm,
        Criterion = _options.Criterion,
    };

    private int Epochs(TrainingRows rows, int steps)
    {
        int count = rows.Training.RowCount;
        int stepsOfEpoch = ((count - 1) / Math.Min(_options.BatchSize ?? count, count)) + 1;

        // What a caller gives is for a whole training: the others are as much shorter.
        return _options.MaximumEpochs is { } given
            ? Math.Max(1, (int)((long)given * steps / SweepSteps))
            : Math.Max(LeastEpochs, ((steps - 1) / stepsOfEpoch) + 1);
    }
}
