using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Training.Cpu;
using CpuLayout = MLNet.FeatureGating.Training.Cpu.ParameterLayout;

namespace MLNet.FeatureGating.Torch.Tests.Training.Agreement;

/// <summary>A member of the managed engine in torch's order of parameters.</summary>
internal sealed unsafe class ParameterRow<T>(MemberShape shape, Member<T> member)
    where T : unmanaged, ILanes<T>
{
    /// <summary>Gives the member the parameters of a row.</summary>
    public void Write(float[] row)
    {
        int?[] places = Places();
        for (int i = 0; i < row.Length; i++)
        {
            if (places[i] is { } place)
            {
                member.Parameters[place] = row[i];
            }
        }
    }

    /// <summary>The member's gradient; 0 where it has no such parameter, or where it is frozen.</summary>
    public double[] Gradient()
    {
        int end = member.Layout.TrainedEnd(shape.Study.Schedule.FrozenLayers);
        return [.. Places().Select(place => place is { } at && at < end ? (double)member.Gradient[at] : 0)];
    }

    // Null for gates that a fixed mask stands for, and for the weights of features that have left.
    private int?[] Places()
    {
        CpuLayout layout = member.Layout;
        var places = new List<int?>();
        if (!shape.HasGates(0))
        {
            using FeatureGate law = GateFactory.CreateIndependent(member.Definition.Gate ?? shape.Study.Gate);
            places.AddRange(Enumerable.Repeat((int?)null, law.ParameterCount(shape.Map(0).GateCount)));
        }

        foreach (GatePlace<T> gates in member.Places)
        {
            for (int plane = 0; plane < gates.Law.ParametersEach; plane++)
            {
                places.AddRange(Run(layout.Gates[gates.Index] + (plane * Padding.RoundUp(gates.GateCount)), gates.GateCount));
            }
        }

        for (int index = 0; index < layout.Layers.Length; index++)
        {
            LayerPlace layer = layout.Layers[index];
            for (int input = 0; input < shape.Widths[index]; input++)
            {
                int at = index == 0 && member.InUse is { } inUse ? Array.IndexOf(inUse, input) : input;
                places.AddRange(Enumerable.Range(0, layer.Outputs).Select(
                    output => at < 0 ? (int?)null : layer.Weights + (output * layer.Stride) + at));
            }

            places.AddRange(Run(layer.Biases, layer.Outputs));
        }

        return [.. places];
    }

    private static IEnumerable<int?> Run(int start, int count) => Enumerable.Range(start, count).Select(place => (int?)place);
}
