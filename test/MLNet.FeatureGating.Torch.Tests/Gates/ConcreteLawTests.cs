using MLNet.FeatureGating.Gates;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Gates;

/// <summary>The distribution of relaxed draws under logistic noise, and the settings of those laws.</summary>
[TestClass]
public sealed class ConcreteLawTests
{
    private const int Samples = 100_000;
    private static readonly double[] Thresholds = [0.02, 0.3, 0.5, 0.8, 0.97];

    [TestMethod]
    [DataRow(0.5, 1.0)]
    [DataRow(-1.0, 0.5)]
    [DataRow(1.5, 2.0)]
    public void Draw_SoftGumbel_FollowsTheBinaryConcreteLaw(double logit, double temperature)
    {
        var gate = new GumbelSoftmaxGate(isHard: false, new(temperature));
        double[] masks = [.. gate.Masks([logit], Samples, seed: 1).Select(row => row[0])];

        foreach (double t in Thresholds)
        {
            AssertShare(LogisticLaw.ConcreteCdf(t, logit, temperature), masks.Count(z => z <= t));
        }

        // Above one half with the probability of being open, whatever the temperature.
        AssertShare(LogisticLaw.Cdf(logit), masks.Count(z => z > 0.5));
    }

    [TestMethod]
    [DataRow(0.5, 1.0)]
    [DataRow(-1.0, 0.5)]
    public void Draw_Correlated_HasTheLawOfASoftGumbelGateEachOnItsOwn(double logit, double temperature)
    {
        using FeatureGate gate = GateLaws.Create("CorrelatedSoft", new(temperature));
        double[][] masks = gate.Masks([.. Enumerable.Repeat(logit, 5)], Samples, seed: 2);

        for (int i = 0; i < 5; i++)
        {
            foreach (double t in Thresholds)
            {
                AssertShare(LogisticLaw.ConcreteCdf(t, logit, temperature), masks.Count(row => row[i] <= t));
            }
        }
    }

    [TestMethod]
    [DataRow(0.0, 2.0 / 3, -0.1, 1.1)]
    [DataRow(-1.5, 0.4, -0.2, 1.3)]
    [DataRow(1.0, 1.5, -0.05, 1.02)]
    public void Draw_HardConcrete_FollowsTheStretchedLaw(double location, double temperature, double lower, double upper)
    {
        using var scope = NewDisposeScope();
        var gate = new HardConcreteGate(new(temperature), 0, lower, upper);
        double[] masks = [.. gate.Masks([location], Samples, seed: 3).Select(row => row[0])];
        double Cdf(double z) => LogisticLaw.ConcreteCdf((z - lower) / (upper - lower), location, temperature);

        foreach (double t in Thresholds)
        {
            AssertShare(Cdf(t), masks.Count(z => z <= t));
        }

        AssertShare(Cdf(0), masks.Count(z => z == 0));
        AssertShare(1 - Cdf(1), masks.Count(z => z == 1));
        Assert.AreEqual(1 - Cdf(0), Tensors.Values(gate.OpenProbability(Tensors.Double([location], 1)))[0], 1e-12);
    }

    [TestMethod]
    public void OpenProbability_AnnealedHardConcrete_IsThatOfTheFinalTemperature()
    {
        using var scope = NewDisposeScope();
        var annealed = new HardConcreteGate(new(3, 0.5));
        double[] masks = [.. annealed.Masks([0.3], Samples, seed: 4, progress: 1).Select(row => row[0])];

        double probability = Tensors.Values(annealed.OpenProbability(Tensors.Double([0.3], 1)))[0];

        AssertShare(probability, masks.Count(z => z > 0));
        Assert.AreEqual(LogisticLaw.Cdf(0.3 - (0.5 * Math.Log(0.1 / 1.1))), probability, 1e-12);
    }

    [TestMethod]
    [DataRow(0.0, 4.0)]
    [DataRow(0.5, 2.0)]
    [DataRow(1.0, 1.0)]
    public void Draw_GivenNoise_MatchesFormulaAtEveryTemperature(double progress, double temperature)
    {
        using var scope = NewDisposeScope();
        double[] logits = [-1, 0.2, 2];
        double[] noise = new Numbers(5).Normals(12, 2);
        var gumbel = new GumbelSoftmaxGate(isHard: false, new(4, 1));
        var concrete = new HardConcreteGate(new(4, 1));
        Tensor parameters = Tensors.Double(logits, 1, 3);
        double[] relaxed = [.. noise.Select((e, i) => LogisticLaw.Cdf((logits[i % 3] + e) / temperature))];

        Close.Numbers(relaxed, Tensors.Values(gumbel.Draw(parameters, Tensors.Double(noise, 4, 3), progress)), 1e-12);
        Close.Numbers(
            [.. relaxed.Select(s => Math.Clamp((1.2 * s) - 0.1, 0, 1))],
            Tensors.Values(concrete.Draw(parameters, Tensors.Double(noise, 4, 3), progress)),
            1e-12);
    }

