using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks.Channels;

[TestClass]
public sealed class ChannelNetworkTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    public void Forward_Images_AppliesLayersInOrder()
    {
        using ChannelNetwork network = Images().Stirred();
        Tensor input = Tensors.StandardNormal(1, 3, 2, 6, 6);

        double[] output = Tensors.Values(network.call(input));

        var convolution = (ConvolutionLayer)network.Layers[0];
        var dense = (DenseLayer)network.Layers[4];
        (double[] values, long multiplications) = ManagedLayers.Convolution(
            Tensors.Values(input), (3, 2, 6, 6), Tensors.Values(convolution.Weights), Tensors.Values(convolution.Bias), 3, 1, 1);
        double[] pooled = ManagedLayers.Pool([.. values.Select(x => Math.Max(0, x))], 4, 6, 2, 2, window => window.Max());
        Close.Numbers(ManagedLayers.Dense(pooled, Tensors.Values(dense.Weights), Tensors.Values(dense.Bias), 36), output, 1e-5);
        Assert.AreEqual(multiplications + (3 * 36 * 5), network.CountOperations(3, 2, 6, 6));
        Assert.AreEqual((4 * 2 * 9) + 4 + (36 * 5) + 5, network.ParameterCount);
    }

    [TestMethod]
    public void Parameters_GatedNetwork_IncludeGatesAndNormalization()
    {
        using var network = new ChannelNetwork(ChannelNetworks.Gate(1, 1), new DenseLayer(2, 3), new ChannelNormalizationLayer(3));

        Assert.AreEqual(5, network.parameters().Count());
        Assert.AreEqual(6 + 3 + 6, network.ParameterCount);
        Assert.HasCount(1, network.modules().OfType<GateLayer>());
    }

    [TestMethod]
    public void Mode_OfTheNetwork_ReachesItsLayers()
    {
        using var network = new ChannelNetwork(ChannelNetworks.Gate(1, 1), new DenseLayer(2, 3));

        network.eval();
        Assert.IsFalse(network.Layers[0].training);
        network.train();
        Assert.IsTrue(network.Layers[0].training);
    }

    [TestMethod]
    public void Train_GatedNetwork_ClosesUnitsAndPredicts()
    {
        using var network = new ChannelNetwork(
            new GateLayer(new GaussianGate(), 6, seed: 1), new DenseLayer(6, 8, 1), new ActivationLayer(Activation.Relu), new DenseLayer(8, 1, 2));
        TrainingData data = SyntheticData.LinearRegression(200, 6, 1);
        Tensor features = tensor(data.Features.ToArray(), [200, 6]);
        Tensor targets = tensor(data.Targets.ToArray());
        var gates = (GateLayer)network.Layers[0];
        Tensor[] parameters = [.. network.parameters()];

        for (int step = 0; step < 400; step++)
        {
            using var stepScope = NewDisposeScope();
            Tensor loss = (network.call(features).view(200) - targets).square().mean([0]) + (gates.Penalty() * 0.5).sum();
            IList<Tensor> gradients = autograd.grad([loss], parameters);
            using IDisposable off = no_grad();
            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i].add_(gradients[i], -0.05);
            }
        }

        network.eval();
        PruningResult result = ChannelNetworks.PruneAndCompare(network, 20, 6);
        CollectionAssert.AreEqual(new[] { 0, 1 }, result.SelectedInputs.ToArray());
        double error = Tensors.Values((result.Network.call(features).view(200) - targets).square().mean([0]))[0];
        Assert.IsLessThan(0.2, error);
    }

    [TestMethod]
    public void Forward_Called_LeavesNothingAliveButItsResult()
    {
        ChannelNetwork network = Images();
        Tensor input = Tensors.StandardNormal(1, 3, 2, 6, 6);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (network.call(input))
        {
            Assert.AreEqual(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }

        network.Dispose();
        Assert.AreEqual(before - 4, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [TestMethod]
    public void Forward_WrongShape_Throws()
    {
        using ChannelNetwork network = Images();

        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => network.call(Tensors.StandardNormal(1, 3, 2, 8, 8)));
        Assert.Contains("DenseLayer expects an input of shape [rows, 36], but it is [3, 64]", e.Message);
        e = Assert.ThrowsExactly<ArgumentException>(() => network.CountOperations(3, 5, 6, 6));
        Assert.Contains("ConvolutionLayer expects an input of shape [rows, 2, height, width]", e.Message);
    }

    private static ChannelNetwork Images() => new(
        new ConvolutionLayer(2, 4, 3, padding: 1, seed: 1),
        new ActivationLayer(Activation.Relu),
        new MaxPoolingLayer(2),
        new FlattenLayer(),
        new DenseLayer(36, 5, seed: 2));
}
