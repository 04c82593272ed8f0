using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Networks;

/// <summary>Makes the layers of a network, each with a seed of its own, on one device.</summary>
internal sealed class LayerFactory(int seed, Device? device)
{
    private int _made;

    public DenseLayer Dense(int inputs, int outputs) => new(inputs, outputs, Next(), device);

    public ConvolutionLayer Convolution(int inputs, int outputs, int kernelSize, int stride, int padding) =>
        new(inputs, outputs, kernelSize, stride, padding, Next(), device);

    /// <summary>Doubles an image to a given size; its own is half of it, rounded up.</summary>
    public TransposedConvolutionLayer Doubling(int inputs, int outputs, (int Height, int Width) to) =>
        new(inputs, outputs, kernelSize: 3, stride: 2, padding: 1, 1 - (to.Height % 2), 1 - (to.Width % 2), Next(), device);

    public ChannelNormalizationLayer Normalization(int channels) => new(channels, device: device);

    public IEnumerable<ChannelLayer> NormalizedRelu(int channels) => [Normalization(channels), new ActivationLayer(Activation.Relu)];

    /// <summary>A convolution that leaves the size as it is. The border is mirrored where the image is large enough, and else is 0.</summary>
    public IEnumerable<ChannelLayer> Mirrored(int inputs, int outputs, int kernelSize, int size)
    {
        int border = kernelSize / 2;
        return size > border
            ? [new ReflectionPaddingLayer(border), Convolution(inputs, outputs, kernelSize, stride: 1, padding: 0)]
            : [Convolution(inputs, outputs, kernelSize, stride: 1, padding: border)];
    }

    private int Next() => SeedStream.Member(seed, _made++);
}
