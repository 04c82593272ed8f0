using MLNet.FeatureGating.Gates;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>Gates in one place of the networks, on the inputs or behind a hidden layer.</summary>
/// <param name="Layer">The dense layer whose input they gate, from 0.</param>
/// <param name="Start">Where the parameters of the site's gates begin among those of all gates.</param>
/// <param name="Map">Which features share a gate, and so on.</param>
/// <param name="Laws">The law of each kind of member.</param>
internal sealed record GateSite(int Layer, int Start, GateMapTensors Map, IReadOnlyList<FeatureGate> Laws) : IDisposable
{
    public int GateCount => Map.Map.GateCount;

    /// <summary>The number of parameters: those of the law that has the most. Another law's are the first of them.</summary>
    public int ParameterCount { get; } = Laws.Max(law => law.ParameterCount(Map.Map.GateCount));

    /// <summary>The number of random numbers of a mask, of the law that wants the most.</summary>
    public int NoiseCount { get; } = Laws.Max(law => law.NoiseCount(Map.Map.GateCount));

    public void Dispose()
    {
        Map.Dispose();
        foreach (FeatureGate law in Laws)
        {
            law.Dispose();
        }
    }
}
