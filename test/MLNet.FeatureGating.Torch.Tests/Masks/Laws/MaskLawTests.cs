using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using MLNet.FeatureGating.Training.Tests.Reference;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Laws;

/// <summary>What holds for every law of masks.</summary>
[TestClass]
public sealed class MaskLawTests
{
    private const int Samples = 40_000;
    private const double Width = 1e-5;

    // The stretched ends of eq. 8, and uneven ones.
    private static readonly Stretching Uneven = new(-0.3, 1.05);

    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void OpenAndFull_ManyDraws_AreTheSharesOfMasksAboveZeroAndAtOne(string name)
    {
        foreach (Stretching? stretching in new[] { null, Uneven })
        {
            using MaskLaw law = MaskLaws.Create(name, stretching: stretching);

            MaskDraw draw = law.Draw(law.Noise(Samples, seed: 1));

            AssertShares(Tensors.Values(draw.Open), MaskLaws.Means(Tensors.Values(draw.Masks), mask => mask > 0 ? 1 : 0), Samples);
            AssertShares(Tensors.Values(draw.Full), MaskLaws.Means(Tensors.Values(draw.Masks), mask => mask == 1 ? 1 : 0), Samples);
        }
    }

    [TestMethod]
    [DynamicData(nameof(MaskLaws.Simple), typeof(MaskLaws))]
    public void Open_SimpleLaw_IsTheFormula(string name)
    {
        using MaskLaw law = MaskLaws.Create(name, temperature: 0.4, Uneven);
        (double[] locations, double[] deviations) = Parameters(law);
        double threshold = 0.4 * Math.Log(0.3 / 1.05);
        double full = 0.4 * Math.Log(1.3 / 0.05);

        MaskDraw draw = law.Draw(law.Noise(2, seed: 1));

        double P(int pixel, double above) => law is ConcreteMask
            ? LogisticLaw.Cdf(locations[pixel] - above)
            : NormalLaw.Cdf((locations[pixel] - above) / deviations[pixel]);
        Close.Numbers([.. locations.Select((_, pixel) => P(pixel, threshold))], Tensors.Values(draw.Open), 1e-12);
        Close.Numbers([.. locations.Select((_, pixel) => P(pixel, full))], Tensors.Values(draw.Full), 1e-12);
        Close.Numbers([.. locations.Select((_, pixel) => P(pixel, 0))], Tensors.Values(draw.OpenAtZero), 1e-12);
        Close.Numbers(Tensors.Values(draw.OpenAtZero), Tensors.Values(law.OpenProbabilities()), 1e-12);
    }

    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void OpenAtZero_ManyBinaryDraws_IsTheShareOfOnes(string name)
    {
        using MaskLaw law = MaskLaws.Create(name);
        Tensor[] noise = law.Noise(Samples, seed: 2);

        double[] binary = Tensors.Values(law.DrawBinary(noise));

        Assert.IsTrue(binary.All(mask => mask is 0 or 1));
        AssertShares(Tensors.Values(law.Draw(noise).OpenAtZero), MaskLaws.Means(binary, mask => mask), Samples);
    }

    // A representation of its own for each mask: the law itself rather than those of a few representations.
    [TestMethod]
    [DataRow("ILN", false)]
    [DataRow("SCT", false)]
    [DataRow("VLN", false)]
    [DataRow("HNet", false)]
    [DataRow("HNet", true)]
    public void OpenProbabilities_ManyBinaryDraws_AreTheSharesOfOnes(string name, bool sharesNoise)
    {
        const int Masks = 10_000;
        using MaskLaw law = MaskLaws.Create(name, options: MaskLaws.Options(Masks, sharesNoise));

        double[] binary = Tensors.Values(law.DrawBinary(law.Noise(Masks, seed: 3)));

        AssertShares(Tensors.Values(law.OpenProbabilities()), MaskLaws.Means(binary, mask => mask), name == "HNet" ? 900 : Masks);
    }

