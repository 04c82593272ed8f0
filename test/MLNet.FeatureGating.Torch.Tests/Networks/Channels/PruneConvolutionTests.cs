using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks.Channels;

[TestClass]
public sealed class PruneConvolutionTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    public void Prune_InputChannelGates_SelectsChannels()
    {
        PruningResult result = Prune(3, ChannelNetworks.Gate(0.5, 0, 1), new ConvolutionLayer(3, 2, 3, padding: 1, seed: 1));

        Assert.AreEqual("Selection 3-2, Convolution 2-2", result.Network.Describe());
        CollectionAssert.AreEqual(new[] { 0, 2 }, result.SelectedInputs.ToArray());
        Assert.AreEqual(5 * 36 * 2 * 3 * 9, result.OperationsBefore(5, 3, 6, 6));
        Assert.AreEqual(5 * 36 * 2 * 2 * 9, result.OperationsAfter(5, 3, 6, 6));
    }

    [TestMethod]
    [DataRow(Activation.Relu, 1)]
    [DataRow(Activation.Tanh, 1)]
    [DataRow(Activation.Sigmoid, 0)]
    public void Prune_GatesBeforeActivation_TakesOutChannels(Activation activation, int padding)
    {
        PruningResult result = Prune(
            2,
            new ConvolutionLayer(2, 4, 3, stride: 2, padding: 1, seed: 1),
            ChannelNetworks.Gate(0.25, 0, 0.75, 0),
            new ActivationLayer(activation),
            new ConvolutionLayer(4, 3, 2, padding: padding, seed: 2));

        Assert.AreEqual($"Convolution 2-2, {activation}, Convolution 2-3", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_ConstantInFrontOfPadding_KeepsTheChannel()
    {
        PruningResult result = Prune(
            2,
            new ConvolutionLayer(2, 4, 3, seed: 1),
            ChannelNetworks.Gate(0.25, 0, 0.75, 0),
            new ActivationLayer(Activation.Sigmoid),
            ChannelNetworks.Gate(1, 1, 1, 0),
            new ConvolutionLayer(4, 3, 3, padding: 1, seed: 2));

        Assert.AreEqual("Convolution 2-3, Sigmoid, Convolution 3-3", result.Network.Describe());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void Prune_AllChannelsClosed_KeepsOne(int padding)
    {
        PruningResult result = Prune(
            false,
            2,
            new ConvolutionLayer(2, 4, 3, seed: 1),
            new ActivationLayer(Activation.Relu),
            ChannelNetworks.Gate(0, 0, 0, 0),
            new ConvolutionLayer(4, 3, 3, padding: padding, seed: 2));

        Assert.AreEqual("Convolution 2-1, Relu, Convolution 1-3", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_ConvolutionWithPooling_OutputsEqual()
    {
        PruningResult result = Prune(
            2,
            new ConvolutionLayer(2, 4, 3, padding: 1, seed: 1),
            new ActivationLayer(Activation.Relu),
            ChannelNetworks.Gate(0.25, 0, 0.75, 1),
            new MaxPoolingLayer(2),
            new ConvolutionLayer(4, 4, 3, padding: 1, seed: 2),
            new ActivationLayer(Activation.LeakyRelu),
            ChannelNetworks.Gate(0, 0, 0.5, 1),
            new AveragePoolingLayer(2),
            new FlattenLayer(),
            new DenseLayer(16, 3, 3));

        Assert.AreEqual(
            "Convolution 2-3, Relu, MaxPooling, Convolution 3-2, LeakyRelu, AveragePooling, Flatten, Dense 8-3", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_NormalizationBetween_OutputsEqual()
    {
        PruningResult result = Prune(
            2,
            new ConvolutionLayer(2, 4, 3, padding: 1, seed: 1),
            new ChannelNormalizationLayer(4),
            ChannelNetworks.Gate(0.25, 0, 0.75, 1),
            new ActivationLayer(Activation.Sigmoid),
            new MaxPoolingLayer(2),
            new FlattenLayer(),
            new DenseLayer(36, 3, 3));

        Assert.AreEqual("Convolution 2-3, Normalization 3, Sigmoid, MaxPooling, Flatten, Dense 27-3", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_GatesBehindFlattening_TakesOutFeaturesAndChannels()
    {
        double[] gates = new double[36];
        gates[3] = 0.5;
        gates[20] = 1;
        gates[21] = 0.25;
        PruningResult result = Prune(
            2,
            new ConvolutionLayer(2, 4, 3, padding: 1, seed: 1),
            new ActivationLayer(Activation.Relu),
            new MaxPoolingLayer(2),
            new FlattenLayer(),
            ChannelNetworks.Gate(gates),
            new DenseLayer(36, 3, 3));

        Assert.AreEqual("Convolution 2-2, Relu, MaxPooling, Flatten, Selection 18-3, Dense 3-3", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_GatesBehindFlatteningBeforeTanh_FoldsBackWhereChannelsAgree()
    {
        double[] alike = [.. Enumerable.Range(0, 64).Select(i => i < 16 ? 0.5 : i < 32 ? 0 : 1)];
        double[] apart = [.. alike.Select((value, i) => i == 3 ? 0.25 : value)];

        Assert.AreEqual("Convolution 2-3, Flatten, Tanh, Dense 48-3", Behind(alike).Network.Describe());
        Assert.AreEqual("Convolution 2-3, Flatten, Scale 48, Tanh, Dense 48-3", Behind(apart).Network.Describe());

        static PruningResult Behind(double[] gates) => Prune(
            2,
            new ConvolutionLayer(2, 4, 3, seed: 1),
            new FlattenLayer(),
            ChannelNetworks.Gate(gates),
            new ActivationLayer(Activation.Tanh),
            new DenseLayer(64, 3, 3));
    }

    [TestMethod]
    public void Prune_FlattenedInput_SelectsFeatures()
    {
        double[] gates = new double[36];
        gates[7] = 0.5;
        gates[30] = 1;
        PruningResult result = Prune(1, new FlattenLayer(), ChannelNetworks.Gate(gates), new DenseLayer(36, 2, 1));

        Assert.AreEqual("Flatten, Selection 36-2, Dense 2-2", result.Network.Describe());
        CollectionAssert.AreEqual(new[] { 7, 30 }, result.SelectedInputs.ToArray());
    }

    [TestMethod]
    public void Prune_FlattenedOutput_KeepsItsWidth()
    {
        PruningResult result = Prune(
            2,
            new ConvolutionLayer(2, 4, 3, seed: 1),
            ChannelNetworks.Gate(0.25, 0, 0.75, 1),
            new MaxPoolingLayer(2),
            new FlattenLayer(),
            new ActivationLayer(Activation.Tanh));

        Assert.AreEqual("Convolution 2-4, MaxPooling, Flatten, Tanh", result.Network.Describe());
    }

    private static PruningResult Prune(int channels, params nn.Module<Tensor, Tensor>[] layers) => Prune(true, channels, layers);

    private static PruningResult Prune(bool varies, int channels, params nn.Module<Tensor, Tensor>[] layers)
    {
        ChannelNetwork network = new ChannelNetwork(layers).Stirred();
        PruningResult result = ChannelNetworks.PruneAndCompare(network, 5, channels, 6, 6);

        // Otherwise equal outputs would say little.
        double[] outputs = Tensors.Values(result.Network.call(Tensors.StandardNormal(6, 2, channels, 6, 6)));
        Assert.AreEqual(varies, !outputs.Take(outputs.Length / 2).SequenceEqual(outputs.Skip(outputs.Length / 2)));
        return result;
    }
}
