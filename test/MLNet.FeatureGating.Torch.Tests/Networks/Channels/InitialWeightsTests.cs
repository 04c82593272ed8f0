using MLNet.FeatureGating.Networks;
using MLNet.FeatureGating.Torch.Tests.Data;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Networks.Channels;

[TestClass]
public sealed class InitialWeightsTests
{
    [TestMethod]
    public void Weights_SameSeed_AreTheSameBits()
    {
        using var scope = NewDisposeScope();

        double[] weights = Tensors.Values(new ConvolutionLayer(2, 3, 3, seed: 4).Weights);

        CollectionAssert.AreEqual(weights, Tensors.Values(new ConvolutionLayer(2, 3, 3, seed: 4).Weights));
        CollectionAssert.AreNotEqual(weights, Tensors.Values(new ConvolutionLayer(2, 3, 3, seed: 5).Weights));
    }

    [TestMethod]
    public void Weights_NewLayers_AreUniformWithTheBoundOfHe()
    {
        using var scope = NewDisposeScope();

        AssertUniform(Tensors.Values(new DenseLayer(50, 400, seed: 1).Weights), Math.Sqrt(6.0 / 50));
        AssertUniform(Tensors.Values(new ConvolutionLayer(5, 400, 3, seed: 1).Weights), Math.Sqrt(6.0 / 45));
        Assert.IsTrue(Tensors.Values(new DenseLayer(50, 400).Bias).All(x => x == 0));
    }

    [TestMethod]
    public void Weights_NewLayers_LeaveGlobalRandomStateAlone()
    {
        using var scope = NewDisposeScope();
        byte[] before = get_rng_state().data<byte>().ToArray();

        _ = new DenseLayer(4, 4);
        _ = new ConvolutionLayer(4, 4, 3);

        CollectionAssert.AreEqual(before, get_rng_state().data<byte>().ToArray());
    }

    // The mean square of a uniform number is a third of the bound's; its fourth moment gives the standard error.
    private static void AssertUniform(double[] values, double bound)
    {
        Assert.IsLessThanOrEqualTo(bound, values.Max(Math.Abs));
        Assert.IsGreaterThan(0.99 * bound, values.Max(Math.Abs));
        double standardError = Math.Sqrt(((1.0 / 5) - (1.0 / 9)) / values.Length);
        Assert.AreEqual(1.0 / 3, values.Average(x => x * x) / (bound * bound), 4 * standardError);
        Assert.AreEqual(0, values.Average() / bound, 4 * Math.Sqrt(1.0 / 3 / values.Length));
    }
}
