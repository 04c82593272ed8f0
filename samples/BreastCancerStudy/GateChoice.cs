using MLNet.FeatureGating.Training;

namespace BreastCancerStudy;

/// <summary>A gate that takes part in the study.</summary>
/// <param name="Name">Its name in tables and pictures.</param>
/// <param name="Specification">Its law and where it starts.</param>
internal sealed record GateChoice(string Name, GateSpecification Specification)
{
    /// <summary>What all gates of a study share: one draw a batch, and the mean of the open probabilities as the penalty.</summary>
    public static readonly GateSpecification Shared = new() { Noise = NoiseSharing.PerBatch, Penalty = GatePenalty.Mean };

    // Half of Adam's first step: gates that draw nothing are open at first, and the first step decides which stay so.
    private const double JustOpen = 0.005;

    private static readonly TemperatureSchedule Falling = new(1, 0.1);

    // A gate that draws starts as likely open as closed. The hard-concrete one cannot: it would then pass a tenth of its input.
    public static IReadOnlyList<GateChoice> All { get; } =
    [
        new("Gaussian", Shared with { Kind = GateKind.Gaussian, InitialParameter = 0 }),
        new("straight-through", Shared with { Kind = GateKind.StraightThrough, IsStochastic = false, InitialParameter = JustOpen }),
        new("Gumbel, hard", Shared with { Kind = GateKind.GumbelSoftmax, InitialParameter = 0 }),
        new("Gumbel, soft", Shared with { Kind = GateKind.GumbelSoftmax, IsHard = false, Temperature = Falling, InitialParameter = 0 }),
        new("correlated", Shared with { Kind = GateKind.Correlated, Temperature = Falling, InitialParameter = 0 }),
        new("hard-concrete", Shared with { Kind = GateKind.HardConcrete, InitialParameter = 0 }),
        new("L1 weights", Shared with { Kind = GateKind.L1Weights, InitialParameter = 1, WeightThreshold = 0.1 }),
    ];
}
