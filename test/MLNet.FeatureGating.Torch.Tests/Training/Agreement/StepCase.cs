using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Cpu;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>One step of a study of one member.</summary>
/// <param name="Study">The study.</param>
internal sealed record StepCase(TrainingStudy Study)
{
    /// <summary>Gets the number of the step, from 0, which its noise depends on.</summary>
    public long Step { get; init; } = 3;

    /// <summary>Gets the epoch, from 0, which the order of rows depends on.</summary>
    public int Epoch { get; init; }

    /// <summary>Gets the batch of the epoch, from 0.</summary>
    public int Batch { get; init; }

    /// <summary>Gets how much of training is over.</summary>
    public double Progress { get; init; } = 0.3;

    /// <summary>Gets a gate parameter that every third gate on the inputs has, so that it is closed for good.</summary>
    public float? ClosedAt { get; init; }

    public StudyMember Member => Study.Members[0];

    /// <summary>Gets the number of parameters of the gates in all places.</summary>
    public int GateParameterCount =>
        ParametersOf(InputGates) + Study.Network.GatedLayers.Sum(layer => ParametersOf(Study.Network.HiddenUnits[layer]));

    /// <summary>The gates whose features have not left, where some are closed for good.</summary>
    public GateGroups? InputGroups() => ClosedAt is null
        ? null
        : new(Study.Gates ?? GateMap.OneEach(Study.Training.FeatureCount), [.. FeaturesInUse()]);

    /// <summary>Moves a row of starting parameters, in torch's order, to where nothing is 0, and gates are apart.</summary>
    public float[] Move(float[] start)
    {
        var numbers = new Numbers(17);
        float[] row = [.. start.Select((value, i) => (float)(value + (numbers.Normal() * (i < GateParameterCount ? 0.5 : 0.1))))];
        for (int gate = 0; ClosedAt is { } closed && gate < InputGates; gate += 3)
        {
            row[gate] = closed;
        }

        return row;
    }

    private int InputGates => Study.Gates?.GateCount ?? Study.Training.FeatureCount;

    private int ParametersOf(int gates)
    {
        using FeatureGate law = GateFactory.CreateIndependent(Member.Gate ?? Study.Gate);
        return law.ParameterCount(gates);
    }

    private IEnumerable<int> FeaturesInUse() => Enumerable.Range(0, Study.Training.FeatureCount)
        .Where(feature => (Study.Gates?.GateOfFeature[feature] ?? feature) % 3 != 0);
}
