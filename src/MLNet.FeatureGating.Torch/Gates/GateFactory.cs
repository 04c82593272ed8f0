using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Gates;

/// <summary>Makes the law that a specification names.</summary>
internal static class GateFactory
{
    /// <summary>Makes a law for gates on features whose correlation is known, where the law asks for one.</summary>
    public static FeatureGate Create(GateSpecification specification, Func<FeatureCorrelation> correlation) =>
        specification.Kind == GateKind.Correlated
            ? new CorrelatedGate(
                correlation(), specification.IsHardOrDefault, specification.TemperatureOrDefault, specification.StartingParameter)
            : CreateIndependent(specification);

    /// <summary>
    /// Makes a law for gates of which no correlation is known, hidden units' among them: a correlated gate becomes what it is on its own.
    /// </summary>
    public static FeatureGate CreateIndependent(GateSpecification specification)
    {
        double initial = specification.StartingParameter;
        return specification.Kind switch
        {
            GateKind.Gaussian => new GaussianGate(specification.Sigma, initial),
            GateKind.StraightThrough => new StraightThroughGate(specification.IsStochastic, initial),
            GateKind.GumbelSoftmax or GateKind.Correlated =>
                new GumbelSoftmaxGate(specification.IsHardOrDefault, specification.TemperatureOrDefault, initial),
            GateKind.HardConcrete => new HardConcreteGate(specification.TemperatureOrDefault, initial),
            GateKind.L1Weights => new L1WeightGate(specification.WeightThreshold, initial),
            GateKind.Concrete => new ConcreteGate(specification.TemperatureOrDefault, initial),
            GateKind.LogitNormal => new LogitNormalGate(specification.TemperatureOrDefault, initial),
            GateKind.CorrelatedLogitNormal => new CorrelatedLogitNormalGate(specification.TemperatureOrDefault, initial),
            GateKind.HyperNetworkLogitNormal => new HyperNetworkLogitNormalGate(specification.TemperatureOrDefault, initial),
            _ => throw new ArgumentOutOfRangeException(nameof(specification), specification.Kind, "There is no such gate."),
        };
    }
}
