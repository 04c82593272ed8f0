using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>
/// Multiplies each channel of rows or images by a fixed number. Pruning puts it where the value of a gate cannot become part of a layer's weights.
/// </summary>
public sealed class ScaleLayer : ChannelLayer
{
    private readonly Tensor _scales;

    /// <summary>Initializes a new instance of the <see cref="ScaleLayer"/> class.</summary>
    /// <param name="scales">One factor a channel, at least one. Range: finite numbers.</param>
    /// <exception cref="ArgumentException">There are no factors.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="scales"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A factor is not finite.</exception>
    public ScaleLayer(IEnumerable<double> scales)
        : this(scales, null)
    {
    }

    /// <summary>A layer on a device.</summary>
    internal ScaleLayer(IEnumerable<double> scales, Device? device)
        : base(nameof(ScaleLayer))
    {
        ArgumentNullException.ThrowIfNull(scales);
        Scales = [.. scales.Select(scale => Require.Finite(scale, nameof(scales)))];
        if (Scales.Count == 0)
        {
            throw new ArgumentException("Expected at least one factor, but there is none.", nameof(scales));
        }

        _scales = tensor(Scales.Select(scale => (float)scale).ToArray(), null, device);
        RegisterComponents();
    }

    /// <summary>Gets the factors, one a channel.</summary>
    public IReadOnlyList<double> Scales { get; }

    internal override long[] OutputShape(long[] inputShape) => RequireChannels(Scales.Count, inputShape);

    internal override IEnumerable<Tensor> OwnTensors() => [_scales];

    private protected override Tensor Compute(Tensor input) =>
        input * (input.shape.Length == 2 ? _scales : _scales.view(-1, 1, 1));
}
