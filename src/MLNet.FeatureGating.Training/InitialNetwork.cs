namespace MLNet.FeatureGating.Training;

/// <summary>The weights that a member's network starts from: the same for every engine.</summary>
internal static class InitialNetwork
{
    /// <summary>Gives the layers of a member, from input to output.</summary>
    /// <returns>
    /// Those that the member is given, and for the others uniform weights, a function of the member's seed and the layer only, and biases of 0.
    /// </returns>
    public static IReadOnlyList<DenseLayerWeights> Draw(TrainingStudy study, StudyMember member)
    {
        IReadOnlyList<int> widths = study.Widths;
        var layers = new DenseLayerWeights[widths.Count - 1];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            (int inputs, int outputs) = (widths[layer], widths[layer + 1]);
            double bound = Bound(study.Network.Activation, inputs, outputs, isLast: layer == layers.Length - 1);
            layers[layer] = layer < member.InitialLayers?.Count
                ? member.InitialLayers[layer]
                : new(inputs, outputs, Uniform(inputs * outputs, bound, member.Seed, layer), new float[outputs]);
        }

        return layers;
    }

    /// <summary>The bound of a layer's uniform weights (He et al., 2015; Glorot and Bengio, 2010, for the last one).</summary>
    internal static double Bound(Activation activation, int inputs, int outputs, bool isLast) =>
        isLast ? Math.Sqrt(6.0 / (inputs + outputs)) : Gain(activation) * Math.Sqrt(3.0 / inputs);

    /// <summary>The factor on the standard deviation of initial weights that keeps signals from growing or dying.</summary>
    internal static double Gain(Activation activation) => activation switch
    {
        Activation.Relu => Math.Sqrt(2),
        Activation.LeakyRelu => Math.Sqrt(2 / (1 + (0.01 * 0.01))),
        Activation.Tanh => 5.0 / 3,
        _ => 1,
    };

    private static float[] Uniform(int count, double bound, int seed, int layer)
    {
        // A stream for each layer: what one draws does not depend on the widths of those before it.
        var generator = new SplitMix64(SplitMix64.Finalise(SeedStream.Weights(seed) + ((ulong)layer * SplitMix64.Step)));
        float[] weights = new float[count];
        for (int i = 0; i < count; i++)
        {
            weights[i] = (float)(bound * generator.NextSigned());
        }

        return weights;
    }
}
