using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

[TestClass]
public sealed class GateLayerTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    public void Forward_Training_DrawsRelaxedMasks()
    {
        using var layer = new GateLayer(new GaussianGate(), 5);
        layer.train();

        Tensor output = layer.call(Ones(2000, 5));

        double[] masks = Tensors.Values(output);
        CollectionAssert.AreEqual(new long[] { 2000, 5 }, output.shape);
        Assert.AreEqual(NormalLaw.ClampedMean(0.5, 0.5), masks.Average(), 0.02);
        Assert.IsGreaterThan(3000, masks.Distinct().Count());
    }

    [TestMethod]
    public void Forward_Evaluating_AppliesCollapsedMask()
    {
        using var layer = new GateLayer(new GaussianGate(), 3);
        Set(layer, [-0.5, 0.25, 2]);
        layer.eval();

        double[] output = Tensors.Values(layer.call(Tensors.Single([1, 2, 3, 4, 5, 6], 2, 3)));

        Close.Numbers([0, 0.5, 3, 0, 1.25, 6], output, 1e-6);
        Close.Numbers([0, 0.25, 1], Tensors.Values(layer.Collapse()), 1e-6);
    }

    [TestMethod]
    public void Forward_SeveralMembers_GatesEachWithItsOwn()
    {
        using var layer = new GateLayer(new GaussianGate(), 2, members: 3);
        Set(layer, [0, 1, 0.5, 0, 1, 0.25]);
        layer.eval();

        Tensor output = layer.call(Ones(3, 2, 2));

        Close.Numbers([0, 1, 0, 1, 0.5, 0, 0.5, 0, 1, 0.25, 1, 0.25], Tensors.Values(output), 1e-6);
        CollectionAssert.AreEqual(new long[] { 3, 2, 2 }, output.shape);
    }

    [TestMethod]
    public void Forward_OneMemberWithMemberAxis_KeepsShape()
    {
        using var layer = new GateLayer(new GaussianGate(), 4);

        CollectionAssert.AreEqual(new long[] { 1, 6, 4 }, layer.call(Ones(1, 6, 4)).shape);
    }

    [TestMethod]
    [DataRow(new long[] { 6, 5 }, 1, "[rows, 4]", "[6, 5]")]
    [DataRow(new long[] { 2, 6, 4 }, 1, "[rows, 4]", "[2, 6, 4]")]
    [DataRow(new long[] { 6, 4 }, 3, "[3, rows, 4]", "[6, 4]")]
    [DataRow(new long[] { 2, 6, 4 }, 3, "[3, rows, 4]", "[2, 6, 4]")]
    [DataRow(new long[] { 1, 1, 6, 4 }, 1, "[rows, 4]", "[1, 1, 6, 4]")]
    [DataRow(new long[] { 4 }, 1, "[rows, 4]", "[4]")]
    [DataRow(new long[] { }, 1, "[rows, 4]", "[]")]
    public void Forward_WrongShape_ThrowsNamingBoth(long[] shape, int members, string expected, string found)
    {
        using var layer = new GateLayer(new GaussianGate(), 4, members);

        ArgumentException e = Assert.ThrowsExactly<ArgumentException>(() => layer.forward(Ones(shape)));

        Assert.Contains($"shape {expected}", e.Message);
        Assert.Contains($"is {found}", e.Message);
        Assert.AreEqual("input", e.ParamName);
    }

    [TestMethod]
    public void Forward_NoisePerBatch_GivesEveryRowOfAMemberTheSameMask()
    {
        using var layer = new GateLayer(new GaussianGate(), 8, members: 2, seed: 3, sharing: NoiseSharing.PerBatch);

        double[][] rows = [.. Tensors.Values(layer.call(Ones(2, 3, 8))).Chunk(8)];

        CollectionAssert.AreEqual(rows[0], rows[1]);
        CollectionAssert.AreEqual(rows[0], rows[2]);
        CollectionAssert.AreEqual(rows[3], rows[5]);
        CollectionAssert.AreNotEqual(rows[0], rows[3]);
    }

    [TestMethod]
    public void Forward_NoisePerRow_GivesRowsMasksOfTheirOwn()
    {
        using var layer = new GateLayer(new GaussianGate(), 8, seed: 3);

        double[][] rows = [.. Tensors.Values(layer.call(Ones(3, 8))).Chunk(8)];

        CollectionAssert.AreNotEqual(rows[0], rows[1]);
        CollectionAssert.AreNotEqual(rows[1], rows[2]);
    }

    [TestMethod]
    public void Forward_SameSeed_DrawsTheSame()
    {
        using var first = new GateLayer(new GaussianGate(), 6, seed: 11);
        using var second = new GateLayer(new GaussianGate(), 6, seed: 11);
        using var other = new GateLayer(new GaussianGate(), 6, seed: 12);

        double[] draw = Tensors.Values(first.call(Ones(4, 6)));

        CollectionAssert.AreEqual(draw, Tensors.Values(second.call(Ones(4, 6))));
        CollectionAssert.AreNotEqual(draw, Tensors.Values(other.call(Ones(4, 6))));
        CollectionAssert.AreNotEqual(draw, Tensors.Values(first.call(Ones(4, 6))), "The next draw is another one.");
    }

    [TestMethod]
    public void Forward_Training_LeavesGlobalRandomStateAlone()
    {
        byte[] before = get_rng_state().data<byte>().ToArray();
        using var layer = new GateLayer(new GaussianGate(), 6);

        layer.call(Ones(4, 6));

        CollectionAssert.AreEqual(before, get_rng_state().data<byte>().ToArray());
    }

    [TestMethod]
    public void Penalty_MeanAndSum_MatchClosedForm()
    {
        using var layer = new GateLayer(new GaussianGate(0.4), 4, members: 2);
        double[] means = [-0.5, 0, 0.3, 1, 0.2, 0.4, 0.6, 0.8];
        Set(layer, means);

        double[] sums = [.. means.Chunk(4).Select(member => member.Sum(mean => NormalLaw.Cdf(mean / 0.4)))];
        Close.Numbers(sums, Tensors.Values(layer.Penalty(GatePenalty.Sum)), 1e-6);
        Close.Numbers([.. sums.Select(sum => sum / 4)], Tensors.Values(layer.Penalty()), 1e-6);
        Close.Numbers([.. means.Select(mean => NormalLaw.Cdf(mean / 0.4))], Tensors.Values(layer.OpenProbability()), 1e-6);
    }

    [TestMethod]
    public void Methods_Called_LeaveNothingAliveButTheirResult()
    {
        using var layer = new GateLayer(new GaussianGate(), 6);
        using Tensor input = Ones(4, 6);
        layer.Penalty().Dispose();
        foreach (Func<Tensor> method in new Func<Tensor>[]
        {
            () => layer.call(input), () => layer.Penalty(), () => layer.Penalty(GatePenalty.Sum), layer.OpenProbability, layer.Collapse,
        })
        {
            long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            using Tensor result = method();
            Assert.AreEqual(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
    }

    [TestMethod]
    public void Parameters_NewLayer_AreTheGatesAlone()
    {
        using var layer = new GateLayer(new GaussianGate(0.5, 0.3), 4, members: 2);

        Tensor gates = layer.parameters().Single();

        Close.Numbers(Enumerable.Repeat(0.3, 8).ToArray(), Tensors.Values(gates), 1e-6);
        CollectionAssert.AreEqual(new long[] { 2, 4 }, gates.shape);
        Assert.IsTrue(gates.requires_grad);
    }

    [TestMethod]
    [DataRow(0, 1, "features")]
    [DataRow(4, 0, "members")]
    public void Constructor_CountBelowOne_Throws(int features, int members, string name)
    {
        ArgumentOutOfRangeException e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => new GateLayer(new GaussianGate(), features, members));

        Assert.AreEqual(name, e.ParamName);
    }

    [TestMethod]
    public void Constructor_NoGate_Throws() => Assert.ThrowsExactly<ArgumentNullException>(() => new GateLayer(null!, 4));

    private static Tensor Ones(params long[] shape) => full(shape, 1.0, ScalarType.Float32);

    private static void Set(GateLayer layer, double[] values)
    {
        using var gradients = no_grad();
        Tensor gates = layer.parameters().Single();
        gates.copy_(Tensors.Single(values, gates.shape));
    }
}
