namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Parameters that learn at one rate, and what the optimiser remembers of them.</summary>
internal readonly unsafe struct ParameterRange(float* parameters, float* gradient, float* firstMoment, float* secondMoment, int count)
{
    public float* Parameters { get; } = parameters;

    public float* Gradient { get; } = gradient;

    public float* FirstMoment { get; } = firstMoment;

    public float* SecondMoment { get; } = secondMoment;

    /// <summary>The number of parameters, a multiple of 16.</summary>
    public int Count { get; } = count;
}
