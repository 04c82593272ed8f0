using MLNet.FeatureGating.Training.Linear;
using MLNet.FeatureGating.Training.Tests.Assertions;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Linear;

[TestClass]
public sealed class CovarianceTests
{
    [TestMethod]
    [DataRow(2, 1, false)]
    [DataRow(7, 5, false)]
    [DataRow(40, 49, false)]
    [DataRow(700, 65, false)]
    [DataRow(300, 530, false)]
    [DataRow(2, 8, true)]
    [DataRow(12, 101, true)]
    public void Measure_OfAnyShape_IsTheMeanProductOfDeviations(int rows, int columns, bool isFactored)
    {
        Table table = Table.Correlated(rows, columns, 1);
        float[] weights = Table.Weights(rows, 2);

        foreach (float[]? given in (float[]?[])[null, weights])
        {
            Covariance covariance = table.Measure(given);

            Assert.AreEqual(isFactored, covariance.IsFactored);
            Assert.AreEqual(rows, covariance.RowCount);
            Assert.AreEqual(columns, covariance.ColumnCount);
            Close.Numbers(table.Means(given), covariance.Means, 1e-6);
            AssertClose(table.NaiveCovariance(given), covariance, isFactored ? 1e-6 : 2e-6);
        }
    }

    [TestMethod]
    public void Measure_MoreRowsThanAreScaledAtATime_CountsAll()
    {
        var numbers = new Numbers(3);
        Table table = new([.. Enumerable.Range(0, 525_000).Select(row => (double[])[(float)numbers.Uniform(), row < 524_288 ? 0 : 1, row % 3])]);

        // Ones are rounded off to the same side again and again.
        AssertClose(table.NaiveCovariance(), table.Measure(), 5e-6);
    }

    [TestMethod]
    [DataRow(60, 5)]
    [DataRow(15, 60)]
    public void Measure_ColumnsOfAnyScale_KeepTheirDigits(int rows, int columns)
    {
        Table unit = Table.Correlated(rows, columns, 4);

        // Squares of the small ones vanish in single precision, and those of the large ones are out of its range.
        double[] scales = [.. Enumerable.Range(0, columns).Select(column => Math.ScaleB(1, column % 2 == 0 ? -80 : 100))];
        Table table = new([.. unit.Rows.Select(row => row.Select((value, column) => value * scales[column]).ToArray())]);

        Covariance covariance = table.Measure();

        double[][] matrix = Matrix(covariance);
        double[][] unscaled = Matrix(unit.Measure());
        for (int i = 0; i < columns; i++)
        {
            Close.Numbers(unscaled[i], [.. matrix[i].Select((value, j) => value / scales[i] / scales[j])], 1e-12);
        }
    }

    [TestMethod]
    [DataRow(400, 4)]
    [DataRow(20, 80)]
    public void Measure_SmallDeviationsFromALargeMean_KeepTheirDigits(int rows, int columns)
    {
        Table small = Table.Correlated(rows, columns, 5);
        Table table = new([.. small.Rows.Select(row => row.Select(value => (double)(float)(288 + (0.001 * value))).ToArray())]);

        AssertClose(table.NaiveCovariance(), table.Measure(), 2e-6);
    }

    [TestMethod]
    [DataRow(30, 4)]
    [DataRow(8, 40)]
    public void Measure_RowsOfWeightZero_DoNotMatter(int rows, int columns)
    {
        Table table = Table.Correlated(rows, columns, 6);
        Table more = new([[.. Enumerable.Repeat(1e6, columns)], .. table.Rows]);

        Covariance plain = table.Measure();
        Covariance weighted = more.Measure([0, .. Enumerable.Repeat(3f, rows)]);

        Assert.AreEqual(plain.IsFactored, weighted.IsFactored);
        AssertClose(table.NaiveCovariance(), weighted, 2e-6);
        Close.Numbers(plain.Means, weighted.Means, 1e-12);
    }

    [TestMethod]
    [DataRow(1000, 4)]
    [DataRow(9, 40)]
    public void Measure_ConstantColumn_HasNoCovarianceAtAll(int rows, int columns)
    {
        Table table = new([.. Table.Correlated(rows, columns, 7).Rows.Select(row => (double[])[row[0], 0.1f, .. row[2..]])]);

        foreach (float[]? weights in (float[]?[])[null, Table.Weights(rows, 8)])
        {
            double[][] matrix = Matrix(table.Measure(weights));

            Assert.IsTrue(matrix[1].All(value => value == 0));
            Assert.IsTrue(matrix.All(row => row[1] == 0));
            Assert.IsGreaterThan(0.1, matrix[0][0]);
        }
    }

    [TestMethod]
    [DataRow(500, 150)]
    [DataRow(60, 700)]
    public void Measure_AnyNumberOfThreads_GivesTheSameBits(int rows, int columns)
    {
        Table table = Table.Correlated(rows, columns, 9);
        float[] weights = Table.Weights(rows, 10);
        double[][] one = Matrix(table.Measure(weights, threads: 1));

        foreach (int threads in (int[])[2, 3, 7])
        {
            double[][] several = Matrix(table.Measure(weights, threads));
            for (int i = 0; i < columns; i++)
            {
                CollectionAssert.AreEqual(one[i], several[i]);
            }
        }
    }

