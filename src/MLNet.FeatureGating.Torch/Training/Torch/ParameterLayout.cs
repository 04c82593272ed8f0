using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Networks;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>
/// Where gates, weights and biases lie in a member's row of the flat parameter table [members, parameters]. One table makes
/// clipping, the optimiser, snapshots and leaving members a handful of tensor operations, however many layers there are.
/// </summary>
internal sealed class ParameterLayout
{
    private readonly long[] _sizes;
    private readonly StackedDenseNetwork _network;
    private readonly FeatureGate _gate;

    public ParameterLayout(FeatureGate gate, int gateCount, StackedDenseNetwork network)
    {
        _gate = gate;
        _network = network;
        GateCount = gateCount;
        _sizes = [gateCount, .. network.Layers.SelectMany(layer => new long[] { (long)layer.Inputs * layer.Outputs, layer.Outputs })];
        ParameterCount = _sizes.Sum();
    }

    public int GateCount { get; }

    public long ParameterCount { get; }

    /// <summary>Splits the table into gates, [members, gates], then weights and biases as a network takes them.</summary>
    public Tensor[] Split(Tensor table)
    {
        long members = table.shape[0];
        Tensor[] parts = table.split(_sizes, 1);
        for (int layer = 0; layer < _network.Layers.Count; layer++)
        {
            (int inputs, int outputs) = _network.Layers[layer];
            parts[1 + (2 * layer)] = parts[1 + (2 * layer)].view(members, inputs, outputs);
            parts[2 + (2 * layer)] = parts[2 + (2 * layer)].view(members, 1, outputs);
        }

        return parts;
    }

    /// <summary>The starting row of a member: a function of its seed only. Made on the CPU, so that devices start alike.</summary>
    public Tensor Initial(int seed)
    {
        using var generator = new Generator(SeedStream.Weights(seed));
        Tensor row = zeros([1, ParameterCount], ScalarType.Float32);
        Tensor[] parts = Split(row);
        parts[0].fill_(_gate.InitialParameter);
        for (int layer = 0; layer < _network.Layers.Count; layer++)
        {
            double bound = _network.InitialBound(layer);
            parts[1 + (2 * layer)].uniform_(-bound, bound, generator);
        }

        return row;
    }

    /// <summary>A row, [1, parameters], with one value for gates and another for all else.</summary>
    public Tensor PerParameter(double gates, double others)
    {
        Tensor row = full([1, ParameterCount], others, ScalarType.Float32);
        row.narrow(1, 0, GateCount).fill_(gates);
        return row;
    }

    /// <summary>Reads the layers out of a member's row.</summary>
    public IReadOnlyList<DenseLayerWeights> Layers(ReadOnlySpan<float> row)
    {
        var layers = new List<DenseLayerWeights>(_network.Layers.Count);
        int start = GateCount;
        foreach ((int inputs, int outputs) in _network.Layers)
        {
            int weights = inputs * outputs;
            layers.Add(new(inputs, outputs, row.Slice(start, weights).ToArray(), row.Slice(start + weights, outputs).ToArray()));
            start += weights + outputs;
        }

        return layers;
    }
}
