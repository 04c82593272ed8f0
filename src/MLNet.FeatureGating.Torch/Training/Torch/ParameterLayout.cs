using MLNet.FeatureGating.Networks;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>
/// Where the parameters of gates, weights and biases lie in a member's row of the flat parameter table [members, parameters]. One table makes
/// clipping, the optimiser, snapshots and leaving members a handful of tensor operations, however many layers there are.
/// </summary>
internal sealed class ParameterLayout
{
    private readonly long[] _sizes;
    private readonly TrainingStudy _study;
    private readonly StackedDenseNetwork _network;
    private readonly GateBank _gates;

    public ParameterLayout(TrainingStudy study, GateBank gates, StackedDenseNetwork network)
    {
        _study = study;
        _gates = gates;
        _network = network;
        _sizes = [gates.ParameterCount, .. network.Layers.SelectMany(layer => new long[] { (long)layer.Inputs * layer.Outputs, layer.Outputs })];
        ParameterCount = _sizes.Sum();
    }

    public long ParameterCount { get; }

    /// <summary>The part of a table that gates are, [members, parameters].</summary>
    public Tensor Gates(Tensor table) => table.narrow(1, 0, _gates.ParameterCount);

    /// <summary>Splits the table into gates, [members, parameters], then weights and biases as a network takes them.</summary>
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

    /// <summary>
    /// The starting row of a member: a function of its seed, its law and the weights it is given. Made on the CPU, so that devices start alike.
    /// </summary>
    public Tensor Initial(int index, StudyMember member)
    {
        Tensor row = zeros([1, ParameterCount], ScalarType.Float32);
        Tensor[] parts = Split(row);
        foreach (GateSite site in _gates.Sites)
        {
            _gates.Of(index, site, parts[0]).copy_(_gates.Law(index, site).InitialParameters(site.GateCount, member.Seed));
        }

        IReadOnlyList<DenseLayerWeights> layers = InitialNetwork.Draw(_study, member);
        for (int layer = 0; layer < layers.Count; layer++)
        {
            Fill(parts[1 + (2 * layer)], layers[layer].Weights);
            Fill(parts[2 + (2 * layer)], layers[layer].Biases);
        }

        return row;
    }

    /// <summary>The norm of each row of a table, [members, 1].</summary>
    public Tensor Norms(Tensor table) => _gates.Norms(table);

    /// <summary>A row, [1, parameters], with one value for gates, another for the first layers and another for all else.</summary>
    public Tensor PerParameter(double gates, double others, double firstLayers, int layerCount)
    {
        Tensor row = full([1, ParameterCount], others, ScalarType.Float32);
        row.narrow(1, 0, _gates.ParameterCount).fill_(gates);
        row.narrow(1, _gates.ParameterCount, _sizes[1..(1 + (2 * Math.Min(layerCount, _network.Layers.Count)))].Sum()).fill_(firstLayers);
        return row;
    }

    /// <summary>Reads the layers out of a member's row.</summary>
    public IReadOnlyList<DenseLayerWeights> Layers(ReadOnlySpan<float> row)
    {
        var layers = new List<DenseLayerWeights>(_network.Layers.Count);
        int start = _gates.ParameterCount;
        foreach ((int inputs, int outputs) in _network.Layers)
        {
            int weights = inputs * outputs;
            layers.Add(new(inputs, outputs, row.Slice(start, weights).ToArray(), row.Slice(start + weights, outputs).ToArray()));
            start += weights + outputs;
        }

        return layers;
    }

    private static void Fill(Tensor part, IReadOnlyList<float> values) => part.copy_(tensor(values.ToArray(), part.shape, null, null));
}
