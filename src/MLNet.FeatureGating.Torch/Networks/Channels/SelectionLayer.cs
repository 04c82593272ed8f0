using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>Keeps some of the channels of rows or images, in a given order. Pruning puts it where gates have closed inputs.</summary>
public sealed class SelectionLayer : ChannelLayer
{
    private readonly Tensor _indices;

    /// <summary>Initializes a new instance of the <see cref="SelectionLayer"/> class.</summary>
    /// <param name="channels">The number of channels of the input. Range: at least 1.</param>
    /// <param name="indices">The channels to keep, at least one. Range: 0 to <paramref name="channels"/> - 1 each.</param>
    /// <exception cref="ArgumentException">There are no indices.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="indices"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no channels, or an index is not one of a channel.</exception>
    public SelectionLayer(int channels, IEnumerable<int> indices)
        : this(channels, indices, null)
    {
    }

    /// <summary>A layer on a device.</summary>
    internal SelectionLayer(int channels, IEnumerable<int> indices, Device? device)
        : base(nameof(SelectionLayer))
    {
        ArgumentNullException.ThrowIfNull(indices);
        Channels = Require.AtLeast(1, channels);
        Indices = [.. indices.Select(index => Require.Between(0, channels - 1, index, nameof(indices)))];
        if (Indices.Count == 0)
        {
            throw new ArgumentException("Expected at least one channel to keep, but there is none.", nameof(indices));
        }

        _indices = tensor(Indices.Select(index => (long)index).ToArray(), null, device);
        RegisterComponents();
    }

    /// <summary>Gets the number of channels of the input.</summary>
    public int Channels { get; }

    /// <summary>Gets the channels that are kept.</summary>
    public IReadOnlyList<int> Indices { get; }

    /// <summary>Where the layer is.</summary>
    internal Device Device => _indices.device;

    internal override long[] OutputShape(long[] inputShape)
    {
        long[] shape = [.. RequireChannels(Channels, inputShape)];
        shape[1] = Indices.Count;
        return shape;
    }

    internal override IEnumerable<Tensor> OwnTensors() => [_indices];

    private protected override Tensor Compute(Tensor input) => input.index_select(1, _indices);
}
