using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Stages;

namespace MLNet.FeatureGating.Tests.Search.Analysis;

[TestClass]
public sealed class SubsetTableTests
{
    private const int Folds = 5;

    private readonly SubsetTable _table = new(SearchProblems.OfFeatures(40, settings: SearchProblems.Hasty with { Folds = Folds }));
    private double[] _constants = [9];

    [TestMethod]
    public void Counts_Nothing_AreNone()
    {
        Assert.IsEmpty(_table.Counts);
        Assert.IsFalse(_table.Contains(1));
        Assert.IsEmpty(_table.Losses(0));
    }

    [TestMethod]
    public void Losses_EveryFold_AreThoseAtTheEpochOfTheOthers()
    {
        // The last fold would rather stop at once; the others by and by.
        for (int fold = 0; fold < Folds; fold++)
        {
            double[] losses = fold == Folds - 1 ? [0, 7, 8] : [3, 1 + fold, 9];
            _table.Add(fold, new([new(2, losses, [0.1, 0.2 + fold, 0.3])], 10 + fold, 0.5 + fold));
        }

        CollectionAssert.AreEqual(new[] { 2 }, _table.Counts.ToArray());
        CollectionAssert.AreEqual(new double[] { 3, 3, 3, 3, 7 }, _table.Losses(2), "The last one by the others' sums 12, 10, 36, where it has 7.");
        CollectionAssert.AreEqual(new[] { 0.1, 0.1, 0.1, 0.1, 4.2 }, _table.Metrics(2), "At the same epochs.");
        CollectionAssert.AreEqual(new double[] { 10, 11, 12, 13, 14 }, _table.Losses(0));
        CollectionAssert.AreEqual(new[] { 0.5, 1.5, 2.5, 3.5, 4.5 }, _table.Metrics(0));
        Assert.AreEqual(1, _table.Epochs(2), "All together: 12, 17, 44.");
    }

    [TestMethod]
    public void Best_Losses_AreComparedWithNoFeatureWhereThatMayBe()
    {
        Add(0, 5);
        Add(3, 6);
        Add(8, 7);

        Assert.AreEqual(0, _table.Best(least: 0));
        Assert.AreEqual(3, _table.Best(least: 1));
    }

    [TestMethod]
    public void Fewest_RandomLosses_IsByTheRuleOfOneStandardError()
    {
        var random = new Random(3);
        for (int trial = 0; trial < 200; trial++)
        {
            var table = new SubsetTable(SearchProblems.OfFeatures(40, settings: SearchProblems.Hasty with { Folds = Folds }));
            int[] counts = [1, 2, 4, 5, 9, 40];
            double[][] losses = [.. counts.Prepend(0).Select(count =>
                Enumerable.Range(0, Folds).Select(_ => (1.0 / (1 + count)) + (0.5 * random.NextDouble())).ToArray())];
            for (int fold = 0; fold < Folds; fold++)
            {
                table.Add(fold, new([.. counts.Select((count, i) => new SubsetTrack(count, [losses[i + 1][fold]], [0]))], losses[0][fold], 0));
            }

            // By hand: the least mean, and the standard deviation of its folds over the square root of their number.
            double[] means = [.. losses.Select(ofFolds => ofFolds.Sum() / Folds)];
            int best = Array.IndexOf(means, means.Min());
            double variance = losses[best].Sum(loss => Math.Pow(loss - means[best], 2)) / (Folds - 1);
            int fewest = Array.FindIndex(means, mean => mean <= means[best] + Math.Sqrt(variance / Folds));
            Assert.AreEqual(counts.Prepend(0).ElementAt(best), table.Best(least: 0));
            Assert.AreEqual(counts.Prepend(0).ElementAt(fewest), table.Fewest(least: 0));
        }
    }

    [TestMethod]
    public void Fewest_LeastNumber_IsNotUndercut()
    {
        Add(0, 1, 1.1, 0.9, 1, 1);
        Add(4, 1.001, 1.101, 0.901, 1.001, 1.001);
        Add(8, 1, 1.1, 0.9, 1, 0.999);

        Assert.AreEqual(0, _table.Fewest(least: 0));
        Assert.AreEqual(4, _table.Fewest(least: 4));
    }

    [TestMethod]
    public void Fewest_OneFold_IsTheBest()
    {
        var table = new SubsetTable(SearchProblems.OfFeatures(9));
        table.Add(1, new([new(1, [2.0], [0]), new(2, [1.0], [0]), new(3, [1.0], [0])], 5, 0));

        Assert.AreEqual(2, table.Best(least: 0));
        Assert.AreEqual(2, table.Fewest(least: 0));
    }

