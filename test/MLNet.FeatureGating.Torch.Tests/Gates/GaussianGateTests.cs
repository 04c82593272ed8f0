using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Torch.Tests.Reference;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

[TestClass]
public sealed class GaussianGateTests
{
    private const int Samples = 200_000;

    [TestMethod]
    [DataRow(0.5, 0.5)]
    [DataRow(0.0, 0.5)]
    [DataRow(-0.6, 0.5)]
    [DataRow(1.2, 0.5)]
    [DataRow(0.3, 0.1)]
    [DataRow(-0.5, 2.0)]
    public void OpenProbability_ManySamples_MatchesShareOfOpenDraws(double mean, double sigma)
    {
        using var scope = NewDisposeScope();
        var gate = new GaussianGate(sigma);

        double probability = Tensors.Values(gate.OpenProbability(Tensors.Single([mean], 1)))[0];

        double share = Draws(gate, mean).Count(z => z > 0) / (double)Samples;
        double standardError = Math.Sqrt(probability * (1 - probability) / Samples);
        Assert.AreEqual(share, probability, 4 * standardError);
        Assert.AreEqual(NormalLaw.Cdf(mean / sigma), probability, 1e-6);
    }

    [TestMethod]
    [DataRow(0.5, 0.5)]
    [DataRow(0.0, 0.5)]
    [DataRow(-0.6, 0.5)]
    [DataRow(1.2, 0.5)]
    [DataRow(0.3, 0.1)]
    [DataRow(-0.5, 2.0)]
    public void Draw_ManySamples_MatchesClosedFormMean(double mean, double sigma)
    {
        using var scope = NewDisposeScope();

        double[] draws = Draws(new GaussianGate(sigma), mean);

        double average = draws.Average();
        double standardError = Math.Sqrt(draws.Average(z => (z - average) * (z - average)) / Samples);
        Assert.AreEqual(NormalLaw.ClampedMean(mean, sigma), average, 4 * standardError);
        Assert.IsGreaterThanOrEqualTo(0, draws.Min());
        Assert.IsLessThanOrEqualTo(1, draws.Max());
    }

    [TestMethod]
    public void Draw_GivenNoise_MatchesFormula()
    {
        using var scope = NewDisposeScope();
        double[] means = [-0.4, 0.2, 0.5, 0.9];
        double[] noise = [.. new Numbers(1).Normals(12)];

        double[] draws = Tensors.Values(new GaussianGate(0.7).Draw(Tensors.Double(means, 1, 4), Tensors.Double(noise, 3, 4)));

        double[] expected = [.. noise.Select((eps, i) => Math.Clamp(means[i % 4] + (0.7 * eps), 0, 1))];
        Close.Numbers(expected, draws, 1e-15);
    }

    [TestMethod]
    public void Draw_Gradient_MatchesFiniteDifferences()
    {
        var gate = new GaussianGate(0.5);
        double[] means = [-0.4, 0.1, 0.5, 0.9, 1.6];
        double[] noise = new Numbers(2).Normals(20);
        double[] factors = new Numbers(3).Normals(20);

        FiniteDifferences.Check(
            x => (gate.Draw(x[0], Tensors.Double(noise, 4, 5)) * Tensors.Double(factors, 4, 5)).sum(), 1e-8, (means, [1, 5]));
    }

    [TestMethod]
    public void OpenProbability_Gradient_MatchesFiniteDifferences()
    {
        var gate = new GaussianGate(0.5);
        double[] means = [-3, -0.4, 0.1, 0.5, 0.9, 2.5];
        double[] factors = new Numbers(4).Normals(6);

        FiniteDifferences.Check(x => (gate.OpenProbability(x[0]) * Tensors.Double(factors, 6)).sum(), 1e-8, (means, [6]));
    }

