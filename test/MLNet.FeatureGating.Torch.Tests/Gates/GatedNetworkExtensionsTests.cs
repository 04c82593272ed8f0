using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

[TestClass]
public sealed class GatedNetworkExtensionsTests
{
    private static readonly double[] Inputs = [0.5, -0.25, 0];
    private static readonly double[] Units = [1, -2];
    private static readonly double[] Extra = [0.3, -1];

    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    public void GatesPenalty_NestedModules_AddsUpEveryLayersGates()
    {
        using Nest network = Network();

        // Gates of the inner network's inputs and units at a cost of 1 each, and of the outer layer, of which the second is always open.
        double sum = Inputs.Sum(x => NormalLaw.Cdf(x / 0.5)) + Units.Sum(LogisticLaw.Cdf) + (4 * Math.Abs(Extra[0]));

        Close.Numbers([sum], Tensors.Values(network.GatesPenalty(GatePenalty.Sum)), 1e-6);
        Close.Numbers([sum / (3 + 2 + 4)], Tensors.Values(network.GatesPenalty()), 1e-6);
    }

    [TestMethod]
    public void GatesPenalty_NestedModules_HasTheGradientOfEveryGate()
    {
        using Nest network = Network();
        Tensor[] gates = [.. new[] { network.Inner.Inputs, network.Inner.Units, network.Outer }.Select(layer => layer.parameters().Single())];

        IList<Tensor> gradients = autograd.grad([network.GatesPenalty().sum()], gates);

        Close.Numbers([.. Inputs.Select(x => NormalLaw.Density(x / 0.5) / 0.5 / 9)], Tensors.Values(gradients[0]), 1e-6);
        Close.Numbers([.. Units.Select(a => LogisticLaw.Cdf(a) * LogisticLaw.Cdf(-a) / 9)], Tensors.Values(gradients[1]), 1e-6);
        Close.Numbers([4.0 / 9, 0], Tensors.Values(gradients[2]), 1e-6);
    }

    [TestMethod]
    public void GatesPenalty_OneLayerAlone_IsTheLayersOwn()
    {
        using var layer = new GateLayer(new GaussianGate(), 4, members: 2);
        layer.Set(new Numbers(1).Normals(8));

        CollectionAssert.AreEqual(Tensors.Values(layer.Penalty()), Tensors.Values(layer.GatesPenalty()));
        CollectionAssert.AreEqual(new long[] { 2 }, layer.GatesPenalty().shape);
    }

    [TestMethod]
    public void GatesPenalty_Called_LeavesNothingAliveButItsResult()
    {
        using Nest network = Network();
        network.GatesPenalty().Dispose();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using Tensor penalty = network.GatesPenalty();

        Assert.AreEqual(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [TestMethod]
    public void SetGatesProgress_NestedModules_ReachesEveryLayer()
    {
        using Nest network = Network();

        network.SetGatesProgress(0.75);

        Assert.AreEqual(0.75, network.Inner.Inputs.Progress);
        Assert.AreEqual(0.75, network.Inner.Units.Progress);
        Assert.AreEqual(0.75, network.Outer.Progress);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => network.SetGatesProgress(1.5));
    }

    [TestMethod]
    public void GatesPenalty_NoGateLayer_ThrowsSayingWhatToDo()
    {
        using var network = new Plain();

        InvalidOperationException penalty = Assert.ThrowsExactly<InvalidOperationException>(() => network.GatesPenalty());
        Assert.ThrowsExactly<InvalidOperationException>(() => network.SetGatesProgress(0.5));

        Assert.Contains("no GateLayer in the network", penalty.Message);
        Assert.Contains("RegisterComponents", penalty.Message);
    }

    [TestMethod]
    public void GatesPenalty_LayersOfDifferentMembers_ThrowsNamingThem()
    {
        using var network = new Pair(new GateLayer(new GaussianGate(), 2), new GateLayer(new GaussianGate(), 2, members: 3));

        InvalidOperationException e = Assert.ThrowsExactly<InvalidOperationException>(() => network.GatesPenalty());

        Assert.Contains("the same number of members", e.Message);
        Assert.Contains("1", e.Message);
        Assert.Contains("3", e.Message);
    }

    [TestMethod]
    public void GatesPenalty_OneLayerInTwoPlaces_CountsItOnce()
    {
        var layer = new GateLayer(new GaussianGate(), 3);
        using var network = new Pair(layer, layer);

        Close.Numbers(Tensors.Values(layer.Penalty(GatePenalty.Sum)), Tensors.Values(network.GatesPenalty(GatePenalty.Sum)), 0);
    }

    [TestMethod]
    public void GatesPenalty_NoNetworkOrNoSuchPenalty_Throws()
    {
        using Nest network = Network();

        Assert.ThrowsExactly<ArgumentNullException>(() => GatedNetworkExtensions.GatesPenalty(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => GatedNetworkExtensions.SetGatesProgress(null!, 0.5));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => network.GatesPenalty((GatePenalty)99));
    }

    private static Nest Network()
    {
        var network = new Nest();
        network.Inner.Inputs.Set(Inputs);
        network.Inner.Units.Set(Units);
        network.Outer.Set(Extra);
        return network;
    }

    private sealed class Nest : nn.Module<Tensor, Tensor>
    {
        public Nest()
            : base(nameof(Nest))
        {
            Inner = new GatedNetwork(3, 2, new GaussianGate(), new GumbelSoftmaxGate(), 1);
            Outer = new GateLayer(new L1WeightGate(), 2, map: new([0, 1], [4, 100], [false, true]));
            RegisterComponents();
        }

        public GatedNetwork Inner { get; }

        public GateLayer Outer { get; }

        public override Tensor forward(Tensor input) => Inner.call(input);
    }

    private sealed class Pair : nn.Module<Tensor, Tensor>
    {
        public Pair(GateLayer first, GateLayer second)
            : base(nameof(Pair))
        {
            First = first;
            Second = second;
            RegisterComponents();
        }

        public GateLayer First { get; }

        public GateLayer Second { get; }

        public override Tensor forward(Tensor input) => Second.call(First.call(input));
    }

    private sealed class Plain : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter _weights = new(zeros([2], ScalarType.Float32));

        public Plain()
            : base(nameof(Plain)) => RegisterComponents();

        public override Tensor forward(Tensor input) => input * _weights;
    }
}
