using MLNet.FeatureGating.Training.Linear;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class GreedySelectionTests
{
    [TestMethod]
    [DataRow(60, 14, 7)]
    [DataRow(200, 25, 10)]
    [DataRow(12, 50, 8)]
    public void Select_NoSwaps_TakesTheColumnThatExplainsMostAtEveryStep(int rows, int columns, int count)
    {
        Table table = Table.Correlated(rows, columns, 1);
        float[] rowWeights = Table.Weights(rows, 2);
        var options = new LinearSelectionOptions { ColumnWeights = Table.Weights(columns, 3) };
        var reference = new LeastSquares(table, rowWeights, options.ColumnWeights);

        LinearSelection selection = GreedySelection.Select(table.Measure(rowWeights), count, options, maximumSwapRounds: 0);

        Assert.HasCount(count, selection.Columns);
        AssertGreedy(reference, selection, Enumerable.Range(0, columns), 1e-5);
        Assert.AreEqual(0, selection.SwapCount);
        Assert.IsFalse(selection.IsLocalOptimum);
    }

    // What is updated cancels.
    [TestMethod]
    [DataRow(200)]
    [DataRow(10)]
    public void Select_LittleLeft_StillTakesTheColumnThatExplainsMost(int rows)
    {
        var numbers = new Numbers(4);
        double[] scales = [1, 1, 1, 0.01, 0.01, 0.01, 0.01];
        double[][] loads = [.. Enumerable.Range(0, 40).Select(_ => numbers.Normals(scales.Length))];
        Table table = new([.. Enumerable.Range(0, rows).Select(_ =>
        {
            double[] causes = numbers.Normals(scales.Length);
            return loads.Select(load => (double)(float)load.Select((x, i) => x * scales[i] * causes[i]).Sum()).ToArray();
        })]);

        LinearSelection selection = GreedySelection.Select(table.Measure(), 6, maximumSwapRounds: 0);

        Assert.IsLessThan(4e-4 * selection.TotalVariance, selection.TotalVariance - selection.ExplainedVariances[2]);
        AssertGreedy(new(table), selection, Enumerable.Range(0, 40), rows == 200 ? 3e-3 : 1e-6);
    }

    [TestMethod]
    [DataRow(80, 16, 4)]
    [DataRow(60, 18, 6)]
    [DataRow(8, 32, 4)]
    public void Select_Swaps_EndWhereNoSwapHelps(int rows, int columns, int count)
    {
        int swaps = 0;
        for (int seed = 0; seed < 6; seed++)
        {
            Table table = Table.Correlated(rows, columns, 100 + seed);
            var options = new LinearSelectionOptions { ColumnWeights = Table.Weights(columns, seed) };
            var reference = new LeastSquares(table, null, options.ColumnWeights);
            Covariance covariance = table.Measure();

            LinearSelection greedy = GreedySelection.Select(covariance, count, options, maximumSwapRounds: 0);
            LinearSelection selection = GreedySelection.Select(covariance, count, options);

            swaps += selection.SwapCount;
            Assert.IsLessThanOrEqualTo(greedy.ResidualVariance * (1 + 1e-9), selection.ResidualVariance);
            Assert.IsTrue(selection.SwapCount == 0 || selection.ResidualVariance < greedy.ResidualVariance * (1 - 1e-9));
            Assert.IsTrue(selection.IsLocalOptimum);
            foreach (int removed in selection.Columns)
            {
                foreach (int added in Enumerable.Range(0, columns).Except(selection.Columns))
                {
                    double swapped = reference.ResidualVariance([.. selection.Columns.Where(column => column != removed), added]);
                    Assert.IsGreaterThan(selection.ResidualVariance * (1 - 1e-5), swapped, $"Seed {seed}: {added} for {removed} helps.");
                }
            }

            // They are in the order of what they explain.
            AssertGreedy(reference, selection, selection.Columns, 1e-5);
        }

        Assert.IsGreaterThan(0, swaps, "Tables that need no swap test none.");
    }

    [TestMethod]
    public void Select_LimitOfRounds_EndsThere()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            Covariance covariance = Table.Correlated(80, 30, 100 + seed).Measure();
            LinearSelection all = GreedySelection.Select(covariance, 6);

            LinearSelection some = GreedySelection.Select(covariance, 6, maximumSwapRounds: 1);

            Assert.IsLessThanOrEqualTo(6, some.SwapCount);
            if (!some.IsLocalOptimum)
            {
                Assert.IsGreaterThanOrEqualTo(1, all.SwapCount);
                Assert.IsLessThanOrEqualTo(some.ResidualVariance, all.ResidualVariance);
                return;
            }
        }

        Assert.Fail("One round was always enough, which tests nothing.");
    }

    [TestMethod]
    [DataRow(100)]
    [DataRow(4)]
    public void Select_Copies_AreNotTakenWhileOthersExplainMore(int rows)
    {
        var numbers = new Numbers(5);
        double[] a = numbers.Normals(rows, 10);
        double[] b = numbers.Normals(rows, 0.1);
        double[] c = numbers.Normals(rows, 0.01);
        Table table = Table.OfColumns(
            [.. Enumerable.Range(0, 15).Select(_ => a), .. Enumerable.Range(0, 4).Select(i => (double[])[.. a.Select(x => -0.5 * x)]), b, c]);

        foreach (int rounds in (int[])[0, 10])
        {
            LinearSelection selection = GreedySelection.Select(table.Measure(), 3, maximumSwapRounds: rounds);

            CollectionAssert.AreEqual((int[])[0, 19, 20], selection.Columns.ToArray());
            Assert.IsLessThan(1e-9 * selection.TotalVariance, selection.ResidualVariance);
        }
    }

    [TestMethod]
    [DataRow(50, 6)]
    [DataRow(5, 24)]
    public void Select_OnlyCopiesLeft_FillsUpWithWhatVariesMost(int rows, int columns)
    {
        var numbers = new Numbers(6);
        double[] a = numbers.Normals(rows);
        double[] b = numbers.Normals(rows);
        Table table = Table.OfColumns([a, b, .. Enumerable.Range(2, columns - 2).Select(i => (double[])[.. a.Select(x => 2 * (i % 5) * x)])]);

        LinearSelection selection = GreedySelection.Select(table.Measure(), 4);

        Assert.HasCount(4, selection.Columns.Distinct().ToArray());
        Assert.Contains(1, selection.Columns);
        Assert.IsTrue(table.Column(selection.Columns[3]).Any(value => value != 0));
        Assert.AreEqual(selection.ExplainedVariances[1], selection.ExplainedVariances[3]);
        Assert.IsLessThan(1e-6 * selection.TotalVariance, selection.ResidualVariance);
        Assert.AreEqual(4, selection.Columns[2], "It is one of those with the largest factor, 8, and the first that is left of them.");
    }

    [TestMethod]
    [DataRow(60)]
    [DataRow(3)]
    public void Select_ConstantColumns_AreNeverTaken(int rows)
    {
        var numbers = new Numbers(7);

        // One trembles in its last bit, one by nothing against the others.
        double[] trembling = [.. Enumerable.Range(0, rows).Select(row => 288.15 + (row % 2 * 3e-5))];
        Table table = Table.OfColumns(
            [
                trembling, numbers.Normals(rows), new double[rows], numbers.Normals(rows, 3e-6), numbers.Normals(rows),
                .. Enumerable.Range(0, 9).Select(_ => Enumerable.Repeat(-7.7, rows).ToArray()),
            ]);

        LinearSelection selection = GreedySelection.Select(table.Measure(), 2);

        CollectionAssert.AreEquivalent((int[])[1, 4], selection.Columns.ToArray());
        var e = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => GreedySelection.Select(table.Measure(), 3, new() { IsSelectable = [.. Enumerable.Range(0, 14).Select(i => i is 0 or > 4)] }));
        Assert.Contains(
            "3 columns are to be selected, but of 14 only 0 can be (constant: 0, 5, 6, 7, 8, 9, 10, 11, 12, 13, excluded: 1, 2, 3, 4).", e.Message);
        CollectionAssert.AreEquivalent(
            (int[])[1, 3, 4], GreedySelection.Select(table.Measure(), 3, new() { MinimumRelativeVariance = 1e-16 }).Columns.ToArray());
    }

    [TestMethod]
    public void Select_TooMany_NamesSomeThatCannotBe()
    {
        Table table = Table.Correlated(30, 20, 8);

        var all = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => GreedySelection.Select(table.Measure(), 21));
        Assert.Contains("21 columns are to be selected, but of 20 only 20 can be.", all.Message);
        var some = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => GreedySelection.Select(
            table.Measure(), 9, new() { IsSelectable = [.. Enumerable.Range(0, 20).Select(column => column >= 12)] }));
        Assert.Contains("of 20 only 8 can be (excluded: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more).", some.Message);
    }

    [TestMethod]
    [DataRow(50)]
    [DataRow(6)]
    public void Select_ExcludedColumns_AreExplainedButNotTaken(int rows)
    {
        Table table = Table.Correlated(rows, 24, 9);
        bool[] isSelectable = [.. Enumerable.Range(0, 24).Select(column => column % 3 == 0)];
        var reference = new LeastSquares(table);

        LinearSelection selection = GreedySelection.Select(table.Measure(), 4, new() { IsSelectable = isSelectable }, maximumSwapRounds: 0);

        Assert.IsTrue(selection.Columns.All(column => isSelectable[column]));
        AssertGreedy(reference, selection, Enumerable.Range(0, 24).Where(column => isSelectable[column]), 1e-5);
        Assert.AreEqual(reference.ResidualVariance([]), selection.TotalVariance, 1e-5 * selection.TotalVariance);
        LinearSelection swapped = GreedySelection.Select(table.Measure(), 4, new() { IsSelectable = isSelectable });
        Assert.IsTrue(swapped.Columns.All(column => isSelectable[column]));
    }

    [TestMethod]
    [DataRow(40)]
    [DataRow(4)]
    public void Select_ColumnWeights_DecideWhatIsToBeExplained(int rows)
    {
        // Two groups that have nothing to do with each other; the second varies less.
        double[] up = [.. Enumerable.Range(0, rows).Select(row => row % 2 == 0 ? 1.0 : -1)];
        double[] other = [.. Enumerable.Range(0, rows).Select(row => row % 4 < 2 ? 1.0 : -1)];
        Table table = Table.OfColumns(
            [[.. up.Select(x => 2 * x)], [.. up.Select(x => 3 * x)], other, [.. other.Select(x => -2 * x)], .. Enumerable.Repeat(new double[rows], 13)]);

        Assert.IsLessThan(2, GreedySelection.Select(table.Measure(), 1).Columns[0]);
        LinearSelection weighted = GreedySelection.Select(
            table.Measure(), 1, new() { ColumnWeights = [0, 1, 2, 2, .. Enumerable.Repeat(1f, 13)] });
        Assert.IsGreaterThan(1, weighted.Columns[0]);
        Assert.AreEqual(19, weighted.TotalVariance, 1e-5);
        Assert.AreEqual(10, weighted.ExplainedVariances[0], 1e-5);
        Assert.AreEqual(9, weighted.ResidualVariance, 1e-5);
    }

    [TestMethod]
    public void Select_ColumnOfWeightZero_IsTakenIfItExplainsOthers()
    {
        var numbers = new Numbers(10);
        double[] cause = numbers.Normals(200);
        Table table = Table.OfColumns(
            [.. Enumerable.Range(0, 5).Select(_ => cause.Select(x => x + numbers.Normal()).ToArray()), cause]);

        LinearSelection selection = GreedySelection.Select(table.Measure(), 1, new() { ColumnWeights = [1, 1, 1, 1, 1, 0] });

        Assert.AreEqual(5, selection.Columns[0]);
        Assert.AreEqual(
            new LeastSquares(table, null, [1, 1, 1, 1, 1, 0]).ResidualVariance([5]), selection.ResidualVariance, 1e-5 * selection.TotalVariance);
    }

    [TestMethod]
    [DataRow(300, 90)]
    [DataRow(30, 200)]
    public void Select_AnyNumberOfThreads_GivesTheSameBits(int rows, int columns)
    {
        Covariance covariance = Table.Correlated(rows, columns, 11, causes: 20).Measure();
        LinearSelection one = GreedySelection.Select(covariance, 12, new() { Threads = 1 });
        Assert.IsGreaterThan(0, one.SwapCount);

        foreach (int threads in (int[])[2, 3])
        {
            LinearSelection several = GreedySelection.Select(covariance, 12, new() { Threads = threads });

            CollectionAssert.AreEqual(one.Columns.ToArray(), several.Columns.ToArray());
            CollectionAssert.AreEqual(one.ExplainedVariances.ToArray(), several.ExplainedVariances.ToArray());
            Assert.AreEqual(one.SwapCount, several.SwapCount);
        }
    }

    [TestMethod]
    public void Select_AllColumns_LeavesNothing()
    {
        LinearSelection selection = GreedySelection.Select(Table.Correlated(50, 9, 12).Measure(), 9);

        CollectionAssert.AreEquivalent(Enumerable.Range(0, 9).ToArray(), selection.Columns.ToArray());
        Assert.AreEqual(0, selection.ResidualVariance, 1e-12 * selection.TotalVariance);
    }

    [TestMethod]
    public void Select_BadOptions_SaysWhatIsWrong()
    {
        Covariance covariance = Table.Correlated(30, 4, 13).Measure();
        void AssertThrows<T>(string message, LinearSelectionOptions? options, int count = 1, int rounds = 1)
            where T : Exception =>
            Assert.Contains(message, Assert.ThrowsExactly<T>(() => GreedySelection.Select(covariance, count, options, rounds)).Message);

        AssertThrows<ArgumentOutOfRangeException>("count must be at least 1, but it is 0", null, count: 0);
        AssertThrows<ArgumentOutOfRangeException>("at least 0, but it is -1", null, rounds: -1);
        AssertThrows<ArgumentException>("4 columns need as many weights, but there are 3.", new() { ColumnWeights = [1, 1, 1] });
        AssertThrows<ArgumentException>(
            "The weight of column 2 must be finite and at least 0, but it is NaN.", new() { ColumnWeights = [1, 1, float.NaN, 1] });
        AssertThrows<ArgumentException>(
            "The weight of column 0 must be finite and at least 0, but it is -1.", new() { ColumnWeights = [-1, 1, 1, 1] });
        AssertThrows<ArgumentException>("At least one column must have a weight above 0.", new() { ColumnWeights = [0, 0, 0, 0] });
        AssertThrows<ArgumentException>("must tell of 4 columns, but it tells of 2.", new() { IsSelectable = [true, true] });
        AssertThrows<ArgumentOutOfRangeException>("between 0 and 1, but it is 2", new() { MinimumRelativeVariance = 2 });
        AssertThrows<ArgumentOutOfRangeException>("at least 1, but it is 0", new() { Threads = 0 });
        Covariance withConstant = Covariance.Measure(new float[] { 1, 2, 1, 3, 1, 4 }, 2);
        Assert.Contains(
            "no column of a weight above 0 varies",
            Assert.ThrowsExactly<ArgumentException>(() => GreedySelection.Select(withConstant, 1, new() { ColumnWeights = [1, 0] })).Message);
        Assert.ThrowsExactly<ArgumentNullException>(() => GreedySelection.Select(null!, 1));
    }

    [TestMethod]
    public void Select_Cancelled_Throws()
    {
        Covariance covariance = Table.Correlated(30, 4, 14).Measure();

        Assert.ThrowsExactly<OperationCanceledException>(() => GreedySelection.Select(covariance, 2, cancellationToken: new(canceled: true)));
    }

    // Each column explains at least as much as any other would in its place, and what it explains is what least squares say.
    private static void AssertGreedy(LeastSquares reference, LinearSelection selection, IEnumerable<int> candidates, double tolerance)
    {
        for (int i = 0; i < selection.Columns.Count; i++)
        {
            int[] before = [.. selection.Columns.Take(i)];
            double residual = reference.ResidualVariance([.. before, selection.Columns[i]]);
            double least = candidates.Except(before).Min(column => reference.ResidualVariance([.. before, column]));
            Assert.IsLessThanOrEqualTo(least * (1 + tolerance), residual, $"Column {i} is not the best.");
            double allowed = (tolerance * residual) + (1e-6 * selection.TotalVariance);
            Assert.AreEqual(residual, selection.TotalVariance - selection.ExplainedVariances[i], allowed);
        }

        Assert.AreEqual(selection.TotalVariance, selection.ResidualVariance + selection.ExplainedVariances[^1], 1e-12 * selection.TotalVariance);
    }
}
