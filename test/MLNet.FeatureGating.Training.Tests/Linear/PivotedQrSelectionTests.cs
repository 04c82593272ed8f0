using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MLNet.FeatureGating.Training.Linear;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class PivotedQrSelectionTests
{
    [TestMethod]
    [DataRow(3, 9, 3)]
    [DataRow(8, 40, 6)]
    [DataRow(17, 17, 17)]
    public void Pivots_OfAMatrix_AreThoseOfHouseholderReflections(int rows, int columns, int count)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            double[] matrix = new Numbers(seed).Normals(rows * columns);
            bool[] isCandidate = [.. Enumerable.Range(0, columns).Select(column => count == columns || column % 4 != seed % 4)];

            List<int> pivots = PivotedQr.Pivots(matrix, isCandidate, count, default);

            CollectionAssert.AreEqual(HouseholderPivots(matrix, rows, columns, isCandidate, count), pivots, $"Seed {seed}.");
        }
    }

    [TestMethod]
    public void Pivots_EqualNorms_AreInTheirOrderAndEndWithTheRank()
    {
        double[] matrix = [1, 1, 0, 0, 1, 0, 0, 1, 1, 0];

        CollectionAssert.AreEqual((int[])[0, 2], PivotedQr.Pivots(matrix, [true, true, true, true, true], 4, default));
        CollectionAssert.AreEqual((int[])[3, 4], PivotedQr.Pivots(matrix, [false, false, false, true, true], 2, default));
    }

    // By the whole matrix; by products; by products of rows.
    [TestMethod]
    [DataRow(60, 20, 5, 5)]
    [DataRow(60, 20, 5, 9)]
    [DataRow(300, 200, 6, 6)]
    [DataRow(40, 200, 7, 7)]
    public void Select_Columns_AreThePivotsOfTheModes(int rows, int columns, int count, int modes)
    {
        Table table = Table.Correlated(rows, columns, 1, causes: 10);
        var options = new LinearSelectionOptions
        {
            ColumnWeights = Table.Weights(columns, 2),
            IsSelectable = [.. Enumerable.Range(0, columns).Select(column => column % 5 != 1)],
        };

        LinearSelection selection = PivotedQrSelection.Select(table.Measure(), count, options, modes == count ? null : modes);

        double[] roots = [.. options.ColumnWeights.Select(weight => Math.Sqrt(weight))];
        double[,] covariance = table.NaiveCovariance();
        Matrix<double> weighted = DenseMatrix.Create(columns, columns, (i, j) => covariance[i, j] * roots[i] * roots[j]);
        Matrix<double> vectors = weighted.Evd(Symmetricity.Symmetric).EigenVectors;
        double[] values = [.. Enumerable.Range(0, modes * columns).Select(
            k => vectors[k % columns, columns - 1 - (k / columns)] / roots[k % columns])];
        int[] expected = HouseholderPivots(values, modes, columns, [.. options.IsSelectable], count);
        CollectionAssert.AreEqual(expected, selection.Columns.ToArray());

        // What they explain is what least squares say.
        var reference = new LeastSquares(table, null, options.ColumnWeights);
        for (int i = 0; i < count; i++)
        {
            double residual = reference.ResidualVariance(selection.Columns.Take(i + 1));
            Assert.AreEqual(residual, selection.TotalVariance - selection.ExplainedVariances[i], 1e-5 * selection.TotalVariance);
        }

        Assert.AreEqual(selection.ExplainedVariances[^1], selection.TotalVariance - selection.ResidualVariance, 1e-12 * selection.TotalVariance);
        Assert.AreEqual(0, selection.SwapCount);
    }

    [TestMethod]
    [DataRow(40, 4)]
    [DataRow(40, 180)]
    public void Select_ColumnWeights_DecideWhichModesCount(int rows, int columns)
    {
        // Two groups that have nothing to do with each other; the second varies less.
        double[] up = [.. Enumerable.Range(0, rows).Select(row => row % 2 == 0 ? 1.0 : -1)];
        double[] other = [.. Enumerable.Range(0, rows).Select(row => row % 4 < 2 ? 1.0 : -1)];
        Table table = Table.OfColumns(
            [.. Enumerable.Range(0, columns).Select(column => column < columns / 2 ? up.Select(x => 3 * x).ToArray() : other)]);
        float[] weights = [.. Enumerable.Range(0, columns).Select(column => column < columns / 2 ? 0f : 1)];

        Assert.IsLessThan(columns / 2, PivotedQrSelection.Select(table.Measure(), 1).Columns[0]);
        LinearSelection weighted = PivotedQrSelection.Select(table.Measure(), 1, new() { ColumnWeights = weights });
        Assert.IsGreaterThanOrEqualTo(columns / 2, weighted.Columns[0]);
        Assert.AreEqual(0, weighted.ResidualVariance, 1e-6 * weighted.TotalVariance);
    }

    [TestMethod]
    [DataRow(50, 8)]
    [DataRow(6, 200)]
    public void Select_ModesPinnedDown_FillsUpWithWhatVariesMost(int rows, int columns)
    {
        var numbers = new Numbers(3);
        double[] a = numbers.Normals(rows);
        double[] b = numbers.Normals(rows);
        Table table = Table.OfColumns(
            [.. Enumerable.Range(0, columns).Select(column => (double[])[.. a.Zip(b).Select(pair => column switch
            {
                0 => 1,
                < 4 => 16 * pair.First,
                _ => (column % 3) + (16.0 / column * (column % 2 == 0 ? pair.First : pair.Second)),
            })])]);

        LinearSelection selection = PivotedQrSelection.Select(table.Measure(), 4);

        CollectionAssert.AreEquivalent((int[])[1, 2, 3, 5], selection.Columns.ToArray());
        Assert.Contains(5, selection.Columns.Take(2));
        Assert.IsLessThan(selection.Columns[3], selection.Columns[2], "Of equals the first one comes first.");
        Assert.IsLessThan(1e-6 * selection.TotalVariance, selection.ResidualVariance);
        Assert.AreEqual(selection.ExplainedVariances[1], selection.ExplainedVariances[3]);
    }

    [TestMethod]
    [DataRow(300, 180)]
    [DataRow(30, 200)]
    public void Select_AnyNumberOfThreads_GivesTheSameBits(int rows, int columns)
    {
        Covariance covariance = Table.Correlated(rows, columns, 4, causes: 20).Measure();
        LinearSelection one = PivotedQrSelection.Select(covariance, 12, new() { Threads = 1 });

        foreach (int threads in (int[])[2, 3])
        {
            LinearSelection several = PivotedQrSelection.Select(covariance, 12, new() { Threads = threads });

            CollectionAssert.AreEqual(one.Columns.ToArray(), several.Columns.ToArray());
            CollectionAssert.AreEqual(one.ExplainedVariances.ToArray(), several.ExplainedVariances.ToArray());
        }
    }

    [TestMethod]
    public void Select_BadNumbers_SaysWhatIsWrong()
    {
        Covariance covariance = Table.Correlated(30, 4, 5).Measure();
        void AssertThrows(string message, int count, int? modes = null, LinearSelectionOptions? options = null) => Assert.Contains(
            message, Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PivotedQrSelection.Select(covariance, count, options, modes)).Message);

        AssertThrows("count must be at least 1, but it is 0", 0);
        AssertThrows("modeCount must be between 3 and 4, but it is 2", 3, 2);
        AssertThrows("modeCount must be between 3 and 4, but it is 5", 3, 5);
        AssertThrows("of 4 only 2 can be (excluded: 0, 2)", 3, null, new() { IsSelectable = [false, true, false, true] });
        Assert.ThrowsExactly<OperationCanceledException>(() => PivotedQrSelection.Select(covariance, 2, cancellationToken: new(canceled: true)));
    }

    // A column is reflected onto the next axis at every step, as in the books; columns stay where they are.
    private static int[] HouseholderPivots(double[] matrix, int rows, int columns, bool[] isCandidate, int count)
    {
        double[][] vectors = [.. Enumerable.Range(0, columns).Select(
            column => Enumerable.Range(0, rows).Select(row => matrix[(row * columns) + column]).ToArray())];
        List<int> pivots = [];
        for (int step = 0; step < count; step++)
        {
            double Norm(int column) => vectors[column].Skip(step).Sum(value => value * value);
            int pivot = Enumerable.Range(0, columns).Where(column => isCandidate[column] && !pivots.Contains(column)).MaxBy(Norm);
            pivots.Add(pivot);
            double[] reflector = [.. Enumerable.Repeat(0.0, step), .. vectors[pivot].Skip(step)];
            reflector[step] += Math.Sign(reflector[step]) * Math.Sqrt(Norm(pivot));
            double length = reflector.Sum(value => value * value);
            foreach (double[] vector in vectors)
            {
                double projection = 2 * vector.Zip(reflector).Sum(pair => pair.First * pair.Second) / length;
                for (int row = step; row < rows; row++)
                {
                    vector[row] -= projection * reflector[row];
                }
            }
        }

        return [.. pivots];
    }
}
