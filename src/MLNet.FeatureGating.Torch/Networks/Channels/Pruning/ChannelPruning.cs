using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>
/// Cuts a network into segments, each from one layer that mixes channels to the next, and makes a smaller one of each in turn. Within a
/// segment, channels have nothing to do with each other: what is taken out at its end can be taken out from its beginning.
/// </summary>
internal static class ChannelPruning
{
    public static ChannelNetwork Prune(IReadOnlyList<nn.Module<Tensor, Tensor>> layers, out IReadOnlyList<int> selectedInputs)
    {
        int start = Start(layers);
        int end = End(layers, start);
        int channels = FirstSize(layers, start)!.Value;
        Device device = layers.OfType<ChannelLayer>().SelectMany(layer => layer.parameters()).First().device;
        List<ChannelLayer> pruned = [.. layers.Take(start).Select(Copy)];
        List<ChannelLayer> body = [];
        LinearDraft? producer = null;
        int inputs = channels;
        for (int position = start, next; ; position = next + 1)
        {
            next = position;
            while (next < end && layers[next] is not (DenseLayer or ConvolutionLayer or SelectionLayer))
            {
                next++;
            }

            nn.Module<Tensor, Tensor>? consumer = next < end ? layers[next] : null;
            var segment = new Segment(producer, channels, Steps(layers, position, next, channels), consumer, device);
            body.AddRange(segment.Layers);
            if (consumer is null)
            {
                break;
            }

            producer = LinearDraft.Of(consumer, segment.Outgoing);
            channels = producer?.Channels ?? ((SelectionLayer)consumer).Indices.Count;
            if (consumer is SelectionLayer)
            {
                body.Add(Copy(consumer));
            }
        }

        selectedInputs = InputsRead(body, inputs);
        return new ChannelNetwork([.. pruned, .. body, .. layers.Skip(end).Select(Copy)]);
    }

    /// <summary>A layer without weights, once more.</summary>
    public static ChannelLayer Copy(nn.Module<Tensor, Tensor> layer) => layer switch
    {
        ActivationLayer activation => new ActivationLayer(activation.Activation),
        MaxPoolingLayer pooling => new MaxPoolingLayer(pooling.KernelSize, pooling.Stride),
        AveragePoolingLayer pooling => new AveragePoolingLayer(pooling.OutputSize),
        FlattenLayer => new FlattenLayer(),
        SelectionLayer selection => new SelectionLayer(selection.Channels, selection.Indices, selection.Device),
        _ => throw new ArgumentException($"A {layer.GetType().Name} has weights.", nameof(layer)),
    };

    // Where images are flattened before a layer tells how many channels they have, pruning begins behind that.
    private static int Start(IReadOnlyList<nn.Module<Tensor, Tensor>> layers)
    {
        int before = layers.TakeWhile(layer => layer is not FlattenLayer && LayerSequence.InputSize(layer) is null).Count();
        return layers[before] is FlattenLayer ? before + 1 : 0;
    }

    // Where flattening is the last to say how many numbers there are, pruning ends in front of it.
    private static int End(IReadOnlyList<nn.Module<Tensor, Tensor>> layers, int start)
    {
        int index = start;
        while (index < layers.Count && (layers[index] is not FlattenLayer || FirstSize(layers, index + 1) is not null))
        {
            index++;
        }

        return index;
    }

    private static SegmentStep[] Steps(IReadOnlyList<nn.Module<Tensor, Tensor>> layers, int from, int to, int channels)
    {
        var steps = new List<SegmentStep>();
        for (int i = from; i < to; i++)
        {
            if (layers[i] is FlattenLayer)
            {
                channels = FirstSize(layers, i + 1)!.Value;
            }

            steps.Add(new(layers[i], channels));
        }

        return [.. steps];
    }

    private static int? FirstSize(IReadOnlyList<nn.Module<Tensor, Tensor>> layers, int from) =>
        layers.Skip(from).Select(LayerSequence.InputSize).FirstOrDefault(size => size is not null);

    private static int[] InputsRead(IEnumerable<ChannelLayer> layers, int inputs)
    {
        int[] read = [.. Enumerable.Range(0, inputs)];
        foreach (ChannelLayer layer in layers.TakeWhile(layer => layer is not (DenseLayer or ConvolutionLayer or FlattenLayer)))
        {
            if (layer is SelectionLayer selection)
            {
                read = [.. selection.Indices.Select(index => read[index])];
            }
        }

        return [.. read.Distinct().Order()];
    }
}
