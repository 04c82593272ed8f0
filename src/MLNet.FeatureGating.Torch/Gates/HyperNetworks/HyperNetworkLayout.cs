using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Gates;

/// <summary>
/// The layers of three small networks of two layers each, and where they lie among the parameters of gates: Frep makes a representation of a
/// code, FW and Fb make of it the weights W and the biases b of all gates. Last biases of Fb come first: one a gate.
/// </summary>
internal sealed class HyperNetworkLayout
{
    /// <summary>The number of normal numbers that all gates share, and that of a code.</summary>
    public const int Dimension = LogitNormalStart.Rank;

    private const int Representation = 16;
    private const int RepresentationHidden = 64;
    private const int WeightHidden = 32;
    private const int BiasHidden = 64;

    // By these, laws differ a little from code to code to begin with.
    private const double LastLayerScale = 0.1;

    private HyperNetworkLayout(int gates)
    {
        int at = gates;
        HyperNetworkLayer Layer(int inputs, int outputs)
        {
            var layer = new HyperNetworkLayer(inputs, outputs, at, at + (inputs * outputs));
            at = layer.Biases + outputs;
            return layer;
        }

        Frep = [Layer(Dimension, RepresentationHidden), Layer(RepresentationHidden, Representation)];
        WeightNetwork = [Layer(Representation, WeightHidden), Layer(WeightHidden, checked(Dimension * gates))];
        HyperNetworkLayer hidden = Layer(Representation, BiasHidden);
        BiasNetwork = [hidden, new(BiasHidden, gates, at, 0)];
        GateCount = gates;
        ParameterCount = checked(at + (BiasHidden * gates));
    }

    public int GateCount { get; }

    public int ParameterCount { get; }

    public IReadOnlyList<HyperNetworkLayer> Frep { get; }

    public IReadOnlyList<HyperNetworkLayer> WeightNetwork { get; }

    public IReadOnlyList<HyperNetworkLayer> BiasNetwork { get; }

    public static HyperNetworkLayout OfGates(int gates) => new(gates);

    /// <summary>The layout that so many parameters have.</summary>
    public static HyperNetworkLayout OfParameters(long count)
    {
        int common = new HyperNetworkLayout(0).ParameterCount;
        int each = new HyperNetworkLayout(1).ParameterCount - common;
        return new((int)((count - common) / each));
    }

    /// <summary>The parameters that networks start from: of He et al.'s weights, and smaller ones in the last layers of FW and Fb.</summary>
    /// <param name="bias">The last biases of Fb: the mean of each gate, but for what codes make of it.</param>
    /// <param name="seed">The member's seed.</param>
    public float[] Initial(double bias, int seed)
    {
        float[] parameters = new float[ParameterCount];
        var generator = new SplitMix64(SplitMix64.Finalise(~SeedStream.Noise(seed)));
        foreach (HyperNetworkLayer layer in Frep.Concat(WeightNetwork).Concat(BiasNetwork))
        {
            double scale = layer == WeightNetwork[1] || layer == BiasNetwork[1] ? LastLayerScale : 1;
            double bound = scale * Math.Sqrt(6.0 / layer.Inputs) / layer.WeightFactor;
            foreach (ref float weight in parameters.AsSpan(layer.Weights, layer.Inputs * layer.Outputs))
            {
                weight = (float)(bound * generator.NextSigned());
            }
        }

        LogitNormalStart.FillLoadings(parameters.AsSpan(WeightNetwork[1].Biases), GateCount, GateCount, Dimension, seed);
        parameters.AsSpan(0, GateCount).Fill((float)bias);
        return parameters;
    }
}
