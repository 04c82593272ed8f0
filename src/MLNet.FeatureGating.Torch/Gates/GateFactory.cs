using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Gates;

/// <summary>Makes the law that a specification names.</summary>
internal static class GateFactory
{
    public static FeatureGate Create(GateSpecification specification) => specification.Kind switch
    {
        GateKind.Gaussian => new GaussianGate(specification.Sigma, specification.InitialMean),
        _ => throw new ArgumentOutOfRangeException(nameof(specification), specification.Kind, "There is no such gate."),
    };
}
