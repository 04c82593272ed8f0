using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Training;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks.Channels;

/// <summary>Layers that do not fit together are refused, with the reason.</summary>
[TestClass]
public sealed class LayerSequenceTests
{
    private static readonly Dictionary<string, (Func<nn.Module<Tensor, Tensor>[]> Layers, string Message)> Wrong = new()
    {
        ["dense after dense"] = (
            () => [new DenseLayer(4, 8), new ActivationLayer(Activation.Relu), new DenseLayer(9, 2)],
            "Layer 2 (DenseLayer) expects 9 channels, but layer 0 (DenseLayer) gives 8."),
        ["gates after dense"] = (
            () => [new DenseLayer(4, 8), ChannelNetworks.Gate(1, 1)], "Layer 1 (GateLayer) expects 2 channels, but layer 0 (DenseLayer) gives 8."),
        ["normalization after convolution"] = (
            () => [new ConvolutionLayer(1, 3, 3), new ChannelNormalizationLayer(4)],
            "Layer 1 (ChannelNormalizationLayer) expects 4 channels, but layer 0 (ConvolutionLayer) gives 3."),
        ["dense after selection"] = (
            () => [new SelectionLayer(5, [0, 2]), new DenseLayer(5, 1)],
            "Layer 1 (DenseLayer) expects 5 channels, but layer 0 (SelectionLayer) gives 2."),
        ["dense after flattening"] = (
            () => [new ConvolutionLayer(1, 3, 3), new FlattenLayer(), new DenseLayer(10, 2)],
            "Layer 2 (DenseLayer) expects 10 channels, but layer 0 (ConvolutionLayer) gives a multiple of 3"),
        ["dense on images"] = (
            () => [new ConvolutionLayer(1, 3, 3), new DenseLayer(3, 2)],
            "Layer 1 (DenseLayer) expects rows, [rows, features], but layer 0 (ConvolutionLayer) gives images"),
        ["convolution on rows"] = (
            () => [new DenseLayer(3, 2), new ConvolutionLayer(2, 3, 3)],
            "Layer 1 (ConvolutionLayer) expects images, [rows, channels, height, width], but layer 0 (DenseLayer) gives rows"),
        ["pooling after flattening"] = (
            () => [new ConvolutionLayer(2, 3, 3), new FlattenLayer(), new MaxPoolingLayer(2)], "Layer 2 (MaxPoolingLayer) expects images"),
        ["several members"] = (
            () => [new GateLayer(new GaussianGate(), 2, members: 3), new DenseLayer(2, 2)],
            "Layer 0 (GateLayer) expects gates of 1 member, but it has 3."),
        ["nothing that computes"] = (() => [ChannelNetworks.Gate(1, 1)], "at least one DenseLayer or ConvolutionLayer"),
        ["another module"] = (
            () => [new DenseLayer(2, 2), nn.ReLU()], "Layer 1 (ReLU) expects to be a ChannelLayer or a GateLayer, but it is neither."),
    };

    public static IEnumerable<object[]> WrongNames => Wrong.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(WrongNames))]
    public void Constructor_LayersThatDoNotFit_ThrowsNamingThem(string wrong)
    {
        using var scope = NewDisposeScope();

        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => new ChannelNetwork(Wrong[wrong].Layers()));

        Assert.Contains(Wrong[wrong].Message, e.Message);
        Assert.AreEqual("layers", e.ParamName);
    }

    [TestMethod]
    public void Constructor_TheSameLayerTwice_Throws()
    {
        using var layer = new DenseLayer(2, 2);

        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => new ChannelNetwork(layer, layer));

        Assert.Contains("Layer 1 (DenseLayer) expects to be in the network once", e.Message);
    }

    [TestMethod]
    public void Constructor_NoLayers_Throws()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new ChannelNetwork());
        Assert.ThrowsExactly<ArgumentNullException>(() => new ChannelNetwork(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => new ChannelNetwork([null!]));
    }
}
