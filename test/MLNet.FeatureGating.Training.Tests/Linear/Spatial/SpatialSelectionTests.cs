using System.Numerics;
using MLNet.FeatureGating.Training.Linear;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class SpatialSelectionTests
{
    private static readonly SpatialSelectionOptions Near = new() { Reach = 4, OwnPart = 0.1, SwapRounds = 0 };

    [TestMethod]
    [DataRow(8, 40)]
    [DataRow(60, 24)]
    public void Select_GivenReach_TakesTheColumnThatExplainsMostOfWhatIsNear(int rows, int columns)
    {
        Table table = Table.Correlated(rows, columns, 1);
        float[] weights = Table.Weights(columns, 2);

        SpatialLinearSelection selection = Select(table, 6, new() { ColumnWeights = weights }, Near);

        double[,] left = table.NaiveCovariance();
        for (int i = 0; i < columns; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                left[i, j] *= i == j ? 1.1 : Math.Exp(-(i - j) * (i - j) / 16.0);
            }
        }

        foreach (int column in selection.Columns)
        {
            double Explained(int i) =>
                left[i, i] > 1e-9 ? Enumerable.Range(0, columns).Sum(j => weights[j] * left[i, j] * left[i, j]) / left[i, i] : 0;
            double most = Enumerable.Range(0, columns).Max(Explained);
            Assert.IsGreaterThanOrEqualTo(most * (1 - 1e-5), Explained(column));
            double[] row = [.. Enumerable.Range(0, columns).Select(j => left[column, j])];
            for (int i = 0; i < columns; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    left[i, j] -= row[i] * row[j] / row[column];
                }
            }
        }

        Assert.AreEqual((4, 0.1), (selection.Reach, selection.OwnPart));
    }

    [TestMethod]
    [DataRow(9, 50)]
    [DataRow(70, 20)]
    public void Select_InfiniteReach_IsGreedySelection(int rows, int columns)
    {
        Table table = Table.Correlated(rows, columns, 3);

        SpatialLinearSelection selection = Select(table, 5, null, new() { Reach = double.PositiveInfinity, OwnPart = 0, SwapRounds = 0 });

        CollectionAssert.AreEqual(GreedySelection.Select(table.Measure(), 5, maximumSwapRounds: 0).Columns.ToArray(), selection.Columns.ToArray());
    }

    // What the whole is for: there are fewer rows than it takes to tell which of many columns have something to do with each other.
    [TestMethod]
    public void Select_FewRowsOfFields_ReconstructsOtherRowsBetterThanGreedySelection()
    {
        const int Columns = 240;
        double spatial = 0;
        double greedy = 0;
        foreach (int seed in (int[])[11, 12, 13])
        {
            Table table = Field.Rows(40, Columns, 8, seed);
            Covariance truth = Field.Rows(4000, Columns, 8, seed + 100).Measure();
            spatial += Left(truth, Select(table, 20).Columns);
            greedy += Left(truth, GreedySelection.Select(table.Measure(), 20).Columns);
        }

        Assert.IsLessThan(0.99 * greedy, spatial);
    }

    [TestMethod]
    public void Select_FieldOfAnyWidth_FindsHowFarItReaches()
    {
        double narrow = Select(Field.Rows(40, 200, 5, 4), 20).Reach;
        double wide = Select(Field.Rows(40, 200, 25, 5), 20).Reach;

        Assert.IsLessThan(20, narrow);
        Assert.IsGreaterThan(1.9 * narrow, wide);
    }

    [TestMethod]
    public void Select_CausesThatReachEverywhere_TakesAlmostAllForTrue() =>
        Assert.IsGreaterThan(60, Select(Table.Correlated(400, 60, 6, causes: 3), 5).Reach);

    [TestMethod]
    public void Select_NoisyColumns_FindsThatTheyHaveAPartOfTheirOwn()
    {
        double clean = Select(Field.Rows(60, 150, 6, 7, noise: 0.02), 20).OwnPart;
        double noisy = Select(Field.Rows(60, 150, 6, 7, noise: 0.8), 20).OwnPart;

        Assert.IsGreaterThan(clean, noisy);
    }

    [TestMethod]
    public void Select_ExcludedAndConstantColumns_AreNeverTaken()
    {
        Table table = Field.Rows(20, 60, 5, 8);
        foreach (double[] row in table.Rows)
        {
            row[7] = 3;
        }

        bool[] isSelectable = [.. Enumerable.Range(0, 60).Select(column => column % 4 == 3)];

        foreach (SpatialSelectionOptions? spatial in (SpatialSelectionOptions?[])[null, Near])
        {
            SpatialLinearSelection selection = Select(table, 10, new() { IsSelectable = isSelectable }, spatial);

            Assert.HasCount(10, selection.Columns.Distinct());
            Assert.IsTrue(selection.Columns.All(column => isSelectable[column] && column != 7));
        }

        var all = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Select(table, 15, new() { IsSelectable = isSelectable }));
        Assert.Contains("15 columns are to be selected, but of 60 only 14 can be (constant: 7, excluded: 0, 1, 2, 4", all.Message);
        Assert.HasCount(14, Select(table, 14, new() { IsSelectable = isSelectable }).Columns.Distinct());
    }

    [TestMethod]
    public void Select_ColumnsWithoutWeight_AreNotToBeExplained()
    {
        Table table = Field.Rows(30, 80, 5, 9);

        SpatialLinearSelection selection = Select(
            table, 4, new() { ColumnWeights = [.. Enumerable.Range(0, 80).Select(column => column < 40 ? 1f : 0)] });

        Assert.IsTrue(selection.Columns.All(column => column < 45));
    }

    [TestMethod]
    public void Select_RowsThatAreNotListed_AreNotLookedAt()
    {
        Table table = Field.Rows(30, 50, 5, 10);
        Table half = new(table.Rows[..15]);
        float[] values = [.. half.Values, .. table.Values[(15 * 50)..].Select(value => 1000 * value)];

        SpatialLinearSelection listed = SpatialSelection.Select(values, 50, [.. Enumerable.Range(0, 15)], Field.Line(50), 6);

        SpatialLinearSelection alone = Select(half, 6);
        CollectionAssert.AreEqual(alone.Columns.ToArray(), listed.Columns.ToArray());
        Assert.AreEqual((alone.Reach, alone.OwnPart), (listed.Reach, listed.OwnPart));
    }

    [TestMethod]
    public void Select_AllAtOnePlace_IsGreedySelection()
    {
        Table table = Table.Correlated(40, 12, 11);

        SpatialLinearSelection selection = SpatialSelection.Select(table.Values, 12, null, new Vector3[12], 4);

        Assert.AreEqual(double.PositiveInfinity, selection.Reach);
        Assert.HasCount(4, selection.Columns.Distinct());
    }

    [TestMethod]
    public void Select_AnyNumberOfThreads_GivesTheSameBits()
    {
        Table table = Field.Rows(25, 150, 6, 12);
        var swapping = new SpatialSelectionOptions { SwapRounds = 3 };
        SpatialLinearSelection one = Select(table, 12, new() { Threads = 1 }, swapping);

        SpatialLinearSelection several = Select(table, 12, new() { Threads = 3 }, swapping);

        CollectionAssert.AreEqual(one.Columns.ToArray(), several.Columns.ToArray());
        CollectionAssert.AreEqual(one.Linear.ExplainedVariances.ToArray(), several.Linear.ExplainedVariances.ToArray());
        Assert.AreEqual((one.Reach, one.OwnPart), (several.Reach, several.OwnPart));
    }

    [TestMethod]
    public void Select_Swaps_ExplainNoLess()
    {
        Table table = Field.Rows(25, 150, 6, 13);

        LinearSelection forward = Select(table, 15, null, Near).Linear;
        LinearSelection swapped = Select(table, 15, null, Near with { SwapRounds = 20 }).Linear;

        Assert.IsGreaterThan(0, swapped.SwapCount);
        Assert.IsLessThan(forward.ResidualVariance, swapped.ResidualVariance);
    }

    [TestMethod]
    public void Select_BadInput_SaysWhatIsWrong()
    {
        Table table = Field.Rows(12, 5, 2, 14);
        Vector3[] positions = Field.Line(5);
        void AssertThrows<T>(string message, Vector3[] places, SpatialSelectionOptions? spatial = null, int rows = 12)
            where T : Exception =>
            Assert.Contains(message, Assert.ThrowsExactly<T>(
                () => SpatialSelection.Select(table.Values, 5, [.. Enumerable.Range(0, rows)], places, 2, null, spatial)).Message);

        AssertThrows<ArgumentException>("5 columns need as many positions, but there are 4.", positions[1..]);
        AssertThrows<ArgumentException>(
            "The position of column 3 must be finite", [.. positions.Select((place, i) => i == 3 ? new(0, float.NaN, 0) : place)]);
        AssertThrows<ArgumentException>("At least 4 rows are needed", positions, rows: 3);
        AssertThrows<ArgumentOutOfRangeException>("Reach must be above 0, but it is 0", positions, new() { Reach = 0 });
        AssertThrows<ArgumentOutOfRangeException>("Reach must be above 0, but it is NaN", positions, new() { Reach = double.NaN });
        AssertThrows<ArgumentOutOfRangeException>("OwnPart must be between 0 and 1000, but it is -1", positions, new() { OwnPart = -1 });
        AssertThrows<ArgumentOutOfRangeException>("Folds must be at least 2, but it is 1", positions, new() { Folds = 1 });
        AssertThrows<ArgumentOutOfRangeException>("Placements must be at least 1, but it is 0", positions, new() { Placements = 0 });
        AssertThrows<ArgumentOutOfRangeException>("MaximumRows must be at least 4, but it is 3", positions, new() { MaximumRows = 3 });
        AssertThrows<ArgumentOutOfRangeException>("MaximumTargets must be at least 1, but it is 0", positions, new() { MaximumTargets = 0 });
        AssertThrows<ArgumentOutOfRangeException>("SwapRounds must be at least 0, but it is -1", positions, new() { SwapRounds = -1 });
        Assert.HasCount(2, SpatialSelection.Select(table.Values, 5, [0, 1], positions, 2, null, new() { Reach = 1 }).Columns);
    }

    [TestMethod]
    public void Select_Cancelled_Throws()
    {
        Table table = Field.Rows(12, 20, 3, 15);

        Assert.ThrowsExactly<OperationCanceledException>(
            () => SpatialSelection.Select(table.Values, 20, null, Field.Line(20), 3, cancellationToken: new(canceled: true)));
    }

    private static SpatialLinearSelection Select(
        Table table, int count, LinearSelectionOptions? options = null, SpatialSelectionOptions? spatial = null) =>
        SpatialSelection.Select(table.Values, table.ColumnCount, null, Field.Line(table.ColumnCount), count, options, spatial);

    private static double Left(Covariance truth, IEnumerable<int> columns)
    {
        bool[] isSelected = new bool[truth.ColumnCount];
        foreach (int column in columns)
        {
            isSelected[column] = true;
        }

        return GreedySelection.Select(truth, columns.Count(), new() { IsSelectable = isSelected }, maximumSwapRounds: 0).ResidualVariance;
    }
}