    [TestMethod]
    public void OpenProbability_ExtremeMeans_HasFiniteValuesAndGradients()
    {
        using var scope = NewDisposeScope();
        Tensor means = Tensors.Single([-1e30, -1e4, -4, 4, 1e4, 1e30], 6).requires_grad_();

        Tensor open = new GaussianGate().OpenProbability(means);
        double[] gradient = Tensors.Values(autograd.grad([open.sum()], [means])[0]);

        double[] values = Tensors.Values(open);
        Close.Numbers([0, 0, 6.22e-16, 1, 1, 1], values, 1e-12);
        Assert.IsGreaterThan(0, values[2]);
        Assert.IsTrue(Array.TrueForAll(gradient, double.IsFinite));
        Assert.IsGreaterThan(0, gradient[2], "A gate that is almost surely closed can still be told to close.");
    }

    [TestMethod]
    public void Draw_ExtremeMeans_IsClampedWithoutNaN()
    {
        using var scope = NewDisposeScope();
        Tensor means = Tensors.Single([-1e30, -100, 100, 1e30], 1, 4).requires_grad_();

        Tensor draws = new GaussianGate().Draw(means, Tensors.StandardNormal(5, 50, 4));
        double[] gradient = Tensors.Values(autograd.grad([draws.sum()], [means])[0]);

        double[] expected = [.. Enumerable.Repeat(new double[] { 0, 0, 1, 1 }, 50).SelectMany(row => row)];
        CollectionAssert.AreEqual(expected, Tensors.Values(draws));
        CollectionAssert.AreEqual(new double[4], gradient);
    }

    [TestMethod]
    public void Collapse_AnyMeans_ClampsThem()
    {
        using var scope = NewDisposeScope();
        double[] means = [-2, -0.25, 0, 0.25, 0.75, 1, 3];

        double[] values = Tensors.Values(new GaussianGate().Collapse(Tensors.Double(means, 7)));

        CollectionAssert.AreEqual(new[] { 0, 0, 0, 0.25, 0.75, 1, 1 }, values);
    }

    [TestMethod]
    public void InitialParameter_DefaultGate_CanOpenAndClose()
    {
        using var scope = NewDisposeScope();
        var gate = new GaussianGate();
        Tensor start = Tensors.Double([gate.InitialParameter], 1).requires_grad_();

        double penaltySlope = Tensors.Values(autograd.grad([gate.OpenProbability(start).sum()], [start])[0])[0];
        double[] draws = Draws(gate, gate.InitialParameter);

        Assert.IsGreaterThan(0.1, penaltySlope, "The penalty must be able to close a gate.");
        Assert.IsGreaterThan(0.5, draws.Count(z => z > 0 && z < 1) / (double)Samples, "Most draws must let the loss's gradient through.");
        Assert.IsGreaterThan(0.1, draws.Count(z => z == 0) / (double)Samples);
        Assert.IsGreaterThan(0.1, draws.Count(z => z == 1) / (double)Samples);
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(-0.5)]
    [DataRow(double.NaN)]
    [DataRow(double.PositiveInfinity)]
    public void Constructor_SigmaOutOfRange_Throws(double sigma)
    {
        ArgumentOutOfRangeException e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GaussianGate(sigma));

        Assert.AreEqual("sigma", e.ParamName);
        Assert.Contains("sigma must be a number greater than 0", e.Message);
    }

    [TestMethod]
    public void Constructor_InitialMeanNotFinite_Throws()
    {
        ArgumentOutOfRangeException e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GaussianGate(0.5, double.NaN));

        Assert.AreEqual("initialMean", e.ParamName);
    }

    [TestMethod]
    public void Constructor_OwnValues_AreKept()
    {
        var gate = new GaussianGate(0.25, 0.75);

        Assert.AreEqual(0.25, gate.Sigma);
        Assert.AreEqual(0.75, gate.InitialParameter);
    }

    private static double[] Draws(GaussianGate gate, double mean)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(17);
        Tensor noise = empty([Samples, 1], ScalarType.Float32);
        gate.FillNoise(noise, generator);
        return Tensors.Values(gate.Draw(Tensors.Single([mean], 1, 1), noise));
    }
}
