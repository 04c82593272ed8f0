using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>A layer of a <see cref="ChannelNetwork"/>: it knows how many channels it takes and gives.</summary>
/// <remarks>
/// Input and output are rows, [rows, features], or images, [rows, channels, height, width]; the features of rows are their channels.
/// </remarks>
public abstract class ChannelLayer : nn.Module<Tensor, Tensor>
{
    private protected ChannelLayer(string name)
        : base(name)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The layer does not take an input of that shape.</exception>
    public sealed override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        OutputShape(input.shape);
        using DisposeScope scope = NewDisposeScope();
        return Compute(input).MoveToOuterDisposeScope();
    }

    /// <summary>Gives the shape of the output for an input of some shape.</summary>
    /// <exception cref="ArgumentException">The layer does not take an input of that shape.</exception>
    internal abstract long[] OutputShape(long[] inputShape);

    /// <summary>Counts the multiply-adds of matrix products and convolutions.</summary>
    internal virtual long Operations(long[] inputShape) => 0;

    /// <summary>Parameters and buffers.</summary>
    internal virtual IEnumerable<Tensor> OwnTensors() => parameters();

    private protected abstract Tensor Compute(Tensor input);

    private protected ArgumentException WrongShape(string expected, long[] input) => new(
        $"{GetType().Name} expects an input of shape {expected}, but it is [{string.Join(", ", input)}].", nameof(input));

    /// <summary>Rows or images with a number of channels; shape checks of layers that leave channels apart.</summary>
    private protected long[] RequireChannels(int channels, long[] shape) => shape.Length is 2 or 4 && shape[1] == channels
        ? shape
        : throw WrongShape($"[rows, {channels}] or [rows, {channels}, height, width]", shape);
}
