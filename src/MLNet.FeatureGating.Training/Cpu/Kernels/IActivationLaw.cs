namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>A non-linearity.</summary>
internal interface IActivationLaw<T>
    where T : unmanaged, ILanes<T>
{
    static abstract T Apply(T input);

    /// <summary>The derivative, from the output.</summary>
    static abstract T Slope(T output);
}
