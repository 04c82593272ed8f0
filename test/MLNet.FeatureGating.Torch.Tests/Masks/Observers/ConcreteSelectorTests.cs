using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Observers;

/// <summary>Selectors that settle on one pixel each.</summary>
[TestClass]
public sealed class ConcreteSelectorTests
{
    private const int Pixels = 6;
    private const int Selectors = 3;
    private static readonly Device Cpu = device(DeviceType.CPU);

    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    // The logarithms of a selector's weights lie as far apart as the inverse of its temperature.
    [TestMethod]
    public void Observe_Progress_CoolsDownFromTenExponentially()
    {
        using ConcreteSelector selector = Create();

        double[] Spread(double progress) => [.. Weights(selector, progress)
            .Select(weights => Math.Log(weights.Max()) - Math.Log(weights.Min()))];

        double[] hot = Spread(0);
        Close.Numbers([.. hot.Select(x => x * Math.Sqrt(10))], Spread(1.0 / 6), 1e-3);
        Close.Numbers([.. hot.Select(x => x * 10)], Spread(1.0 / 3), 1e-3);
        double hottest = hot[0] * 10;
        double gap = Logs(selector);
        Assert.AreEqual(gap, hottest, 0.05 * gap);

        // With the noise of the same seed: log alpha + g.
        double Logs(ConcreteSelector of)
        {
            using var generator = new Generator(3);
            double[] gumbel = [.. Tensors.Values(empty([Selectors, Pixels], ScalarType.Float32).uniform_(0, 1, generator))
                .Select(u => -Math.Log(-Math.Log(u)))];
            double[] sums = [.. Tensors.Values(of.Logits).Zip(gumbel, (logit, g) => logit + g).Take(Pixels)];
            return sums.Max() - sums.Min();
        }
    }

    [TestMethod]
    public void Observe_AtTheEnd_SeesSinglePixels()
    {
        using ConcreteSelector selector = Create();

        foreach (double[] weights in Weights(selector, progress: 1))
        {
            Assert.AreEqual(1, weights.Sum(), 1e-5);
            Assert.IsGreaterThan(0.999, weights.Max());
        }

        Assert.IsLessThan(0.5, Weights(selector, progress: 0).Max(weights => weights.Max()), "Hot ones see everything.");
    }

    // A cold selector takes each pixel as often as its softmax has it.
    [TestMethod]
    public void Observe_ColdDraws_FollowTheSoftmax()
    {
        using ConcreteSelector selector = Create();
        double[] logits = [0, 0.5, 1, 1.5, -1, -2];
        Laws.MaskLaws.Set(selector.Logits, [.. logits, .. logits, .. logits]);
        double[] counts = new double[Pixels];
        using var generator = new Generator(4);
        Tensor pixels = Single();
        for (int i = 0; i < 1000; i++)
        {
            using var scope = NewDisposeScope();
            foreach (double[] weights in Transposed(selector.Observe(pixels, generator, 1).Values))
            {
                counts[Array.IndexOf(weights, weights.Max())]++;
            }
        }

        double total = logits.Sum(Math.Exp);
        for (int pixel = 0; pixel < Pixels; pixel++)
        {
            double p = Math.Exp(logits[pixel]) / total;
            Assert.AreEqual(p, counts[pixel] / 3000, 4.5 * Math.Sqrt(p * (1 - p) / 3000));
        }
    }

    [TestMethod]
    public void Observe_OpenPixels_AreNotCounted()
    {
        using ConcreteSelector selector = Create();
        using var generator = new Generator(4);

        Observation seen = selector.Observe(Single(), generator, 0.5);

        Assert.IsNull(seen.Open);
        Assert.IsNull(seen.Full);
        Assert.IsNull(seen.OpenAtZero);
        CollectionAssert.AreEqual(new long[] { Pixels, Selectors }, seen.Values.shape);
    }

    [TestMethod]
    public void Observe_UnselectablePixel_IsNeverSeen()
    {
        using var selector = new ConcreteSelector(Selectors, new(2, 3), [true, false, true, true, true, true], 1, Cpu);
        Laws.MaskLaws.Set(selector.Logits, [.. Enumerable.Range(0, Selectors * Pixels).Select(i => i % Pixels == 1 ? 50.0 : 0)]);

        foreach (double progress in (double[])[0, 0.5, 1])
        {
            Assert.IsTrue(Weights(selector, progress).All(weights => weights[1] == 0));
        }

        Assert.AreEqual(0, selector.Probabilities()[1]);
    }

    [TestMethod]
    public void Collapse_AllWantTheSamePixel_GivesDifferentOnesTheSurestFirst()
    {
        using ConcreteSelector selector = Create();
        Laws.MaskLaws.Set(
            selector.Logits,
            0, 0, 0, 2, 1, 0,
            0, 0, 0, 9, 0, 1,
            0, 0, 1, 5, 2, 0);

        // The second is the surest, then the third, whose next best is 4; the first is left with the best of those that are free.
        int[] collapsed = selector.Collapse(Selectors);

        Assert.AreEqual(3, collapsed[1]);
        Assert.AreEqual(4, collapsed[2]);
        CollectionAssert.Contains(new[] { 0, 1, 2, 5 }, collapsed[0]);
    }

