namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Makes the law that a specification names.</summary>
internal static class GateLawFactory<T>
    where T : unmanaged, ILanes<T>
{
    // A Gaussian gate whose mean is so many standard deviations below 0 opens in one draw of four thousand: hardly anything is learnt from it any
    // more.
    private const double ClosedDeviations = 3.5;

    /// <summary>Makes a law.</summary>
    /// <param name="specification">Which.</param>
    /// <param name="gates">The number of gates.</param>
    /// <param name="correlation">The correlation of the gates, or null where none is known: a correlated gate is then what it is on its own.</param>
    /// <param name="variesDensity">Whether each draw has a density of its own.</param>
    public static GateLaw<T> Create(GateSpecification specification, int gates, CorrelatedNoise? correlation, bool variesDensity = false)
    {
        TemperatureSchedule temperature = specification.TemperatureOrDefault;
        bool isHard = specification.IsHardOrDefault;
        return specification.Kind switch
        {
            GateKind.Gaussian => Make<NoiseLaws.Normal<T>, GaussianLaw<T>>(new((float)specification.Sigma), -ClosedDeviations * specification.Sigma),
            GateKind.StraightThrough => Make<NoiseLaws.Uniform<T>, StraightThroughLaw<T>>(new(specification.IsStochastic)),
            GateKind.Correlated when correlation is not null => new CorrelatedGates<T>(correlation, isHard, temperature) { VariesDensity = variesDensity },
            GateKind.GumbelSoftmax or GateKind.Correlated => Make<NoiseLaws.Logistic<T>, GumbelSoftmaxLaw<T>>(new(isHard)),
            GateKind.HardConcrete or GateKind.Concrete => Make<NoiseLaws.Logistic<T>, StretchedConcreteLaw<T>>(
                new((float)temperature.Final, isRounded: specification.Kind == GateKind.Concrete)),
            GateKind.LogitNormal => new LogitNormalGates<T>(gates, temperature),
            GateKind.CorrelatedLogitNormal => new CorrelatedLogitNormalGates<T>(gates, temperature),
            GateKind.L1Weights => new WeightGates<T>((float)specification.WeightThreshold),
            _ => throw new ArgumentOutOfRangeException(nameof(specification), specification.Kind, "There is no such gate."),
        };

        ElementGates<T, TNoise, TLaw> Make<TNoise, TLaw>(TLaw law, double closedBelow = double.NegativeInfinity)
            where TNoise : struct, INoise<T>
            where TLaw : struct, IElementLaw<T> => new(law, (float)closedBelow, temperature) { VariesDensity = variesDensity };
    }
}
