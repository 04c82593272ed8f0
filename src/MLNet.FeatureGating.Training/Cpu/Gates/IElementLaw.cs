namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// A law of gates that draws each gate from its one parameter and one number of noise. Formulas on lanes; <see cref="ElementGates{T, TNoise, TLaw}"/>
/// runs them.
/// </summary>
internal interface IElementLaw<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Whether draws are random.</summary>
    bool IsStochastic { get; }

    /// <summary>Whether <see cref="Mask"/> changes anything.</summary>
    bool MaskIsRelaxed { get; }

    /// <summary>What a parameter is turned into before any draw.</summary>
    T Prepare(T parameter);

    /// <summary>A draw, in the form from which mask and gradient follow.</summary>
    /// <param name="prepared">The parameter, prepared.</param>
    /// <param name="noise">The noise.</param>
    /// <param name="rate">The inverse temperature, of laws that have one.</param>
    T Relax(T prepared, T noise, T rate);

    /// <summary>The mask of a draw.</summary>
    T Mask(T relaxed);

    /// <summary>The derivative of the mask by the parameter, up to <see cref="Chain"/>.</summary>
    T Slope(T relaxed);

    /// <summary>The part of the derivative that all draws of a parameter share.</summary>
    T Chain(T parameter, T rate);

    T OpenProbability(T parameter);

    T Penalty(T parameter);

    /// <summary>The derivative of <see cref="Penalty"/>.</summary>
    T PenaltySlope(T parameter);

    /// <summary>The fixed mask.</summary>
    T Collapse(T parameter);
}
