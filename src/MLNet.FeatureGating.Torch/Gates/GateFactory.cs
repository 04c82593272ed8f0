using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Gates;

/// <summary>Makes the law that a specification names.</summary>
internal static class GateFactory
{
    private const double InitialLogit = 0.5;

    /// <summary>Makes a law for gates on features whose correlation is known, where the law asks for one.</summary>
    public static FeatureGate Create(GateSpecification specification, Func<FeatureCorrelation> correlation) =>
        specification.Kind == GateKind.Correlated
            ? new CorrelatedGate(
                correlation(), specification.IsHard ?? false, specification.Temperature, specification.InitialParameter ?? InitialLogit)
            : CreateIndependent(specification);

    /// <summary>
    /// Makes a law for gates of which no correlation is known, hidden units' among them: a correlated gate becomes what it is on its own.
    /// </summary>
    public static FeatureGate CreateIndependent(GateSpecification specification)
    {
        double? initial = specification.InitialParameter;
        return specification.Kind switch
        {
            GateKind.Gaussian => new GaussianGate(specification.Sigma, initial ?? 0.5),
            GateKind.StraightThrough => new StraightThroughGate(specification.IsStochastic, initial ?? InitialLogit),
            GateKind.GumbelSoftmax => new GumbelSoftmaxGate(specification.IsHard ?? true, specification.Temperature, initial ?? InitialLogit),
            GateKind.Correlated => new GumbelSoftmaxGate(specification.IsHard ?? false, specification.Temperature, initial ?? InitialLogit),
            GateKind.HardConcrete => new HardConcreteGate(specification.Temperature, initial ?? 0),
            GateKind.L1Weights => new L1WeightGate(specification.WeightThreshold, initial ?? 1),
            _ => throw new ArgumentOutOfRangeException(nameof(specification), specification.Kind, "There is no such gate."),
        };
    }
}
