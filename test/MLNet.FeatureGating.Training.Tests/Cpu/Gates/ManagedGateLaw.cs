using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Reference;

namespace MLNet.FeatureGating.Training.Tests.Cpu;

/// <summary>The laws of gates by the papers' formulas, in double precision: of the parameters of one gate, and of its noise.</summary>
internal sealed class ManagedGateLaw(GateSpecification specification, double progress = 0)
{
    /// <summary>The numbers that all correlated logitNormal gates of a draw are mixtures of.</summary>
    public const int Rank = 16;

    private readonly double _temperature = specification.TemperatureOrDefault.At(progress);

    /// <summary>The law of the noise that a gate is drawn from; null where nothing is random.</summary>
    public string? Noise => specification switch
    {
        { Kind: GateKind.L1Weights } or { Kind: GateKind.StraightThrough, IsStochastic: false } => null,
        { Kind: GateKind.Gaussian or GateKind.LogitNormal or GateKind.CorrelatedLogitNormal } => nameof(NoiseLaws.Normal<>),
        { Kind: GateKind.StraightThrough } => nameof(NoiseLaws.Uniform<>),
        _ => nameof(NoiseLaws.Logistic<>),
    };

    /// <summary>Whether gates have no noise of their own.</summary>
    public bool SharesNoise => specification.Kind == GateKind.CorrelatedLogitNormal;

    private bool IsChoice => specification.Kind is GateKind.GumbelSoftmax or GateKind.Correlated;

    public double Mask(double parameter, double noise) => Mask([parameter], [noise]);

    public double Mask(ReadOnlySpan<double> parameters, ReadOnlySpan<double> noise) => specification.Kind switch
    {
        GateKind.StraightThrough => LogisticLaw.Cdf(parameters[0]) > (specification.IsStochastic ? noise[0] : 0.5) ? 1 : 0,
        _ when IsChoice && specification.IsHardOrDefault => parameters[0] + noise[0] > 0 ? 1 : 0,
        _ => Surrogate(parameters, noise),
    };

    public double Surrogate(double parameter, double noise) => Surrogate([parameter], [noise]);

    /// <summary>What has the gradient that a mask is given: the mask itself, where it is smooth.</summary>
    public double Surrogate(ReadOnlySpan<double> parameters, ReadOnlySpan<double> noise) => specification.Kind switch
    {
        GateKind.Gaussian => Math.Clamp(parameters[0] + (specification.Sigma * noise[0]), 0, 1),
        GateKind.StraightThrough => LogisticLaw.Cdf(parameters[0]),
        GateKind.HardConcrete or GateKind.Concrete => Stretched((parameters[0] + noise[0]) / _temperature),
        GateKind.LogitNormal or GateKind.CorrelatedLogitNormal => Stretched((parameters[0] + Dot(parameters[1..], noise)) / _temperature),
        GateKind.L1Weights => parameters[0],
        _ => LogisticLaw.Cdf((parameters[0] + noise[0]) / _temperature),
    };

    public double OpenProbability(double parameter) => OpenProbability([parameter]);

    public double OpenProbability(ReadOnlySpan<double> parameters)
    {
        double beyondThreshold = parameters[0] - (specification.TemperatureOrDefault.Final * Math.Log(0.1 / 1.1));
        return specification.Kind switch
        {
            GateKind.Gaussian => NormalLaw.Tail(-parameters[0] / specification.Sigma),
            GateKind.HardConcrete or GateKind.Concrete => LogisticLaw.Cdf(beyondThreshold),
            GateKind.LogitNormal => NormalLaw.Tail(-beyondThreshold / Math.Max(1e-3, Math.Abs(parameters[1]))),
            GateKind.CorrelatedLogitNormal => NormalLaw.Tail(-beyondThreshold / Math.Sqrt(1e-6 + Dot(parameters[1..], parameters[1..]))),
            GateKind.L1Weights => Math.Abs(parameters[0]) > specification.WeightThreshold ? 1 : 0,
            _ => LogisticLaw.Cdf(parameters[0]),
        };
    }

    public double Penalty(double parameter) => Penalty([parameter]);

    public double Penalty(ReadOnlySpan<double> parameters) =>
        specification.Kind == GateKind.L1Weights ? Math.Abs(parameters[0]) : OpenProbability(parameters);

    public double Collapse(double parameter) => specification.Kind switch
    {
        GateKind.Gaussian => Math.Clamp(parameter, 0, 1),
        GateKind.HardConcrete => Stretched(parameter),
        GateKind.L1Weights => Math.Abs(parameter) > specification.WeightThreshold ? parameter : 0,
        _ => parameter > 0 ? 1 : 0,
    };

    /// <summary>Whether a mask counts as open: choices that are relaxed are where they are nearer to 1.</summary>
    public bool IsOpen(double mask) => IsChoice ? mask > 0.5 : mask != 0;

    private static double Stretched(double logit) => Math.Clamp((1.2 * LogisticLaw.Cdf(logit)) - 0.1, 0, 1);

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
