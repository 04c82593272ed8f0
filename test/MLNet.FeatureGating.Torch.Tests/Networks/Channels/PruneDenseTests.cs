using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks.Channels;

[TestClass]
public sealed class PruneDenseTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    public void Prune_InputGates_SelectsInputs()
    {
        PruningResult result = Prune(5, ChannelNetworks.Gate(0, 1, 0.3, 0, 0.6), new DenseLayer(5, 2, 1));

        Assert.AreEqual("Selection 5-3, Dense 3-2", result.Network.Describe());
        CollectionAssert.AreEqual(new[] { 1, 2, 4 }, result.SelectedInputs.ToArray());
        Assert.AreEqual(12, result.ParametersBefore);
        Assert.AreEqual(8, result.ParametersAfter);
        Assert.AreEqual(7 * 10, result.OperationsBefore(7, 5));
        Assert.AreEqual(7 * 6, result.OperationsAfter(7, 5));
    }

    [TestMethod]
    public void Prune_OpenInputs_ReadsThemAll()
    {
        PruningResult result = Prune(3, ChannelNetworks.Gate(0.5, 1, 0.3), new DenseLayer(3, 2, 1));

        Assert.AreEqual("Dense 3-2", result.Network.Describe());
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, result.SelectedInputs.ToArray());
    }

    [TestMethod]
    [DataRow(Activation.Relu)]
    [DataRow(Activation.LeakyRelu)]
    [DataRow(Activation.Tanh)]
    [DataRow(Activation.Selu)]
    [DataRow(Activation.Sigmoid)]
    public void Prune_GatesBeforeActivation_FoldsThem(Activation activation)
    {
        PruningResult result = Prune(
            3, new DenseLayer(3, 4, 1), ChannelNetworks.Gate(0.25, 0, 0.75, 0), new ActivationLayer(activation), new DenseLayer(4, 2, 2));

        Assert.AreEqual($"Dense 3-2, {activation}, Dense 2-2", result.Network.Describe());
    }

    [TestMethod]
    [DataRow(Activation.Relu)]
    [DataRow(Activation.LeakyRelu)]
    [DataRow(Activation.Tanh)]
    [DataRow(Activation.Selu)]
    [DataRow(Activation.Sigmoid)]
    public void Prune_GatesAfterActivation_FoldsThem(Activation activation)
    {
        PruningResult result = Prune(
            3, new DenseLayer(3, 4, 1), new ActivationLayer(activation), ChannelNetworks.Gate(0.25, 0, 0.75, 0), new DenseLayer(4, 2, 2));

        Assert.AreEqual($"Dense 3-2, {activation}, Dense 2-2", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_ClosedBeforeSigmoid_FoldsOneHalfIntoTheNextBiases()
    {
        var second = new DenseLayer(2, 1, 2);
        ChannelNetworks.Set(second.Weights, 3, 5);
        PruningResult result = Prune(
            1, new DenseLayer(1, 2, 1), ChannelNetworks.Gate(1, 0), new ActivationLayer(Activation.Sigmoid), second);

        double before = Tensors.Values(second.Bias)[0];
        Close.Numbers([before + 2.5], Tensors.Values(((DenseLayer)result.Network.Layers[2]).Bias), 1e-6);
    }

    [TestMethod]
    public void Prune_GatesOnBothSidesOfSigmoid_KeepsWhatEitherKeeps()
    {
        PruningResult result = Prune(
            3,
            new DenseLayer(3, 4, 1),
            ChannelNetworks.Gate(0.5, 0, 1, 0.5),
            new ActivationLayer(Activation.Sigmoid),
            ChannelNetworks.Gate(0, 0.5, 0.25, 1),
            new DenseLayer(4, 2, 2));

        Assert.AreEqual("Dense 3-2, Sigmoid, Dense 2-2", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_GatesBetweenSigmoidAndTanh_KeepsASmallScale()
    {
        PruningResult result = Prune(
            3,
            new DenseLayer(3, 4, 1),
            new ActivationLayer(Activation.Sigmoid),
            ChannelNetworks.Gate(0.25, 0, 0.75, 1),
            new ActivationLayer(Activation.Tanh),
            new DenseLayer(4, 2, 2));

        Assert.AreEqual("Dense 3-3, Sigmoid, Scale 3, Tanh, Dense 3-2", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_OpenOrClosedGatesBetweenSigmoidAndTanh_NeedsNoScale()
    {
        PruningResult result = Prune(
            3,
            new DenseLayer(3, 4, 1),
            new ActivationLayer(Activation.Sigmoid),
            ChannelNetworks.Gate(1, 0, 0, 1),
            new ActivationLayer(Activation.Tanh),
            new DenseLayer(4, 2, 2));

        Assert.AreEqual("Dense 3-2, Sigmoid, Tanh, Dense 2-2", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_GatesBetweenReluAndTanh_FoldsThemBack()
    {
        PruningResult result = Prune(
            3,
            new DenseLayer(3, 4, 1),
            new ActivationLayer(Activation.Relu),
            ChannelNetworks.Gate(0.25, 0, 0.75, 1),
            new ActivationLayer(Activation.Tanh),
            new DenseLayer(4, 2, 2));

        Assert.AreEqual("Dense 3-3, Relu, Tanh, Dense 3-2", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_NormalizationBetween_KeepsIt()
    {
        PruningResult result = Prune(
            3,
            new DenseLayer(3, 4, 1),
            ChannelNetworks.Gate(0.25, 0, 0.75, 1),
            new ChannelNormalizationLayer(4),
            new ActivationLayer(Activation.Relu),
            new DenseLayer(4, 2, 2));

        Assert.AreEqual("Dense 3-3, Normalization 3, Relu, Dense 3-2", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_GatesAfterNormalization_FoldsThemIntoIt()
    {
        PruningResult result = Prune(
            3,
            new DenseLayer(3, 4, 1),
            new ChannelNormalizationLayer(4),
            ChannelNetworks.Gate(0.25, 0, 0.75, 1),
            new ActivationLayer(Activation.Tanh),
            new DenseLayer(4, 2, 2));

        Assert.AreEqual("Dense 3-3, Normalization 3, Tanh, Dense 3-2", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_GatesBetweenSigmoidAndNormalization_KeepsASmallScale()
    {
        PruningResult result = Prune(
            3,
            new DenseLayer(3, 4, 1),
            new ActivationLayer(Activation.Sigmoid),
            ChannelNetworks.Gate(0.25, 0, 0.75, 1),
            new ChannelNormalizationLayer(4),
            new DenseLayer(4, 2, 2));

        Assert.AreEqual("Dense 3-3, Sigmoid, Scale 3, Normalization 3, Dense 3-2", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_GatedOutput_KeepsItsWidth()
    {
        PruningResult result = Prune(3, new DenseLayer(3, 4, 1), new ActivationLayer(Activation.Relu), ChannelNetworks.Gate(0.25, 0, 0.75, 1));

        Assert.AreEqual("Dense 3-4, Relu", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_GatedSigmoidOutput_KeepsASmallScale()
    {
        PruningResult result = Prune(3, new DenseLayer(3, 4, 1), new ActivationLayer(Activation.Sigmoid), ChannelNetworks.Gate(0.25, 0, 0.75, 1));

        Assert.AreEqual("Dense 3-4, Sigmoid, Scale 4", result.Network.Describe());
    }

    [TestMethod]
    [DataRow(Activation.Relu)]
    [DataRow(Activation.Sigmoid)]
    public void Prune_AllUnitsClosed_KeepsOneAndGivesConstants(Activation activation)
    {
        PruningResult result = Prune(
            false, 3, new DenseLayer(3, 4, 1), ChannelNetworks.Gate(0, 0, 0, 0), new ActivationLayer(activation), new DenseLayer(4, 2, 2));

        Assert.AreEqual($"Dense 3-1, {activation}, Dense 1-2", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_AllInputsClosed_KeepsOneAndGivesConstants()
    {
        PruningResult result = Prune(
            false, 3, ChannelNetworks.Gate(0, 0, 0), new ActivationLayer(Activation.Sigmoid), new DenseLayer(3, 2, 2));

        Assert.AreEqual("Selection 3-1, Scale 1, Sigmoid, Dense 1-2", result.Network.Describe());
        CollectionAssert.AreEqual(new[] { 0 }, result.SelectedInputs.ToArray());
    }

    [TestMethod]
    public void Prune_SeveralGatedLayers_TakesOutRowsAndColumns()
    {
        PruningResult result = Prune(
            6,
            ChannelNetworks.Gate(0.5, 0, 1, 0, 0, 0.25),
            new DenseLayer(6, 5, 1),
            new ActivationLayer(Activation.Relu),
            ChannelNetworks.Gate(0, 0.5, 1, 0.125, 0),
            new DenseLayer(5, 4, 2),
            ChannelNetworks.Gate(0.5, 0, 0.5, 0),
            new ActivationLayer(Activation.Selu),
            new DenseLayer(4, 3, 3));

        Assert.AreEqual("Selection 6-3, Dense 3-3, Relu, Dense 3-2, Selu, Dense 2-3", result.Network.Describe());
        CollectionAssert.AreEqual(new[] { 0, 2, 5 }, result.SelectedInputs.ToArray());
        Assert.AreEqual((3 * 3) + 3 + (3 * 2) + 2 + (2 * 3) + 3, result.ParametersAfter);
    }

    [TestMethod]
    public void Prune_NegativeScales_DoNotPassReluBackwards()
    {
        PruningResult result = Prune(
            3,
            new DenseLayer(3, 2, 1),
            new ActivationLayer(Activation.Relu),
            new ScaleLayer([-0.5, 2]),
            new ActivationLayer(Activation.Relu),
            new ActivationLayer(Activation.Tanh),
            new DenseLayer(2, 2, 2));

        Assert.AreEqual("Dense 3-2, Relu, Scale 2, Relu, Tanh, Dense 2-2", result.Network.Describe());
    }

    [TestMethod]
    public void Prune_PrunedNetwork_IsTheSameAgain()
    {
        PruningResult once = Prune(
            4,
            ChannelNetworks.Gate(0, 1, 0.3, 0.2),
            new ActivationLayer(Activation.Sigmoid),
            new DenseLayer(4, 2, 1),
            new ActivationLayer(Activation.Tanh));

        PruningResult twice = ChannelNetworks.PruneAndCompare(once.Network, 9, 4);

        Assert.AreEqual("Selection 4-3, Scale 3, Sigmoid, Dense 3-2, Tanh", once.Network.Describe());
        Assert.AreEqual(once.Network.Describe(), twice.Network.Describe());
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, twice.SelectedInputs.ToArray());
    }

    private static PruningResult Prune(int inputs, params nn.Module<Tensor, Tensor>[] layers) => Prune(true, inputs, layers);

    private static PruningResult Prune(bool varies, int inputs, params nn.Module<Tensor, Tensor>[] layers)
    {
        ChannelNetwork network = new ChannelNetwork(layers).Stirred();
        PruningResult result = ChannelNetworks.PruneAndCompare(network, 9, inputs);

        // Otherwise equal outputs would say little.
        Tensor outputs = result.Network.call(Tensors.StandardNormal(6, 9, inputs));
        Assert.AreEqual(varies, Tensors.Values(outputs.narrow(1, 0, 1)).Distinct().Count() > 1);
        return result;
    }
}
