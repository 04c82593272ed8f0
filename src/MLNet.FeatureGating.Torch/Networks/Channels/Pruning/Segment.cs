using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>What pruning makes of a layer that mixes channels and of the layers up to the next such one.</summary>
internal sealed class Segment
{
    private readonly List<Func<ChannelLayer>> _layers = [];
    private readonly PendingScales _pending;
    private readonly bool[] _keptAtEnd;
    private readonly Device _device;
    private bool[] _kept;

    /// <summary>Initializes a new instance of the <see cref="Segment"/> class.</summary>
    /// <param name="producer">The layer that mixes channels; null where the segment begins with the input.</param>
    /// <param name="channels">The number of channels that it gives.</param>
    /// <param name="steps">The layers up to the next that mixes channels.</param>
    /// <param name="consumer">The next that mixes channels; null where the segment ends with the output.</param>
    /// <param name="device">Where the network is.</param>
    public Segment(LinearDraft? producer, int channels, IReadOnlyList<SegmentStep> steps, nn.Module<Tensor, Tensor>? consumer, Device device)
    {
        double?[] constants = ChannelConstants.Behind(steps, channels);
        _keptAtEnd = [.. constants.Select(constant => constant is null || !CanTake(consumer, constant.Value))];
        if (!_keptAtEnd.Contains(true))
        {
            // A layer has at least one channel. This one's factor, 0, cuts it off like any other that stays though it is closed.
            _keptAtEnd[0] = true;
        }

        _kept = [.. _keptAtEnd.Chunk(_keptAtEnd.Length / channels).Select(block => block.Contains(true))];
        _device = device;
        _pending = new(channels, producer, device);
        if (producer is not null)
        {
            Add(producer);
        }
        else if (_kept.Contains(false))
        {
            int[] kept = Indices(_kept);
            _layers.Add(() => new SelectionLayer(channels, kept, device));
        }

        foreach (SegmentStep step in steps)
        {
            Pass(step);
        }

        if (consumer is not (DenseLayer or ConvolutionLayer))
        {
            Add(_pending.Resolve(_kept));
        }

        int[] left = Indices(_kept);
        int[] dropped = [.. Enumerable.Range(0, _kept.Length).Except(left)];
        Outgoing = new(
            left,
            [.. left.Select(channel => _pending.Values[channel])],
            dropped,
            [.. dropped.Select(channel => constants[channel]!.Value)]);

        // Only now: layers take factors on from others further back.
        Layers = [.. _layers.Select(make => make())];
    }

    /// <summary>The pruned layers, without the next that mixes channels.</summary>
    public IReadOnlyList<ChannelLayer> Layers { get; }

    /// <summary>What the next that mixes channels gets.</summary>
    public ChannelSignal Outgoing { get; }

    // Whether a constant can go into a layer's biases: not at the edge of images with zeros around them.
    private static bool CanTake(nn.Module<Tensor, Tensor>? consumer, double constant) => consumer switch
    {
        DenseLayer => double.IsFinite(constant),
        ConvolutionLayer convolution => constant == 0 || (convolution.Padding == 0 && double.IsFinite(constant)),
        _ => false,
    };

    private static int[] Indices(bool[] flags) => [.. Enumerable.Range(0, flags.Length).Where(index => flags[index])];

    private void Pass(SegmentStep step)
    {
        switch (step.Layer)
        {
            case FlattenLayer:
                PassFlatten(step);
                break;
            case ChannelNormalizationLayer normalization:
                var draft = new NormalizationDraft(normalization);
                Add(_pending.PassOther(_kept, draft));
                Add(draft);
                break;
            case ActivationLayer { IsHomogeneous: false }:
                Add(_pending.PassOther(_kept, null));
                AddCopy(step);
                break;
            case ActivationLayer or MaxPoolingLayer:
                Add(_pending.PassHomogeneous(_kept));
                AddCopy(step);
                break;
            case AveragePoolingLayer:
                AddCopy(step);
                break;
            default:
                _pending.Multiply(ChannelConstants.Factors(step.Layer)!);
                break;
        }
    }

    private void PassFlatten(SegmentStep step)
    {
        AddCopy(step);
        int block = step.Channels / _kept.Length;
        int[] given = [.. Indices(_kept).SelectMany(channel => Enumerable.Range(channel * block, block))];
        _pending.Flatten(step.Channels);
        _kept = _keptAtEnd;
        int[] wanted = [.. Enumerable.Range(0, given.Length).Where(position => _kept[given[position]])];
        if (wanted.Length < given.Length)
        {
            _layers.Add(() => new SelectionLayer(given.Length, wanted, _device));
        }
    }

    private void AddCopy(SegmentStep step) => _layers.Add(() => ChannelPruning.Copy(step.Layer));

    private void Add(LayerDraft? draft)
    {
        if (draft is not null)
        {
            int[] kept = Indices(_kept);
            _layers.Add(() => draft.Build(kept));
        }
    }
}
