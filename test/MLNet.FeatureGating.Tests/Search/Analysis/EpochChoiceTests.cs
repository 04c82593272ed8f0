using MLNet.FeatureGating.Search.Analysis;

namespace MLNet.FeatureGating.Tests.Search.Analysis;

[TestClass]
public sealed class EpochChoiceTests
{
    [TestMethod]
    public void AtEpochOfOthers_EveryFoldBestAtItsOwnEpoch_JudgesEachByTheOthers()
    {
        // Each fold is by far the best at an epoch of its own; the others agree on one that is poor for it.
        double[][] tracks =
        [
            [0.0, 5.0, 6.0, 7.0],
            [3.0, 0.0, 6.0, 4.0],
            [3.0, 5.0, 0.0, 1.0],
        ];

        // By the others: fold 0 sums 6, 5, 6, 5; fold 1 sums 3, 10, 6, 8; fold 2 sums 3, 5, 12, 11.
        CollectionAssert.AreEqual(new[] { 5.0, 3.0, 3.0 }, EpochChoice.AtEpochOfOthers(tracks));
        Assert.AreEqual(1, EpochChoice.EpochOf(tracks, 0));
        Assert.AreEqual(0, EpochChoice.EpochOf(tracks, 1));
        Assert.AreEqual(0, EpochChoice.EpochOf(tracks, 2));
    }

    [TestMethod]
    public void EpochOf_WhateverTheFoldItselfSays_IsTheSame()
    {
        double[][] tracks = [[4, 2, 3], [1, 1, 1], [5, 2, 9]];
        int epoch = EpochChoice.EpochOf(tracks, 1);

        tracks[1] = [9, 1e9, -1e9];

        Assert.AreEqual(1, epoch);
        Assert.AreEqual(1, EpochChoice.EpochOf(tracks, 1));
    }

    [TestMethod]
    public void EpochOf_Ties_TakesTheFirst() => Assert.AreEqual(1, EpochChoice.EpochOf([[3, 1, 1, 1], [0, 0, 0, 0]], 1));

    [TestMethod]
    public void EpochOf_OneFold_LooksAtItself()
    {
        Assert.AreEqual(2, EpochChoice.EpochOf([[3, 2, 1, 4]], 0));
        CollectionAssert.AreEqual(new[] { 1.0 }, EpochChoice.AtEpochOfOthers([[3, 2, 1, 4]]));
    }

    [TestMethod]
    public void EpochOf_LengthsDiffer_LooksAtWhatAllHave()
    {
        double[][] tracks = [[5, 4, 3, 2, 1], [5, 4], [5, 4, 3]];

        Assert.AreEqual(1, EpochChoice.EpochOf(tracks, 1));
        CollectionAssert.AreEqual(new[] { 4.0, 4.0, 4.0 }, EpochChoice.AtEpochOfOthers(tracks));
        Assert.AreEqual(1, EpochChoice.Best(tracks));
    }

    [TestMethod]
    public void Best_Folds_AreTakenTogether() => Assert.AreEqual(1, EpochChoice.Best([[0, 1, 9], [9, 1, 0]]));
}