    [TestMethod]
    public void Concrete_DrawsAndProbabilities_AreThoseOfAHardConcreteGate()
    {
        using var scope = NewDisposeScope();
        var concrete = new ConcreteGate(new(2, 0.5));
        var hard = new HardConcreteGate(new(2, 0.5));
        Tensor noise = concrete.Noise(7, 50, 3);
        Tensor parameters = Tensors.Single([-1, 0.2, 2], 1, 3);

        foreach (double progress in new[] { 0, 0.4, 1 })
        {
            CollectionAssert.AreEqual(
                Tensors.Values(hard.Draw(parameters, noise, progress)), Tensors.Values(concrete.Draw(parameters, noise, progress)));
        }

        CollectionAssert.AreEqual(Tensors.Values(hard.OpenProbability(parameters)), Tensors.Values(concrete.OpenProbability(parameters)));
        Assert.AreEqual(hard.MaximumParameter, concrete.MaximumParameter);
    }

    [TestMethod]
    [DataRow("GumbelSoft")]
    [DataRow("HardConcrete")]
    [DataRow("Concrete")]
    public void FillNoise_LogisticLaw_HasItsQuantiles(string law)
    {
        using var scope = NewDisposeScope();
        using FeatureGate gate = GateLaws.Create(law);
        double[] noise = Tensors.Values(gate.Noise(6, Samples, 1));

        foreach (double u in Thresholds)
        {
            AssertShare(u, noise.Count(e => LogisticLaw.Cdf(e) <= u));
        }

        Assert.IsTrue(noise.All(double.IsFinite));
    }

    // This seed's numbers come to the last step of a generator's single-precision numbers, which is drawn once in 2^24 times.
    [TestMethod]
    public void FillNoise_UniformNumbersAtTheirEnd_IsFinite()
    {
        using var scope = NewDisposeScope();

        double[] noise = Tensors.Values(new GumbelSoftmaxGate().Noise(63, 1_000_000, 1));

        Assert.IsTrue(noise.All(double.IsFinite));
        Assert.IsGreaterThan(15, noise.Max());
    }

    [TestMethod]
    [DataRow(0.1, 1.1, "lower", "lower must be a number below 0, but it is 0.1")]
    [DataRow(0.0, 1.1, "lower", "lower must be a number below 0, but it is 0")]
    [DataRow(-0.1, 1.0, "upper", "upper must be a number above 1, but it is 1")]
    [DataRow(-0.1, double.NaN, "upper", "but it is NaN")]
    public void Constructor_EndsOfTheStretchedRangeWithinTheUnit_Throws(double lower, double upper, string name, string message)
    {
        ArgumentOutOfRangeException e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new HardConcreteGate(null, 0, lower, upper));

        Assert.AreEqual(name, e.ParamName);
        Assert.Contains(message, e.Message);
    }

    [TestMethod]
    public void Constructor_OutOfRange_Throws()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GumbelSoftmaxGate(initialLogit: double.NaN));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new StraightThroughGate(initialLogit: double.PositiveInfinity));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new HardConcreteGate(initialLocation: double.NaN));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ConcreteGate(initialLocation: double.NaN));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new L1WeightGate(threshold: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new L1WeightGate(initialWeight: double.NegativeInfinity));
    }

    [TestMethod]
    public void Constructor_Defaults_AreThePapersOwn()
    {
        var concrete = new HardConcreteGate();
        Assert.AreEqual(2.0 / 3, concrete.Temperature.At(0), 1e-12);
        Assert.AreEqual(-0.1, concrete.Lower, 1e-12);
        Assert.AreEqual(1.1, concrete.Upper, 1e-12);
        Assert.AreEqual(0, concrete.InitialParameter);
        Assert.IsTrue(new GumbelSoftmaxGate().IsHard);
        Assert.AreEqual(1, new GumbelSoftmaxGate().Temperature.At(0.5));
        Assert.AreEqual(0.1, new L1WeightGate().Threshold);
    }

    private static void AssertShare(double probability, int count) => Assert.AreEqual(
        probability, count / (double)Samples, 4.5 * Math.Sqrt(probability * (1 - probability) / Samples) + 1e-6);
}