    [TestMethod]
    public void Collapse_BestPixelNotSelectable_TakesTheNext()
    {
        using var selector = new ConcreteSelector(Selectors, new(2, 3), [false, false, true, false, true, true], 1, Cpu);
        Laws.MaskLaws.Set(selector.Logits, [.. Enumerable.Range(0, Selectors * Pixels).Select(i => i % Pixels is 0 or 3 ? 30.0 : 0)]);

        CollectionAssert.AreEquivalent(new[] { 2, 4, 5 }, selector.Collapse(Selectors));
        CollectionAssert.IsSubsetOf(selector.Collapse(2), new[] { 2, 4, 5 });
    }

    [TestMethod]
    public void Collapse_SettledSelectors_GivesTheirPixelsInTheirOrder()
    {
        using ConcreteSelector selector = Create();
        double[] logits = new double[Selectors * Pixels];
        (logits[4], logits[Pixels + 0], logits[(2 * Pixels) + 2]) = (8, 12, 10);
        Laws.MaskLaws.Set(selector.Logits, logits);

        CollectionAssert.AreEqual(new[] { 4, 0, 2 }, selector.Collapse(Selectors));
        CollectionAssert.AreEqual(new[] { 0, 2 }, selector.Collapse(2), "Of another number, the most probable.");
    }

    [TestMethod]
    public void Probabilities_Selectors_AreThatAtLeastOneIsThere()
    {
        using ConcreteSelector selector = Create();
        double[][] softmax = [.. Tensors.Values(selector.Logits).Chunk(Pixels)
            .Select(row => row.Select(logit => Math.Exp(logit) / row.Sum(Math.Exp)).ToArray())];

        double[] expected = [.. Enumerable.Range(0, Pixels).Select(pixel => 1 - softmax.Aggregate(1.0, (none, row) => none * (1 - row[pixel])))];

        Close.Numbers(expected, selector.Probabilities(), 1e-6);
    }

    [TestMethod]
    public void Observe_Channels_HaveTheSameWeights()
    {
        using var selector = new ConcreteSelector(2, new(1, 4, 3), [true, true, true, true], 1, Cpu);
        using var generator = new Generator(5);
        double[] channel = [1, 10, 100, 1000];

        double[] seen = Tensors.Values(selector.Observe(Tensors.Single([.. channel, .. channel, .. channel], 1, 12), generator, 0.4).Values);

        Close.Numbers([.. seen[..2], .. seen[..2], .. seen[..2]], seen, 1e-6);
        Assert.AreNotEqual(seen[0], seen[1], 1e-3);
    }

    // Single precision: wide steps, and a tolerance that goes with them.
    [TestMethod]
    public void Observe_Gradient_MatchesFiniteDifferences()
    {
        const double Width = 0.02;
        using ConcreteSelector selector = Create();
        double[] logits = new Numbers(8).Normals(Selectors * Pixels, 0.5);
        Tensor images = Tensors.StandardNormal(2, 4, Pixels);
        Tensor factors = Tensors.StandardNormal(3, 4, Selectors);
        Tensor Value()
        {
            using var generator = new Generator(3);
            return (selector.Observe(images, generator, 0.3).Values * factors).sum();
        }

        double At(int index, double offset)
        {
            double[] moved = [.. logits];
            moved[index] += offset;
            Laws.MaskLaws.Set(selector.Logits, moved);
            return Tensors.Values(Value())[0];
        }

        double[] expected = [.. logits.Select((_, i) => (At(i, Width) - At(i, -Width)) / (2 * Width))];
        Laws.MaskLaws.Set(selector.Logits, logits);

        double[] gradient = Tensors.Values(autograd.grad([Value()], [selector.Logits])[0]);

        Close.Numbers(expected, gradient, 2e-3);
        Assert.IsGreaterThan(0.05, gradient.Max(Math.Abs));
    }

    [TestMethod]
    public void Logits_Seed_DecidesThem()
    {
        using ConcreteSelector one = Create(1);
        using ConcreteSelector same = Create(1);
        using ConcreteSelector other = Create(2);

        CollectionAssert.AreEqual(Tensors.Values(one.Logits), Tensors.Values(same.Logits));
        CollectionAssert.AreNotEqual(Tensors.Values(one.Logits), Tensors.Values(other.Logits));
    }

    [TestMethod]
    public void Dispose_UsedSelector_LeavesNothingAlive() => Alive.AssertUseLeavesNothing(
        () => Create(),
        selector =>
        {
            using var scope = NewDisposeScope();
            Weights(selector, 0.5);
            selector.Collapse(Selectors);
        });

    private static ConcreteSelector Create(int seed = 1) =>
        new(Selectors, new(2, 3), [.. Enumerable.Repeat(true, Pixels)], seed, Cpu);

    private static Tensor Single() => ones([Pixels], ScalarType.Float32).diag();

    // What selectors see of images of one pixel each.
    private static double[][] Weights(ConcreteSelector selector, double progress)
    {
        using var generator = new Generator(3);
        return Transposed(selector.Observe(Single(), generator, progress).Values);
    }

    private static double[][] Transposed(Tensor seen)
    {
        double[] values = Tensors.Values(seen);
        return [.. Enumerable.Range(0, Selectors).Select(one => values.Where((_, i) => i % Selectors == one).ToArray())];
    }
}
