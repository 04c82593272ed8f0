using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>A layer in the making whose outputs can still be scaled, and left out, channel by channel.</summary>
internal abstract class LayerDraft
{
    /// <summary>The number of channels while none is left out.</summary>
    public abstract int Channels { get; }

    /// <summary>Multiplies the outputs by one factor a channel.</summary>
    public abstract void Scale(double[] factors);

    /// <summary>Makes the layer.</summary>
    /// <param name="kept">The channels that are not left out.</param>
    public abstract ChannelLayer Build(int[] kept);

    // Sums and products are made in double precision, on the CPU.
    protected static Tensor Precise(Tensor values) => values.detach().cpu().type(ScalarType.Float64);

    protected static Tensor Vector(IEnumerable<double> values) => tensor(values.ToArray());

    protected static Tensor Indices(IEnumerable<int> indices) => tensor(indices.Select(index => (long)index).ToArray());

    /// <summary>The numbers of some channels, for a layer on a device.</summary>
    protected static Tensor Finish(Tensor values, int[] kept, Device device) =>
        as_tensor(values.index_select(0, Indices(kept)).type(ScalarType.Float32), null, device);
}