    // Proposition 1.
    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void Draw_TemperatureTowardsZero_IsZeroOrOneWithTheProbabilitiesAtZero(string name)
    {
        using MaskLaw cold = MaskLaws.Create(name, temperature: 0.003);
        Tensor[] noise = cold.Noise(Samples, seed: 4);

        MaskDraw draw = cold.Draw(noise);

        double[] masks = Tensors.Values(draw.Masks);
        Assert.IsGreaterThan(0.97, masks.Average(mask => mask is 0 or 1 ? 1.0 : 0));
        AssertShares(Tensors.Values(draw.OpenAtZero), MaskLaws.Means(masks, mask => mask > 0.5 ? 1 : 0), Samples);
        CollectionAssert.AreEqual(Tensors.Values(cold.DrawBinary(noise)), masks.Select(mask => mask > 0.5 ? 1.0 : 0).ToArray());
        Close.Numbers(Tensors.Values(draw.OpenAtZero), Tensors.Values(draw.Open), 0.02);
    }

    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void Draw_AnyNoise_LiesInTheUnitIntervalAndReachesBothEnds(string name)
    {
        using MaskLaw law = MaskLaws.Create(name);

        double[] masks = Tensors.Values(law.Draw(law.Noise(2000, seed: 5)).Masks);

        Assert.AreEqual(0, masks.Min());
        Assert.AreEqual(1, masks.Max());
        Assert.IsGreaterThan(0.05, masks.Average(mask => mask is > 0 and < 1 ? 1.0 : 0));
    }

    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void OpenAndFull_Gradient_MatchesFiniteDifferences(string name)
    {
        double[] factors = new Numbers(6).Normals(MaskLaws.PixelCount);
        AssertGradient(name, draw => ((draw.Open - (draw.Full * 0.7)) * Tensors.Double(factors, MaskLaws.PixelCount)).sum());
    }

    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void Masks_Gradient_MatchesFiniteDifferences(string name)
    {
        double[] factors = new Numbers(7).Normals(10 * MaskLaws.PixelCount);
        AssertGradient(name, draw => (draw.Masks * Tensors.Double(factors, 10, MaskLaws.PixelCount)).sum());
    }

    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void Exclude_Pixels_AreNeitherDrawnNorCounted(string name)
    {
        using MaskLaw law = MaskLaws.Create(name);
        using MaskLaw whole = MaskLaws.Create(name);
        law.Exclude([true, false, true, true, false, true]);
        Tensor[] noise = law.Noise(500, seed: 5);

        MaskDraw draw = law.Draw(noise);
        MaskDraw expected = whole.Draw(noise);

        double[] Without(Tensor values) => [.. Tensors.Values(values).Select((value, i) => i % MaskLaws.PixelCount is 1 or 4 ? 0 : value)];
        Close.Numbers(Without(expected.Masks), Tensors.Values(draw.Masks), 1e-12);
        Close.Numbers(Without(expected.Open), Tensors.Values(draw.Open), 1e-12);
        Close.Numbers(Without(expected.Full), Tensors.Values(draw.Full), 1e-12);
        Close.Numbers(Without(expected.OpenAtZero), Tensors.Values(draw.OpenAtZero), 1e-12);
        Close.Numbers(Without(whole.OpenProbabilities()), Tensors.Values(law.OpenProbabilities()), 1e-12);
        Close.Numbers(Without(whole.DrawBinary(noise)), Tensors.Values(law.DrawBinary(noise)), 0);
        foreach (Tensor gradient in autograd.grad([draw.Masks.sum() + draw.Open.sum()], [.. law.Parameters]))
        {
            Assert.IsTrue(Tensors.Values(gradient).All(double.IsFinite));
        }
    }

    // Steering reads it every few steps: it must not keep the graph.
    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void Draw_Parts_AllButTheOneAtZeroAreDifferentiable(string name)
    {
        using MaskLaw law = MaskLaws.Create(name);

        MaskDraw draw = law.Draw(law.Noise(3, seed: 6));

        Assert.IsTrue(draw.Masks.requires_grad);
        Assert.IsTrue(draw.Open.requires_grad);
        Assert.IsTrue(draw.Full.requires_grad);
        Assert.IsFalse(draw.OpenAtZero.requires_grad);
        CollectionAssert.AreEqual(new long[] { 3, MaskLaws.PixelCount }, draw.Masks.shape);
        CollectionAssert.AreEqual(new long[] { MaskLaws.PixelCount }, draw.Open.shape);
        CollectionAssert.AreEqual(new long[] { MaskLaws.PixelCount }, draw.Full.shape);
        CollectionAssert.AreEqual(new long[] { MaskLaws.PixelCount }, draw.OpenAtZero.shape);
    }

    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void LogitCovariance_ManyDraws_IsThatOfTheirLogits(string name)
    {
        const int Masks = 20_000;
        HyperNetworkOptions options = MaskLaws.Options(Masks);
        using MaskLaw law = MaskLaws.Create(name, options: options);
        double[][] logits = MaskLaws.Logits(name, Masks, options);

        double[] covariance = Tensors.Values(law.LogitCovariance());

        // Of a hyper-network it is an estimate from 1,024 draws.
        int draws = name == "HNet" ? 900 : Masks;
        for (int i = 0; i < MaskLaws.PixelCount; i++)
        {
            for (int j = 0; j < MaskLaws.PixelCount; j++)
            {
                double expected = Covariance(logits, i, j);

                // Tails of a mixture of laws are heavier than normal ones.
                double error = 7 * Math.Sqrt(((Covariance(logits, i, i) * Covariance(logits, j, j)) + (expected * expected)) / draws);
                Assert.AreEqual(expected, covariance[(i * MaskLaws.PixelCount) + j], error, $"{i}, {j}");
            }
        }
    }

