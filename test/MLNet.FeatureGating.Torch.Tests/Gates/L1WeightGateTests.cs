using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Data;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

[TestClass]
public sealed class L1WeightGateTests
{
    private static readonly double[] Weights = [-3, -0.25, -0.2, 0, 0.125, 0.25, 7];

    [TestMethod]
    public void Penalty_AnyWeights_IsTheirSize()
    {
        using var scope = NewDisposeScope();

        double[] penalty = Tensors.Values(new L1WeightGate().Penalty(Tensors.Double(Weights, 7)));

        CollectionAssert.AreEqual(Weights.Select(Math.Abs).ToArray(), penalty);
    }

    [TestMethod]
    public void Collapse_Threshold_DropsWhatDoesNotExceedIt()
    {
        using var scope = NewDisposeScope();
        var gate = new L1WeightGate(threshold: 0.2);

        double[] values = Tensors.Values(gate.Collapse(Tensors.Double(Weights, 7)));
        double[] open = Tensors.Values(gate.OpenProbability(Tensors.Double(Weights, 7)));

        CollectionAssert.AreEqual(new[] { -3, -0.25, 0, 0, 0, 0.25, 7 }, values);
        CollectionAssert.AreEqual(new double[] { 1, 1, 0, 0, 0, 1, 1 }, open);
    }

    [TestMethod]
    public void Draw_Weights_AreTheMaskWithASlopeOfOne()
    {
        using var scope = NewDisposeScope();
        Tensor weights = Tensors.Double(Weights, 1, 7).requires_grad_();
        Tensor mask = new L1WeightGate().Draw(weights, zeros([3, 7], ScalarType.Float32));

        double[] gradient = Tensors.Values(autograd.grad([mask.sum()], [weights])[0]);

        CollectionAssert.AreEqual(Enumerable.Repeat(Weights, 3).SelectMany(row => row).ToArray(), Tensors.Values(mask));
        CollectionAssert.AreEqual(Enumerable.Repeat(3.0, 7).ToArray(), gradient);
    }

    [TestMethod]
    public void OpenProbability_Threshold_HasNoGradient()
    {
        using var scope = NewDisposeScope();

        Assert.IsFalse(new L1WeightGate().OpenProbability(Tensors.Double(Weights, 7).requires_grad_()).requires_grad);
    }
}
