using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>
/// The networks of the logitNormal paper. Each takes and gives rows of images, [rows, channels x height x width] (planar), so that they go in and
/// out as tables do; all work at any size of image.
/// </summary>
public static class ImageNetworks
{
    private const int DownSamplings = 2;

    // Smaller images are not halved any more.
    private const int LeastSize = 4;

    /// <summary>
    /// The residual generator of pix2pix: a 7 x 7 convolution, two that halve the image and double the channels, residual blocks, and as many
    /// transposed convolutions back, with batch normalisation and reflected borders (P. Isola et al., 2017; J. Johnson et al., 2016).
    /// </summary>
    /// <param name="grid">The size of the images.</param>
    /// <param name="output">What the last layer gives.</param>
    /// <param name="filters">The channels of the first convolution. Range: at least 1. The paper has 16.</param>
    /// <param name="blocks">The number of residual blocks. Range: at least 0. The paper has 2.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <param name="device">Where the network lies; <see langword="null"/> for the CPU.</param>
    /// <returns>The network; the caller disposes it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static nn.Module<Tensor, Tensor> ResNetReconstructor(
        PixelGrid grid, ImageOutput output = ImageOutput.UnitInterval, int filters = 16, int blocks = 2, int seed = 0, Device? device = null)
    {
        Require.AtLeast(1, filters);
        Require.AtLeast(0, blocks);
        var make = new LayerFactory(seed, device);
        var layers = new List<ChannelLayer> { new ShapeLayer(grid.Channels, grid.Height, grid.Width) };
        layers.AddRange(make.Mirrored(grid.Channels, filters, 7, Math.Min(grid.Height, grid.Width)));
        layers.AddRange(make.NormalizedRelu(filters));
        var sizes = new Stack<(int Height, int Width)>();
        (int height, int width) = (grid.Height, grid.Width);
        int channels = filters;
        for (int i = 0; i < DownSamplings && Math.Min(height, width) >= LeastSize; i++)
        {
            sizes.Push((height, width));
            layers.Add(make.Convolution(channels, 2 * channels, kernelSize: 3, stride: 2, padding: 1));
            layers.AddRange(make.NormalizedRelu(channels *= 2));
            (height, width) = ((height + 1) / 2, (width + 1) / 2);
        }

        for (int i = 0; i < blocks; i++)
        {
            layers.Add(new ResidualLayer(new LayerChain(
            [
                .. make.Mirrored(channels, channels, 3, Math.Min(height, width)),
                .. make.NormalizedRelu(channels),
                .. make.Mirrored(channels, channels, 3, Math.Min(height, width)),
                make.Normalization(channels),
            ])));
        }

        while (sizes.TryPop(out (int Height, int Width) size))
        {
            layers.Add(make.Doubling(channels, channels / 2, size));
            layers.AddRange(make.NormalizedRelu(channels /= 2));
            (height, width) = size;
        }

        layers.AddRange(make.Mirrored(channels, grid.Channels, 7, Math.Min(height, width)));
        return new LayerChain([.. layers, .. Ending(output), new FlattenLayer()]);
    }

    /// <summary>A dense reconstructor: values, hidden layers with ReLUs, all values of the image.</summary>
    /// <param name="inputs">The number of values that go in. Range: at least 1.</param>
    /// <param name="outputs">The number of values of the image. Range: at least 1.</param>
    /// <param name="hiddenUnits">The widths of the hidden layers. Range: at least 1 each.</param>
    /// <param name="output">What the last layer gives.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <param name="device">Where the network lies; <see langword="null"/> for the CPU.</param>
    /// <returns>The network; the caller disposes it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="hiddenUnits"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static nn.Module<Tensor, Tensor> DenseReconstructor(
        int inputs, int outputs, IReadOnlyList<int> hiddenUnits, ImageOutput output = ImageOutput.UnitInterval, int seed = 0, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(hiddenUnits);
        var make = new LayerFactory(seed, device);
        var layers = new List<ChannelLayer>();
        int width = inputs;
        foreach (int units in hiddenUnits)
        {
            layers.Add(make.Dense(width, units));
            layers.Add(new ActivationLayer(Activation.Relu));
            width = units;
        }

        layers.Add(make.Dense(width, outputs));
        return new LayerChain([.. layers, .. Ending(output)]);
    }

    /// <summary>
    /// A DCGAN decoder: selected values without their places, a dense layer, and transposed convolutions that double the image, with batch
    /// normalisation (A. Radford et al., 2016). The paper has it behind the concrete selector, where there is no place left.
    /// </summary>
    /// <param name="inputs">The number of values that go in. Range: at least 1.</param>
    /// <param name="grid">The size of the images.</param>
    /// <param name="output">What the last layer gives.</param>
    /// <param name="filters">The channels before the last layer. Range: at least 1.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <param name="device">Where the network lies; <see langword="null"/> for the CPU.</param>
    /// <returns>The network; the caller disposes it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static nn.Module<Tensor, Tensor> DcganDecoder(
        int inputs, PixelGrid grid, ImageOutput output = ImageOutput.UnitInterval, int filters = 16, int seed = 0, Device? device = null)
    {
        Require.AtLeast(1, filters);
        var make = new LayerFactory(seed, device);
        var sizes = new Stack<(int Height, int Width)>();
        (int height, int width) = (grid.Height, grid.Width);
        while (Math.Min(height, width) >= 2 * LeastSize)
        {
            sizes.Push((height, width));
            (height, width) = ((height + 1) / 2, (width + 1) / 2);
        }

        int channels = filters << Math.Min(sizes.Count, 3);
        var layers = new List<ChannelLayer>
        {
            make.Dense(inputs, channels * height * width),
            new ShapeLayer(channels, height, width),
        };
        layers.AddRange(make.NormalizedRelu(channels));
        while (sizes.TryPop(out (int Height, int Width) size))
        {
            int outputs = Math.Max(filters, channels / 2);
            layers.Add(make.Doubling(channels, outputs, size));
            layers.AddRange(make.NormalizedRelu(channels = outputs));
            (height, width) = size;
        }

        layers.Add(make.Convolution(channels, grid.Channels, kernelSize: 3, stride: 1, padding: 1));
        return new LayerChain([.. layers, .. Ending(output), new FlattenLayer()]);
    }

    /// <summary>
    /// The discriminator of pix2pix: convolutions that judge every patch of an image, together with what was observed of it (P. Isola et al., 2017).
    /// </summary>
    /// <param name="grid">The size of the images; rows of an image and of its observation, one behind the other, go in.</param>
    /// <param name="filters">The channels of the first convolution. Range: at least 1.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <param name="device">Where the network lies; <see langword="null"/> for the CPU.</param>
    /// <returns>The network, which gives a logit a patch; the caller disposes it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static nn.Module<Tensor, Tensor> PatchDiscriminator(PixelGrid grid, int filters = 16, int seed = 0, Device? device = null)
    {
        Require.AtLeast(1, filters);
        var make = new LayerFactory(seed, device);
        int size = Math.Min(grid.Height, grid.Width);
        var layers = new List<ChannelLayer>
        {
            new ShapeLayer(2 * grid.Channels, grid.Height, grid.Width),
            make.Convolution(2 * grid.Channels, filters, kernelSize: 3, stride: Halving(ref size), padding: 1),
            new LeakyReluLayer(),
        };
        int channels = filters;
        for (int i = 0; i < DownSamplings; i++)
        {
            int stride = i == 0 ? Halving(ref size) : 1;
            layers.Add(make.Convolution(channels, 2 * channels, kernelSize: 3, stride, padding: 1));
            layers.Add(make.Normalization(channels *= 2));
            layers.Add(new LeakyReluLayer());
        }

        layers.Add(make.Convolution(channels, 1, kernelSize: 3, stride: 1, padding: 1));
        return new LayerChain([.. layers, new FlattenLayer()]);
    }

    /// <summary>A classifier built as DCGAN's discriminator: convolutions that halve the image, batch normalisation, leaky ReLUs.</summary>
    /// <param name="grid">The size of the images.</param>
    /// <param name="classes">The number of classes. Range: at least 2.</param>
    /// <param name="filters">The channels of the first convolution. Range: at least 1.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <param name="device">Where the network lies; <see langword="null"/> for the CPU.</param>
    /// <returns>The network, which gives a logit a class; the caller disposes it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static nn.Module<Tensor, Tensor> DcganClassifier(PixelGrid grid, int classes, int filters = 16, int seed = 0, Device? device = null)
    {
        Require.AtLeast(2, classes);
        Require.AtLeast(1, filters);
        var make = new LayerFactory(seed, device);
        (int height, int width) = (grid.Height, grid.Width);
        var layers = new List<ChannelLayer> { new ShapeLayer(grid.Channels, height, width) };
        int channels = grid.Channels;
        int outputs = filters;
        do
        {
            bool isFirst = layers.Count == 1;
            layers.Add(make.Convolution(channels, outputs, kernelSize: 3, stride: 2, padding: 1));
            if (!isFirst)
            {
                layers.Add(make.Normalization(outputs));
            }

            layers.Add(new LeakyReluLayer());
            (channels, outputs) = (outputs, 2 * outputs);
            (height, width) = ((height + 1) / 2, (width + 1) / 2);
        }
        while (Math.Min(height, width) >= LeastSize);
        return new LayerChain([.. layers, new FlattenLayer(), make.Dense(channels * height * width, classes)]);
    }

    private static ChannelLayer[] Ending(ImageOutput output) => Require.Defined(output) == ImageOutput.UnitInterval ? [new SigmoidLayer()] : [];

    private static int Halving(ref int size)
    {
        if (size < LeastSize)
        {
            return 1;
        }

        size = (size + 1) / 2;
        return 2;
    }
}
