using MLNet.FeatureGating.Training.Linear;
using MLNet.FeatureGating.Training.Tests.Data;

namespace MLNet.FeatureGating.Training.Tests.Linear;

/// <summary>Rows of columns, and what least squares makes of them, number by number in double precision.</summary>
internal sealed class Table(double[][] rows)
{
    public double[][] Rows => rows;

    public int RowCount => rows.Length;

    public int ColumnCount => rows[0].Length;

    /// <summary>The values in single precision, as they are given to what is tested.</summary>
    public float[] Values => [.. rows.SelectMany(row => row).Select(value => (float)value)];

    /// <summary>Columns that share a few hidden causes of falling strength, with noise of their own, of about one size.</summary>
    public static Table Correlated(int rowCount, int columnCount, int seed, double noise = 0.3, int causes = 6)
    {
        var numbers = new Numbers(seed);
        double[][] loads = [.. Enumerable.Range(0, columnCount).Select(_ => numbers.Normals(causes))];
        return new([.. Enumerable.Range(0, rowCount).Select(_ =>
        {
            double[] hidden = numbers.Normals(causes);
            return loads.Select(load => Single(load.Select((x, i) => x * hidden[i] / (i + 1)).Sum() + (noise * numbers.Normal()) + 2)).ToArray();
        })]);
    }

    /// <summary>A table of columns.</summary>
    public static Table OfColumns(params double[][] columns) =>
        new([.. Enumerable.Range(0, columns[0].Length).Select(row => columns.Select(column => Single(column[row])).ToArray())]);

    public static float[] Weights(int count, int seed)
    {
        var numbers = new Numbers(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(0.2 + (2 * numbers.Uniform())))];
    }

    public double[] Column(int column) => [.. rows.Select(row => row[column])];

    public Covariance Measure(IReadOnlyList<float>? weights = null, int? threads = null) => Covariance.Measure(Values, ColumnCount, weights, threads);

    /// <summary>The means of the columns.</summary>
    public double[] Means(IReadOnlyList<float>? weights = null)
    {
        double total = weights?.Sum(weight => (double)weight) ?? RowCount;
        return [.. Enumerable.Range(0, ColumnCount).Select(column => rows.Select((row, i) => (weights?[i] ?? 1) * row[column]).Sum() / total)];
    }

    /// <summary>The covariance, sum by sum.</summary>
    public double[,] NaiveCovariance(IReadOnlyList<float>? weights = null)
    {
        double total = weights?.Sum(weight => (double)weight) ?? RowCount;
        double[] means = Means(weights);
        double[,] matrix = new double[ColumnCount, ColumnCount];
        for (int row = 0; row < RowCount; row++)
        {
            double weight = (weights?[row] ?? 1) / total;
            for (int i = 0; i < ColumnCount; i++)
            {
                double factor = weight * (rows[row][i] - means[i]);
                for (int j = 0; j < ColumnCount; j++)
                {
                    matrix[i, j] += factor * (rows[row][j] - means[j]);
                }
            }
        }

        return matrix;
    }

    private static double Single(double value) => (float)value;
}