    [TestMethod]
    [DataRow(90, 75)]
    [DataRow(11, 75)]
    public void Multiply_Vectors_IsTheProductWithTheMatrix(int rows, int columns)
    {
        Covariance covariance = Table.Correlated(rows, columns, 11).Measure();
        double[][] matrix = Matrix(covariance);
        double[][] vectors = [.. Enumerable.Range(0, 5).Select(seed => new Numbers(seed).Normals(columns))];

        foreach (int count in (int[])[1, 2, 5])
        {
            double[] products = new double[count * columns];
            covariance.Multiply([.. vectors.Take(count).SelectMany(vector => vector)], count, products, new(2, default));

            double[] expected = [.. vectors.Take(count)
                .SelectMany(vector => matrix.Select(row => row.Zip(vector).Sum(pair => pair.First * pair.Second)))];
            Close.Numbers(expected, products, 1e-12);
        }
    }

    [TestMethod]
    [DataRow(90, 75)]
    [DataRow(11, 531)]
    public void RowSquares_Weights_AreTheSumsOfTheMatrix(int rows, int columns)
    {
        Covariance covariance = Table.Correlated(rows, columns, 12).Measure();
        float[] weights = Table.Weights(columns, 13);

        double[] squares = covariance.RowSquares([.. weights.Select(weight => (double)weight)], new(2, default));

        double[] expected = [.. Matrix(covariance).Select(row => row.Select((value, column) => weights[column] * value * value).Sum())];
        Close.Numbers(expected, squares, 1e-12);
    }

    [TestMethod]
    public void Measure_BadTable_SaysWhatIsWrong()
    {
        AssertThrows<ArgumentException>("3 values are no rows of 2 columns.", () => Covariance.Measure(new float[3], 2));
        AssertThrows<ArgumentException>("0 values are no rows of 2 columns.", () => Covariance.Measure(default, 2));
        AssertThrows<ArgumentException>("at least 2 rows, but there is 1", () => Covariance.Measure(new float[2], 2));
        AssertThrows<ArgumentOutOfRangeException>("at least 1, but it is 0", () => Covariance.Measure(new float[2], 0));
        AssertThrows<ArgumentOutOfRangeException>("at least 1, but it is 0", () => Covariance.Measure(new float[4], 2, threads: 0));
        AssertThrows<ArgumentException>("2 rows need as many weights, but there are 1.", () => Covariance.Measure(new float[4], 2, [1]));
        AssertThrows<ArgumentException>("row 1 must be finite and at least 0, but it is -1", () => Covariance.Measure(new float[4], 2, [1, -1]));
        AssertThrows<ArgumentException>("2 rows of a weight above 0, but there is 1", () => Covariance.Measure(new float[4], 2, [1, 0]));
    }

    [TestMethod]
    [DataRow(float.NaN, "NaN")]
    [DataRow(float.PositiveInfinity, "Infinity")]
    [DataRow(float.NegativeInfinity, "-Infinity")]
    public void Measure_ValueThatIsNotFinite_SaysWhichAnywhere(float value, string name)
    {
        for (int column = 0; column < 37; column++)
        {
            float[] values = Table.Correlated(5, 37, 14).Values;
            values[(3 * 37) + column] = value;

            // A row without weight, too.
            foreach (float[]? weights in (float[]?[])[null, [1, 1, 1, 0, 1]])
            {
                AssertThrows<ArgumentException>(
                    $"The value of row 3 in column {column} must be finite, but it is {name}.", () => Covariance.Measure(values, 37, weights));
            }
        }
    }

    [TestMethod]
    public void Measure_Cancelled_Throws()
    {
        foreach (int threads in (int[])[1, 2])
        {
            Assert.ThrowsExactly<OperationCanceledException>(() => Covariance.Measure(new float[100], 2, null, threads, new(canceled: true)));
        }
    }

    private static void AssertThrows<T>(string message, Action action)
        where T : Exception => Assert.Contains(message, Assert.ThrowsExactly<T>(action).Message);

    private static double[][] Matrix(Covariance covariance) => [.. Enumerable.Range(0, covariance.ColumnCount).Select(column =>
    {
        double[] row = new double[covariance.ColumnCount];
        covariance.CopyRow(column, row, new(2, default));
        return row;
    })];

    // As a correlation.
    private static void AssertClose(double[,] expected, Covariance covariance, double tolerance)
    {
        double[][] actual = Matrix(covariance);
        for (int i = 0; i < actual.Length; i++)
        {
            Assert.AreEqual(actual[i][i], covariance.Variances[i], 1e-12 * actual[i][i]);
            for (int j = 0; j < actual.Length; j++)
            {
                double allowed = tolerance * Math.Sqrt(expected[i, i] * expected[j, j]);
                Assert.AreEqual(expected[i, j], actual[i][j], allowed, $"({i}, {j})");
                Assert.AreEqual(actual[i][j], actual[j][i], 1e-15 * Math.Sqrt(expected[i, i] * expected[j, j]), $"({i}, {j})");
            }
        }
    }
}
