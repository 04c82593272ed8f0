namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Weights under the L1 norm in the place of gates.</summary>
internal sealed class WeightGates<T>(float threshold)
    : ElementGates<T, NoiseLaws.Uniform<T>, WeightLaw<T>>(new WeightLaw<T>(threshold))
    where T : unmanaged, ILanes<T>
{
    public override void Firmness(ReadOnlySpan<float> parameters, Span<float> firmness)
    {
        for (int gate = 0; gate < firmness.Length; gate++)
        {
            firmness[gate] = MathF.Abs(parameters[gate]);
        }
    }
}
