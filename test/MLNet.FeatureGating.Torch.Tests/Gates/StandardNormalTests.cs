using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Reference;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

[TestClass]
public sealed class StandardNormalTests
{
    // To 16 digits, by mpmath.
    [TestMethod]
    [DataRow(-8, 6.22096057427178e-16)]
    [DataRow(-6, 9.86587645037698e-10)]
    [DataRow(-4, 3.167124183311992e-5)]
    [DataRow(-2, 0.02275013194817921)]
    [DataRow(-1, 0.1586552539314571)]
    [DataRow(0, 0.5)]
    [DataRow(1, 0.8413447460685429)]
    [DataRow(4, 0.9999683287581669)]
    public void Cdf_SinglePrecision_HasSmallRelativeError(double x, double expected)
    {
        using var scope = NewDisposeScope();

        double actual = Tensors.Values(StandardNormal.Cdf(Tensors.Single([x], 1)))[0];

        Assert.IsGreaterThan(0, actual);
        Assert.AreEqual(1, actual / expected, 1e-5);
    }

    [TestMethod]
    public void Cdf_DoublePrecision_MatchesSeries()
    {
        using var scope = NewDisposeScope();
        double[] x = [.. Enumerable.Range(-60, 121).Select(i => i / 10.0)];

        double[] actual = Tensors.Values(StandardNormal.Cdf(Tensors.Double(x, x.Length)));

        Close.Numbers([.. x.Select(NormalLaw.Cdf)], actual, 1e-13);
    }
}