    [TestMethod]
    public void Difference_Folds_ArePaired()
    {
        Add(2, 5, 1, 9, 3, 7);
        Add(6, 4, 0.2, 8.1, 2, 6.2);

        Spread lost = _table.Difference(2, 6);

        double[] differences = [1, 0.8, 0.9, 1, 0.8];
        double variance = differences.Sum(difference => Math.Pow(difference - 0.9, 2)) / 4;
        Assert.AreEqual(0.9, lost.Mean, 1e-12);
        Assert.AreEqual(Math.Sqrt(variance / 5), lost.StandardError, 1e-12);
        Assert.AreEqual(-lost.Mean, _table.Difference(6, 2).Mean, 1e-12);
    }

    [TestMethod]
    public void Counts_NumberThatSomeFoldLacks_IsLeftOut()
    {
        Add(1, 5);
        for (int fold = 0; fold < Folds - 1; fold++)
        {
            _table.Add(fold, new([new(2, [1.0], [0])], 9, 0));
        }

        CollectionAssert.AreEqual(new[] { 1 }, _table.Counts.ToArray());
        Assert.IsTrue(_table.Contains(2), "It was asked for.");
        Assert.AreEqual(1, _table.Best(least: 0));
        Assert.AreEqual(1, _table.Fewest(least: 1));
    }

    [TestMethod]
    public void Losses_FoldsThatWereNotBegun_AreLeftOut()
    {
        foreach (int fold in new[] { 0, 3 })
        {
            _table.Add(fold, new([new(1, [2.0 + fold], [0.5])], 9 + fold, 0));
        }

        CollectionAssert.AreEqual(new[] { 1 }, _table.Counts.ToArray());
        CollectionAssert.AreEqual(new[] { 2.0, 5.0 }, _table.Losses(1));
        CollectionAssert.AreEqual(new[] { 9.0, 12.0 }, _table.Losses(0));
    }

    [TestMethod]
    public void Counts_NumberThatDivergedOnAFold_IsLeftOut()
    {
        Add(1, 5);
        Add(3, 4);
        for (int fold = 0; fold < Folds; fold++)
        {
            _table.Add(fold, new([fold == 2 ? Diverged(2) : new(2, [1.0], [0])], 9, 0));
        }

        CollectionAssert.AreEqual(new[] { 1, 3 }, _table.Counts.ToArray());
        Assert.IsTrue(_table.Contains(2));
        Assert.AreEqual(3, _table.Best(least: 1));
        Assert.AreEqual(3, _table.Fewest(least: 0));
        Assert.AreEqual(1, _table.Epochs(3));
    }

    [TestMethod]
    public void Counts_FoldOnWhichAllDiverged_IsLeftOut()
    {
        for (int fold = 0; fold < Folds; fold++)
        {
            _table.Add(fold, new(fold == 2 ? [Diverged(1), Diverged(2)] : [new(1, [1.0 + fold], [0]), new(2, [2.0], [0])], 9, 0));
        }

        CollectionAssert.AreEqual(new[] { 1, 2 }, _table.Counts.ToArray());
        CollectionAssert.AreEqual(new[] { 1.0, 2.0, 4.0, 5.0 }, _table.Losses(1));
        Assert.HasCount(4, _table.Losses(0));
        Assert.AreEqual(2, _table.Best(least: 0));
    }

    [TestMethod]
    public void Counts_AllDiverged_AreNone()
    {
        for (int fold = 0; fold < Folds; fold++)
        {
            _table.Add(fold, new([Diverged(1), Diverged(2)], 9, 0));
        }

        Assert.IsEmpty(_table.Counts);
        Assert.IsTrue(_table.Contains(1));
        Assert.IsEmpty(_table.Losses(0));
    }

    private static SubsetTrack Diverged(int count) => new(count, [], []);

    // A number of features with one loss a fold, of one epoch; one loss stands for all folds. That of no feature must come first.
    private void Add(int count, params double[] losses)
    {
        if (count == 0)
        {
            _constants = losses;
            return;
        }

        for (int fold = 0; fold < Folds; fold++)
        {
            double loss = losses[fold % losses.Length];
            _table.Add(fold, new([new(count, [loss], [1 - loss])], _constants[fold % _constants.Length], 0));
        }
    }
}