    [TestMethod]
    public void LogitCovariance_Correlated_IsTheProductOfTheWeights()
    {
        using var law = (CorrelatedLogitNormalMask)MaskLaws.Create("VLN");
        double[][] weights = [.. Tensors.Values(law.Weights).Chunk(MaskLaws.Dimension)];

        double[] covariance = Tensors.Values(law.LogitCovariance());

        Close.Numbers([.. weights.SelectMany(a => weights.Select(b => a.Zip(b, (x, y) => x * y).Sum()))], covariance, 1e-12);
    }

    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void Noise_Seed_DecidesIt(string name)
    {
        using MaskLaw law = MaskLaws.Create(name);

        double[] Draw(int seed) => Tensors.Values(law.Draw(law.Noise(5, seed)).Masks);

        CollectionAssert.AreEqual(Draw(1), Draw(1));
        CollectionAssert.AreNotEqual(Draw(1), Draw(2));
    }

    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void Law_AnyUse_LeavesGlobalRandomStateAlone(string name)
    {
        byte[] before = get_rng_state().data<byte>().ToArray();

        using (MaskLaw law = MaskLaws.Create(name))
        {
            Use(law);
        }

        CollectionAssert.AreEqual(before, get_rng_state().data<byte>().ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void Dispose_UsedLaw_LeavesNoTensorsAlive(string name) => Alive.AssertUseLeavesNothing(
        () => MaskLaws.Create(name),
        law =>
        {
            using var scope = NewDisposeScope();
            Use(law);
        });

    [TestMethod]
    [DynamicData(nameof(MaskLaws.All), typeof(MaskLaws))]
    public void HoldToLiveRange_ParametersWithin_ChangesNothing(string name)
    {
        using MaskLaw law = MaskLaws.Create(name);
        Hold(law);
        double[] before = [.. law.Parameters.SelectMany(Tensors.Values)];

        Hold(law);

        Close.Numbers(before, [.. law.Parameters.SelectMany(Tensors.Values)], 1e-12);
    }

    [TestMethod]
    public void HoldToLiveRange_Independent_BoundsDeviationsAndMeans()
    {
        using var law = new IndependentLogitNormalMask(4, 0.3, type: ScalarType.Float64);
        MaskLaws.Set(law.Means, -100, 100, -100, 0.5);
        MaskLaws.Set(law.LogDeviations, -9, -9, Math.Log(2), Math.Log(2));

        Hold(law);

        double least = 0.3 * Math.Log(11) / 0.8416212 / 2;
        double[] deviations = [.. Tensors.Values(law.LogDeviations).Select(Math.Exp)];
        double most = 2 * least;
        Close.Numbers([least, least, most, most], deviations, 1e-6);
        Close.Numbers([-3.25 * least, 2 * least, -3.25 * most, 0.5], Tensors.Values(law.Means), 1e-6);
    }

    [TestMethod]
    public void HoldToLiveRange_Correlated_BoundsLengthsAndKeepsDirections()
    {
        using var law = new CorrelatedLogitNormalMask(3, 2, 0.3, type: ScalarType.Float64);
        MaskLaws.Set(law.Weights, 0.003, -0.004, 3, 4, 0.36, 0.48);
        MaskLaws.Set(law.Biases, -100, 100, 0.5);

        Hold(law);

        double least = 0.3 * Math.Log(11) / 0.8416212 / 2;
        double most = 2 * least;
        Close.Numbers([0.6 * least, -0.8 * least, 0.6 * most, 0.8 * most, 0.36, 0.48], Tensors.Values(law.Weights), 1e-6);
        Close.Numbers([-3.25 * least, 2 * most, 0.5], Tensors.Values(law.Biases), 1e-6);
    }

    [TestMethod]
    public void HoldToLiveRange_Concrete_BoundsLocations()
    {
        using var law = new ConcreteMask(3, type: ScalarType.Float64);
        MaskLaws.Set(law.Locations, -100, 100, 0.5);

        Hold(law);

        Close.Numbers([-7, 3, 0.5], Tensors.Values(law.Locations), 0);
    }

    // Trap 4: where pixels never change any more, neither loss nor penalty would move them.
    [TestMethod]
    [DynamicData(nameof(MaskLaws.Simple), typeof(MaskLaws))]
    public void HoldToLiveRange_FarOut_LeavesAGradient(string name)
    {
        using MaskLaw law = MaskLaws.Create(name);
        Parameter locations = Locations(law);
        MaskLaws.Set(locations, -50, 50, -50, 50, -50, 50);

        Hold(law);

        double[] gradient = Tensors.Values(autograd.grad([law.Draw(law.Noise(2, seed: 9)).Open.sum()], [locations])[0]);
        Assert.IsGreaterThan(1e-4, gradient.Min(Math.Abs));
    }

    [TestMethod]
    public void Constructor_NumberOutOfRange_Throws()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new IndependentLogitNormalMask(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new IndependentLogitNormalMask(2, temperature: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ConcreteMask(2, temperature: -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new CorrelatedLogitNormalMask(2, dimension: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new CorrelatedLogitNormalMask(2, temperature: double.NaN));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new HyperNetworkMask(2, temperature: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new HyperNetworkOptions { Representations = 0 });
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new HyperNetworkOptions { Dimension = 0 });
    }

    private static void Use(MaskLaw law)
    {
        Tensor[] noise = law.Noise(9, seed: 1);
        MaskDraw draw = law.Draw(noise);
        autograd.grad([draw.Masks.sum() + draw.Open.sum()], [.. law.Parameters]);
        law.DrawBinary(noise);
        law.OpenProbabilities();
        law.LogitCovariance();
        Hold(law);
    }

    private static void Hold(MaskLaw law)
    {
        using IDisposable off = no_grad();
        law.HoldToLiveRange();
    }

    private static Parameter Locations(MaskLaw law) => law switch
    {
        IndependentLogitNormalMask independent => independent.Means,
        CorrelatedLogitNormalMask correlated => correlated.Biases,
        _ => ((ConcreteMask)law).Locations,
    };

    private static (double[] Locations, double[] Deviations) Parameters(MaskLaw law) => (Tensors.Values(Locations(law)), law switch
    {
        IndependentLogitNormalMask independent => [.. Tensors.Values(independent.LogDeviations).Select(Math.Exp)],
        CorrelatedLogitNormalMask correlated =>
            [.. Tensors.Values(correlated.Weights).Chunk(MaskLaws.Dimension).Select(row => Math.Sqrt(row.Sum(weight => weight * weight)))],
        _ => [],
    });

    private static void AssertShares(double[] probabilities, double[] shares, int samples)
    {
        Assert.HasCount(MaskLaws.PixelCount, probabilities);
        for (int pixel = 0; pixel < probabilities.Length; pixel++)
        {
            double p = probabilities[pixel];
            Assert.AreEqual(p, shares[pixel], (4.5 * Math.Sqrt(p * (1 - p) / samples)) + 1e-6, $"Pixel {pixel}.");
        }

        Assert.IsGreaterThan(0.1, probabilities.Max() - probabilities.Min(), "Pixels that are all alike show nothing.");
    }

    private static double Covariance(double[][] rows, int i, int j)
    {
        double meanI = rows.Average(row => row[i]);
        double meanJ = rows.Average(row => row[j]);
        return rows.Sum(row => (row[i] - meanI) * (row[j] - meanJ)) / (rows.Length - 1);
    }

    private static void AssertGradient(string name, Func<MaskDraw, Tensor> function)
    {
        using MaskLaw law = MaskLaws.Create(name);
        Tensor[] noise = law.FixedNoise(10, seed: 12);
        IList<Tensor> gradients = autograd.grad([function(law.Draw(noise))], [.. law.Parameters]);
        for (int i = 0; i < gradients.Count; i++)
        {
            Parameter parameter = law.Parameters[i];
            double[] values = Tensors.Values(parameter);
            double ValueAt(int index, double offset)
            {
                using var scope = NewDisposeScope();
                double[] moved = [.. values];
                moved[index] += offset;
                MaskLaws.Set(parameter, moved);
                return Tensors.Values(function(law.Draw(noise)))[0];
            }

            double[] expected = [.. values.Select((_, index) => (ValueAt(index, Width) - ValueAt(index, -Width)) / (2 * Width))];
            MaskLaws.Set(parameter, values);
            Close.Numbers(expected, Tensors.Values(gradients[i]), 1e-7);
            Assert.IsGreaterThan(1e-3, expected.Max(Math.Abs), "A gradient of zeros shows nothing.");
        }
    }
}
