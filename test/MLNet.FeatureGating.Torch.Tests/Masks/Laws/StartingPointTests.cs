using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Reference;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Laws;

/// <summary>Where laws start from (6.11): each pixel is as likely 0 as 1, and both often enough to be explored.</summary>
[TestClass]
public sealed class StartingPointTests
{
    private const int Pixels = 120;
    private const int Masks = 500;

    [TestMethod]
    [DataRow("ILN", 0.2)]
    [DataRow("SCT", 0.169)]
    [DataRow("VLN", 0.2)]
    [DataRow("HNet", 0.3)]
    public void Draw_NewLaw_IsZeroAndOneAsOftenAsThePaperHasIt(string name, double expected)
    {
        using var scope = NewDisposeScope();
        using MaskLaw law = Create(name);

        double[] masks = Tensors.Values(law.Draw(law.Noise(Masks, seed: 1)).Masks);

        // The networks of a hyper-network add a little to the deviation.
        double tolerance = name == "HNet" ? 0.1 : 0.012;
        Assert.AreEqual(expected, masks.Average(mask => mask == 0 ? 1.0 : 0), tolerance);
        Assert.AreEqual(expected, masks.Average(mask => mask == 1 ? 1.0 : 0), tolerance);
    }

    [TestMethod]
    public void Open_NewIndependentLaw_IsFourFifthsAndAHalfAtZero()
    {
        using var scope = NewDisposeScope();
        using var law = new IndependentLogitNormalMask(2, type: ScalarType.Float64);

        MaskDraw draw = law.Draw(law.Noise(1, seed: 1));

        Close.Numbers([0.8, 0.8], Tensors.Values(draw.Open), 1e-9);
        Close.Numbers([0.5, 0.5], Tensors.Values(draw.OpenAtZero), 1e-12);
        Close.Numbers([0.855, 0.855], [.. Tensors.Values(law.LogDeviations).Select(Math.Exp)], 5e-4);
    }

    [TestMethod]
    public void Open_NewConcreteLaw_IsThatOfItsTemperature()
    {
        using var scope = NewDisposeScope();
        using var law = new ConcreteMask(1, type: ScalarType.Float64);

        Close.Numbers([1 - 0.169], Tensors.Values(law.Draw(law.Noise(1, seed: 1)).Open), 1e-3);
    }

    [TestMethod]
    public void Weights_NewCorrelatedLaw_AreUniformWithinTheBound()
    {
        using var law = new CorrelatedLogitNormalMask(Pixels);

        double[] weights = [.. Tensors.Values(law.Weights).Order()];

        Assert.HasCount(Pixels * 16, weights);
        Assert.AreEqual(-0.37, weights[0], 2e-3);
        Assert.AreEqual(0.37, weights[^1], 2e-3);
        for (int i = 0; i < weights.Length; i++)
        {
            // Kolmogorov and Smirnov's distance, far beyond chance.
            Assert.AreEqual((i + 0.5) / weights.Length, (weights[i] + 0.3702) / 0.7404, 0.045);
        }

        Assert.IsTrue(Tensors.Values(law.Biases).All(bias => bias == 0));
    }

    [TestMethod]
    [DataRow("VLN")]
    [DataRow("HNet")]
    public void Parameters_Seed_DecidesThem(string name)
    {
        double[] Numbers(int seed)
        {
            using MaskLaw law = Create(name, seed);
            return [.. law.Parameters.SelectMany(Tensors.Values)];
        }

        CollectionAssert.AreEqual(Numbers(1), Numbers(1));
        CollectionAssert.AreNotEqual(Numbers(1), Numbers(2));
    }

    // As printed, eq. 10 leaves the temperature out.
    [TestMethod]
    public void Open_BiasOfMinusOne_HasTheTemperatureInEquation10()
    {
        using var scope = NewDisposeScope();
        using var law = new CorrelatedLogitNormalMask(1, 2, temperature: 0.3, type: ScalarType.Float64);
        MaskLaws.Set(law.Weights, 0.855 * 0.6, 0.855 * -0.8);
        MaskLaws.Set(law.Biases, -1);
        MaskDraw draw = law.Draw(law.Noise(50_000, seed: 2));

        double open = Tensors.Values(draw.Open)[0];

        Assert.AreEqual(0.371, open, 5e-4);
        Assert.AreEqual(open, Tensors.Values(draw.Masks).Average(mask => mask > 0 ? 1.0 : 0), 0.01);
        Assert.AreEqual(0.948, 1 - NormalLaw.Cdf((Math.Log(0.1 / 1.1) + 1) / 0.855), 1e-3, "As it is printed.");
    }

    // Far out, 1 + erf would give 0 in single precision, and no gradient.
    [TestMethod]
    public void Open_NearlyClosedPixelInSinglePrecision_IsNotZero()
    {
        using var scope = NewDisposeScope();
        using var law = new IndependentLogitNormalMask(1);
        MaskLaws.Set(law.LogDeviations, 0);
        MaskLaws.Set(law.Means, -8);

        MaskDraw draw = law.Draw(law.Noise(1, seed: 1));

        double expected = NormalLaw.Tail(8 + (0.3 * Math.Log(0.1 / 1.1)));
        Assert.AreEqual(expected, Tensors.Values(draw.Open)[0], 1e-3 * expected);
        Assert.IsGreaterThan(0, Tensors.Values(autograd.grad([draw.Open.sum()], [law.Means])[0])[0]);
    }

    [TestMethod]
    public void Stretching_Values_AreStretchedAndClamped()
    {
        using var scope = NewDisposeScope();
        var stretching = new Stretching(-0.5, 2);

        Close.Numbers([0, 0, 0.125, 0.75, 1, 1], Tensors.Values(stretching.Apply(Tensors.Double([0, 0.2, 0.25, 0.5, 0.6, 1], 6))), 1e-12);
        Assert.AreEqual(0.2, LogisticLaw.Cdf(stretching.OpenLogit), 1e-12);
        Assert.AreEqual(0.6, LogisticLaw.Cdf(stretching.FullLogit), 1e-12);
    }

    [TestMethod]
    [DataRow(0.0, 1.1)]
    [DataRow(0.1, 1.1)]
    [DataRow(-0.1, 1.0)]
    [DataRow(double.NaN, 1.1)]
    [DataRow(-0.1, double.PositiveInfinity)]
    public void Stretching_EndsWithinTheUnitInterval_Throws(double lower, double upper) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Stretching(lower, upper));

    private static MaskLaw Create(string name, int seed = 0) => name switch
    {
        "ILN" => new IndependentLogitNormalMask(Pixels),
        "SCT" => new ConcreteMask(Pixels),
        "VLN" => new CorrelatedLogitNormalMask(Pixels, seed: seed),
        _ => new HyperNetworkMask(Pixels, seed: seed),
    };
}
