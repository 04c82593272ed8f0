using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Tests.Assertions;

namespace MLNet.FeatureGating.Torch.Tests.Masks.Training;

/// <summary>Images, parts of them, and what they are like.</summary>
[TestClass]
public sealed class ImageSetTests
{
    private static readonly float[] Values = [1, 2, 3, 5, 8, 13, 21, 34];
    private static readonly PixelGrid Pair = new(1, 2);

    [TestMethod]
    public void Images_Values_AreOneAfterAnother()
    {
        var images = new ImageSet(Values, Pair, [0, 3, 1, 0]);

        (int count, int classes) = (images.Count, images.ClassCount);
        Assert.AreEqual((4, 4), (count, classes));
        CollectionAssert.AreEqual(new float[] { 3, 5 }, images.ImageAt(1).ToArray());
        Assert.AreEqual(3, images.ClassAt(1));
        Assert.AreEqual(0, new ImageSet(Values, Pair).ClassCount);
    }

    [TestMethod]
    public void Take_PartOfAPart_RefersToTheWhole()
    {
        var images = new ImageSet(Values, Pair, [0, 3, 1, 2]);

        ImageSet part = images.Take([3, 1, 3]).Take([1, 2]);

        Assert.AreEqual(2, part.Count);
        CollectionAssert.AreEqual(new float[] { 3, 5 }, part.ImageAt(0).ToArray());
        CollectionAssert.AreEqual(new float[] { 21, 34 }, part.ImageAt(1).ToArray());
        Assert.AreEqual(3, part.ClassAt(0));
        Assert.AreEqual(2, part.ClassAt(1));
        Assert.AreEqual(4, part.ClassCount, "Networks of parts have the same outputs.");
    }

    [TestMethod]
    public void Constructor_SizesThatDoNotFit_SaysWhatIsExpected()
    {
        static void Refused(string expected, Func<object> make) =>
            Assert.Contains(expected, Assert.ThrowsExactly<ArgumentException>(() => make()).Message);

        Refused("whole images of 1 x 3 x 1, 3 values each, but there are 8", () => new ImageSet(Values, new(1, 3)));
        Refused("but there are 0 values", () => new ImageSet(ReadOnlyMemory<float>.Empty, Pair));
        Refused("0 values each", () => new ImageSet(Values, default));
        Refused("each of 4 images, but there are 3", () => new ImageSet(Values, Pair, [0, 1, 2]));
        Refused("there are 4, the least -1", () => new ImageSet(Values, Pair, [0, 1, -1, 0]));
        Refused("indices of 4 images", () => new ImageSet(Values, Pair).Take([]));
        Refused("indices of 4 images", () => new ImageSet(Values, Pair).Take([4]));
        Refused("indices of 4 images", () => new ImageSet(Values, Pair).Take([0, -1]));
        Refused("indices of 1 images", () => new ImageSet(Values, Pair).Take([3]).Take([3]));
    }

    [TestMethod]
    public void Statistics_Images_MatchLoops()
    {
        // Far from 0, where squares lose their precision.
        var images = new ImageSet(new float[] { 10001, 2, 10003, 5, 10005, 5 }, Pair);
        var others = new ImageSet(new float[] { 10004, 1, 10003, 4 }, Pair);

        Close.Numbers([8.0 / 3, 2], ImageStatistics.Variances(images), 1e-9);
        Assert.AreEqual(7.0 / 3, ImageStatistics.MeanVariance(images, null), 1e-9);
        Assert.AreEqual((0.5 * 8 / 3 / 2) + (1.5 * 2 / 2), ImageStatistics.MeanVariance(images, [0.5f, 1.5f]), 1e-9);
        Assert.AreEqual(7.0 / 3, ImageStatistics.ConstantError(images, images, null), 1e-6);
        Assert.AreEqual((1 + 9 + 0 + 0) / 4.0, ImageStatistics.ConstantError(images, others, null), 1e-6);
        Assert.AreEqual(((1 * 0.5) + (9 * 1.5)) / 4.0, ImageStatistics.ConstantError(images, others, [0.5f, 1.5f]), 1e-6);
    }

    [TestMethod]
    public void CommonestClassError_Others_IsOfTheClassThatIsCommonestInTraining()
    {
        var training = new ImageSet(Values, Pair, [2, 1, 2, 0]);
        var judging = new ImageSet(Values, Pair, [1, 1, 2, 1]);

        Assert.AreEqual(0.75, ImageStatistics.CommonestClassError(training, judging));
    }
}
