namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>
/// Where gates, biases and weights lie among a member's parameters: gates first, then layers from the last to the first. So the layers that
/// may be frozen are at the end, and the first one can shrink without moving the others.
/// </summary>
internal sealed class ParameterLayout
{
    /// <summary>Initializes a new instance of the <see cref="ParameterLayout"/> class.</summary>
    /// <param name="widths">The widths of input, hidden layers and output.</param>
    /// <param name="gateParameters">The number of parameters in each place of gates.</param>
    public ParameterLayout(IReadOnlyList<int> widths, IReadOnlyList<int> gateParameters)
    {
        Widths = widths;
        GateParameters = gateParameters;
        int end = 0;
        int[] gates = new int[gateParameters.Count];
        for (int place = 0; place < gates.Length; place++)
        {
            gates[place] = end;
            end += Padding.RoundUp(gateParameters[place]);
        }

        Gates = gates;
        GateEnd = end;
        var layers = new LayerPlace[widths.Count - 1];
        for (int layer = layers.Length - 1; layer >= 0; layer--)
        {
            int inputs = widths[layer];
            int outputs = widths[layer + 1];
            int stride = Padding.RoundUp(inputs);
            int weights = end + Padding.RoundUp(outputs);
            layers[layer] = new(inputs, outputs, stride, end, weights);
            end = checked(weights + (outputs * stride));
        }

        Layers = layers;
        Count = end;
    }

    public IReadOnlyList<int> Widths { get; }

    public IReadOnlyList<int> GateParameters { get; }

    /// <summary>Where the gates of each place begin.</summary>
    public int[] Gates { get; }

    /// <summary>Where the gates of all places end.</summary>
    public int GateEnd { get; }

    public LayerPlace[] Layers { get; }

    public int Count { get; }

    /// <summary>Where the parameters end that are trained when so many first layers are frozen.</summary>
    public int TrainedEnd(int frozenLayers) => frozenLayers == 0
        ? Count
        : frozenLayers >= Layers.Length ? GateEnd : Layers[frozenLayers - 1].Biases;

    /// <summary>The same network with fewer inputs.</summary>
    public ParameterLayout WithInputs(int inputs) => new([inputs, .. Widths.Skip(1)], GateParameters);
}
