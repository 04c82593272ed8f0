using MLNet.FeatureGating.Training.Linear;
using MLNet.FeatureGating.Training.Tests.Assertions;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class SelectedSpaceTests
{
    [TestMethod]
    [DataRow(60)]
    [DataRow(7)]
    public void RemoveFirst_AnyColumn_LeavesTheSpaceOfTheOthers(int rows)
    {
        LinearSelectionProblem problem = Problem(rows, out Table table);
        var reference = new LeastSquares(table, null, [.. problem.Weights.Select(weight => (float)weight)]);
        SelectedSpace space = Select(problem, 3, 17, 8, 25);

        foreach (int column in (int[])[3, 17, 8])
        {
            double before = reference.ResidualVariance(space.Columns);
            Assert.AreEqual(column, space.Columns[0]);

            double[] direction = space.RemoveFirst();

            double after = reference.ResidualVariance(space.Columns);
            Assert.DoesNotContain(column, space.Columns);
            Assert.AreEqual(after, space.ResidualVariance, 1e-5 * after);
            Assert.AreEqual(after - before, space.Explained(direction), 1e-5 * after);
            AssertScores(problem, space);
        }
    }

    [TestMethod]
    [DataRow(60)]
    [DataRow(7)]
    public void Restore_RemovedColumn_IsAsBefore(int rows)
    {
        LinearSelectionProblem problem = Problem(rows, out _);
        SelectedSpace space = Select(problem, 3, 17, 8);
        double residual = space.ResidualVariance;
        var saved = space.Save();

        space.Restore(3, space.RemoveFirst(), saved);

        CollectionAssert.AreEqual((int[])[17, 8, 3], space.Columns.ToArray());
        Assert.AreEqual(residual, space.ResidualVariance);
        CollectionAssert.AreEqual(saved.Squares, space.Save().Squares);
        CollectionAssert.AreEqual(Select(problem, 17, 8, 3).Columns.ToArray(), space.Columns.ToArray());
        AssertScores(problem, space);
    }

    [TestMethod]
    [DataRow(60)]
    [DataRow(7)]
    public void Refactorize_AfterManySwaps_MakesTheFactorOfTheSameColumns(int rows)
    {
        LinearSelectionProblem problem = Problem(rows, out Table table);
        var reference = new LeastSquares(table, null, [.. problem.Weights.Select(weight => (float)weight)]);
        SelectedSpace space = Select(problem, 0, 1, 2, 3);

        for (int i = 0; i < 300; i++)
        {
            _ = space.RemoveFirst();
            int next = i % 28;
            while (space.Columns.Contains(next))
            {
                next++;
            }

            space.Add(next, space.Direction(next)!);
        }

        AssertScores(problem, space);
        double left = space.ResidualVariance;
        double[] direction = space.Direction(29)!;

        space.Refactorize();

        Assert.AreEqual(reference.ResidualVariance(space.Columns), space.ResidualVariance, 1e-5 * left);
        Assert.AreEqual(left, space.ResidualVariance, 1e-9 * left);
        Close.Numbers(direction, space.Direction(29)!, 1e-9);
    }

    [TestMethod]
    public void Direction_CopyOfASelectedColumn_IsNone()
    {
        Table table = Table.Correlated(50, 4, 3);
        Table copies = new([.. table.Rows.Select(row => (double[])[.. row, row[1]])]);
        var problem = LinearSelectionProblem.Create(copies.Measure(), 2, new(), default);
        SelectedSpace space = Select(problem, 1);

        Assert.AreNotEqual(4, space.Best([false, false, false, false, true], 1e-6));
        Assert.AreEqual(0, space.Best([true, false, false, false, true], 1e-6));
        Assert.IsNull(space.Direction(1));
    }

    [TestMethod]
    public void Best_SpaceThatDoesNotScore_Throws()
    {
        var problem = LinearSelectionProblem.Create(Table.Correlated(20, 3, 4).Measure(), 1, new(), default);

        Assert.ThrowsExactly<InvalidOperationException>(() => new SelectedSpace(problem, isScoring: false).Best([true, true, true], 0));
    }

    private static LinearSelectionProblem Problem(int rows, out Table table)
    {
        table = Table.Correlated(rows, 30, 1);
        return LinearSelectionProblem.Create(table.Measure(), 3, new() { ColumnWeights = Table.Weights(30, 2) }, default);
    }

    private static SelectedSpace Select(LinearSelectionProblem problem, params int[] columns)
    {
        var space = new SelectedSpace(problem, isScoring: true);
        foreach (int column in columns)
        {
            space.Add(column, space.Direction(column)!);
        }

        return space;
    }

    // What has been updated is what it would be if made anew from the columns.
    private static void AssertScores(LinearSelectionProblem problem, SelectedSpace space)
    {
        SelectedSpace anew = Select(problem, [.. space.Columns]);
        (double[] variances, double[] squares) = space.Save();
        (double[] expectedVariances, double[] expectedSquares) = anew.Save();
        Close.Numbers(expectedVariances, variances, 1e-9);
        Close.Numbers(expectedSquares, squares, 1e-9);
    }
}
