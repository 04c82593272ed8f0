using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks.Channels;

/// <summary>What pruning leaves of its surroundings, and what its result can be used for.</summary>
[TestClass]
public sealed class PruningResultTests
{
    [TestMethod]
    public void Prune_Disposed_LeavesNothingAlive()
    {
        using ChannelNetwork network = Network();
        using var scope = NewDisposeScope();

        network.Prune().Network.Dispose();

        Assert.AreEqual(0, scope.DisposablesCount);
    }

    [TestMethod]
    public void Prune_InsideAScope_PutsTheNetworkThere()
    {
        using ChannelNetwork network = Network();
        using var scope = NewDisposeScope();

        PruningResult result = network.Prune();

        Assert.AreEqual(result.Network.Layers.Cast<ChannelLayer>().Sum(layer => layer.OwnTensors().Count()), scope.DisposablesCount);
        result.Network.Dispose();
    }

    [TestMethod]
    public void Prune_Twice_GivesTheSameBitsAndLeavesTheNetworkAlone()
    {
        using var scope = NewDisposeScope();
        using ChannelNetwork network = Network();
        byte[] state = get_rng_state().data<byte>().ToArray();
        double[] before = Numbers(network);

        PruningResult first = network.Prune();
        PruningResult second = network.Prune();

        CollectionAssert.AreEqual(Numbers(first.Network), Numbers(second.Network));
        CollectionAssert.AreEqual(before, Numbers(network));
        CollectionAssert.AreEqual(state, get_rng_state().data<byte>().ToArray());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Prune_InEitherMode_TakesTheModeOver(bool training)
    {
        using var scope = NewDisposeScope();
        using ChannelNetwork network = Network();
        network.train(training);

        PruningResult result = network.Prune();

        Assert.AreEqual(training, result.Network.training);
        Assert.AreEqual(training, result.Network.Layers[0].training);
    }

    [TestMethod]
    public void Network_Pruned_CanBeTrainedOn()
    {
        using var scope = NewDisposeScope();
        using ChannelNetwork network = Network();
        ChannelNetwork pruned = network.Prune().Network;
        Tensor input = Tensors.StandardNormal(1, 16, 4);
        Tensor targets = Tensors.StandardNormal(2, 16, 2);
        Tensor[] parameters = [.. pruned.parameters()];
        double Loss() => Tensors.Values((pruned.call(input) - targets).square().sum())[0];
        double before = Loss();

        for (int step = 0; step < 50; step++)
        {
            IList<Tensor> gradients = autograd.grad([(pruned.call(input) - targets).square().sum()], parameters);
            using IDisposable off = no_grad();
            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i].add_(gradients[i], -0.001);
            }
        }

        Assert.AreEqual(4, parameters.Length);
        Assert.IsLessThan(0.8 * before, Loss());
    }

    private static ChannelNetwork Network() => new ChannelNetwork(
        ChannelNetworks.Gate(0.5, 0, 1, 0.2),
        new DenseLayer(4, 5, 1),
        new ActivationLayer(Activation.Tanh),
        ChannelNetworks.Gate(0, 0.5, 1, 0.125, 0),
        new DenseLayer(5, 2, 2)).Stirred();

    private static double[] Numbers(ChannelNetwork network) => [.. network.parameters().SelectMany(Tensors.Values)];
}
