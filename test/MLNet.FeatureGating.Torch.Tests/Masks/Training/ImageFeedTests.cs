using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Torch.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Training;

/// <summary>In which order images come.</summary>
[TestClass]
public sealed class ImageFeedTests
{
    private static readonly Device Cpu = device(DeviceType.CPU);

    private DisposeScope _scope = null!;

    [TestInitialize]
    public void OpenScope() => _scope = NewDisposeScope();

    [TestCleanup]
    public void CloseScope() => _scope.Dispose();

    [TestMethod]
    public void Next_EpochOfWholeBatches_IsAPermutationInAnotherOrderEachTime()
    {
        var feed = new ImageFeed(Numbered(12), 4, seed: 1, Cpu);

        int[][] epochs = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 3).SelectMany(_ => Rows(feed.Next(), 4)).ToArray())];

        foreach (int[] epoch in epochs)
        {
            CollectionAssert.AreEqual(Enumerable.Range(0, 12).ToArray(), epoch.Order().ToArray());
        }

        Assert.HasCount(4, epochs.Select(epoch => string.Join(",", epoch)).Distinct());
    }

    [TestMethod]
    public void Next_EpochWithARemainder_LeavesOthersOutEachTime()
    {
        var feed = new ImageFeed(Numbered(11), 4, seed: 1, Cpu);
        var seen = new HashSet<int>();
        for (int epoch = 0; epoch < 12; epoch++)
        {
            int[] rows = [.. Rows(feed.Next(), 4), .. Rows(feed.Next(), 4)];
            Assert.HasCount(8, rows.Distinct(), "No image twice in an epoch.");
            seen.UnionWith(rows);
        }

        Assert.HasCount(11, seen);
    }

    [TestMethod]
    public void Next_BatchLargerThanTheData_IsAllOfIt()
    {
        var feed = new ImageFeed(Numbered(3), 100, seed: 1, Cpu);

        for (int i = 0; i < 3; i++)
        {
            CollectionAssert.AreEqual(new[] { 0, 1, 2 }, Rows(feed.Next(), 3).Order().ToArray());
        }
    }

    [TestMethod]
    public void Next_Seed_DecidesTheOrder()
    {
        string Order(int seed) => string.Join(",", Rows(new ImageFeed(Numbered(12), 12, seed, Cpu).Next(), 12));

        Assert.AreEqual(Order(1), Order(1));
        Assert.AreNotEqual(Order(1), Order(2));
    }

    [TestMethod]
    public void All_Images_ComeInTheirOwnOrderTheLastOnesToo()
    {
        ImageBatch[] batches = [.. new ImageFeed(Numbered(10), 4, seed: 1, Cpu).All()];

        CollectionAssert.AreEqual(new long[] { 4, 4, 2 }, batches.Select(batch => batch.Count).ToArray());
        CollectionAssert.AreEqual(Enumerable.Range(0, 10).ToArray(), batches.SelectMany(batch => Rows(batch, (int)batch.Count)).ToArray());
    }

    [TestMethod]
    public void Next_ClassesOfATakenPart_BelongToTheirImages()
    {
        ImageSet part = Numbered(10).Take([7, 2, 9, 4]);
        var feed = new ImageFeed(part, 3, seed: 1, Cpu);
        for (int i = 0; i < 5; i++)
        {
            ImageBatch batch = feed.Next();
            int[] rows = Rows(batch, 3);
            CollectionAssert.IsSubsetOf(rows, new[] { 7, 2, 9, 4 });
            CollectionAssert.AreEqual(rows.Select(row => (double)(row % 3)).ToArray(), Tensors.Values(batch.Classes!));
        }

        CollectionAssert.AreEqual(new[] { 7, 2, 9, 4 }, feed.All().SelectMany(batch => Rows(batch, (int)batch.Count)).ToArray());
    }

    [TestMethod]
    public void Next_NoClasses_HasNone() =>
        Assert.IsNull(new ImageFeed(LatentImages.Create(3), 2, seed: 1, Cpu).Next().Classes);

    // Image i has the values 10 i and 10 i + 1, and the class i mod 3.
    private static ImageSet Numbered(int count) => new(
        Enumerable.Range(0, 2 * count).Select(i => (float)((i / 2 * 10) + (i % 2))).ToArray(),
        new(1, 2),
        [.. Enumerable.Range(0, count).Select(i => i % 3)]);

    private static int[] Rows(ImageBatch batch, int count)
    {
        double[] values = Tensors.Values(batch.Images);
        CollectionAssert.AreEqual(new long[] { count, 2 }, batch.Images.shape);
        int[] rows = [.. values.Where((_, i) => i % 2 == 0).Select(value => (int)value / 10)];
        CollectionAssert.AreEqual(rows.SelectMany(row => new[] { row * 10.0, (row * 10.0) + 1 }).ToArray(), values);
        return rows;
    }
}
