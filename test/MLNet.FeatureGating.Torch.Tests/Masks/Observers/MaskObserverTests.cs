using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Torch.Tests.Assertions;
using MLNet.FeatureGating.Torch.Tests.Data;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Observers;

/// <summary>What networks see of images through masks.</summary>
[TestClass]
public sealed class MaskObserverTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void Observe_Images_AreTimesTheMasksOfTheirRowInAllChannels(int channels)
    {
        var grid = new PixelGrid(2, 3, channels);
        using var observer = new MaskObserver(new IndependentLogitNormalMask(6), grid, All(6));
        Tensor images = Tensors.StandardNormal(1, 5, grid.ValueCount);

        Observation seen = Observe(observer, images);

        using var generator = new Generator(9);
        double[] masks = Tensors.Values(observer.Law.Draw(observer.Law.Noise(5, generator)).Masks);
        double[] expected = [.. Tensors.Values(images).Select((value, i) => value * masks[(i / grid.ValueCount * 6) + (i % 6)])];
        Close.Numbers(expected, Tensors.Values(seen.Values), 1e-6);
        Assert.AreEqual(grid.ValueCount, observer.ValueCount);
        Close.Numbers([6 * 0.8], Tensors.Values(seen.Open!), 1e-5);
        Close.Numbers([6 * 0.2], Tensors.Values(seen.Full!), 1e-5);
        Close.Numbers([6 * 0.5], Tensors.Values(seen.OpenAtZero!), 1e-5);
    }

    // What may not be selected would leak into the network unpunished.
    [TestMethod]
    public void Observe_PixelThatMayNotBeSelected_IsNeitherSeenNorCounted()
    {
        using var observer = new MaskObserver(new IndependentLogitNormalMask(4), new(2, 2), [true, false, true, false]);

        Observation seen = Observe(observer, ones([50, 4], ScalarType.Float32));

        double[] sums = [.. Enumerable.Range(0, 4).Select(pixel => Tensors.Values(seen.Values).Where((_, i) => i % 4 == pixel).Sum())];
        Assert.IsGreaterThan(1, sums[0]);
        Assert.AreEqual(0, sums[1]);
        Assert.IsGreaterThan(1, sums[2]);
        Assert.AreEqual(0, sums[3]);
        Close.Numbers([2 * 0.8], Tensors.Values(seen.Open!), 1e-5);
        Close.Numbers([2 * 0.2], Tensors.Values(seen.Full!), 1e-5);
        Close.Numbers([2 * 0.5], Tensors.Values(seen.OpenAtZero!), 1e-5);
        Close.Numbers([0.5, 0, 0.5, 0], observer.Probabilities(), 1e-6);
    }

    [TestMethod]
    public void Collapse_Probabilities_GivesTheMostProbableSelectablePixels()
    {
        var law = new ConcreteMask(5);
        Laws.MaskLaws.Set(law.Locations, 0, 3, 1, 2, -1);
        using var observer = new MaskObserver(law, new(1, 5), [true, true, true, false, true]);

        CollectionAssert.AreEqual(new[] { 1, 2, 0 }, observer.Collapse(3));
        CollectionAssert.AreEqual(new[] { 1, 2, 0, 4 }, observer.Collapse(4));
        CollectionAssert.AreEqual(new[] { 1 }, observer.Collapse(1));
    }

    [TestMethod]
    public void Dispose_UsedObserver_LeavesNothingAlive() => Alive.AssertUseLeavesNothing(
        () => new MaskObserver(new CorrelatedLogitNormalMask(4), new(2, 2), All(4)),
        observer =>
        {
            using var scope = NewDisposeScope();
            Observe(observer, ones([3, 4], ScalarType.Float32));
            observer.HoldToLiveRange();
            observer.Collapse(2);
        });

    private static bool[] All(int pixels) => [.. Enumerable.Repeat(true, pixels)];

    private static Observation Observe(MaskObserver observer, Tensor images)
    {
        using var generator = new Generator(9);
        return observer.Observe(images, generator, 0);
    }
}
