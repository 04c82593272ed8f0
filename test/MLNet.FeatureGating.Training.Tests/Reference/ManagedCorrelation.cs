namespace MLNet.FeatureGating.Training.Tests.Reference;

/// <summary>Correlations of tables, sum by sum in double precision.</summary>
internal static class ManagedCorrelation
{
    /// <summary>The correlation matrix under weights; a constant feature is correlated with none.</summary>
    public static double[,] Of(double[][] rows, double[] weights)
    {
        double[][] standardised = Standardise(rows, weights);
        double total = weights.Sum();
        int features = rows[0].Length;
        var matrix = new double[features, features];
        for (int i = 0; i < features; i++)
        {
            for (int j = 0; j < features; j++)
            {
                matrix[i, j] = Enumerable.Range(0, rows.Length).Sum(k => weights[k] / total * standardised[k][i] * standardised[k][j]);
            }
        }

        return matrix;
    }

    /// <summary>(1 - s) R + s I, with ones on the diagonal.</summary>
    public static double[,] Shrink(double[,] matrix, double shrinkage)
    {
        int features = matrix.GetLength(0);
        var shrunk = new double[features, features];
        for (int i = 0; i < features; i++)
        {
            for (int j = 0; j < features; j++)
            {
                shrunk[i, j] = i == j ? 1 : (1 - shrinkage) * matrix[i, j];
            }
        }

        return shrunk;
    }

    /// <summary>
    /// Ledoit and Wolf's (2004) shrinkage by their lemmas: the mean squared distance of each row's own product from R, over the number of
    /// rows, as a part of R's squared distance from the identity. All features must vary.
    /// </summary>
    public static double LedoitWolf(double[][] rows)
    {
        double[] weights = [.. Enumerable.Repeat(1.0, rows.Length)];
        double[][] z = Standardise(rows, weights);
        double[,] r = Of(rows, weights);
        int features = rows[0].Length;
        double distance = 0;
        double error = 0;
        for (int i = 0; i < features; i++)
        {
            for (int j = 0; j < features; j++)
            {
                distance += Math.Pow(r[i, j] - (i == j ? 1 : 0), 2);
                error += z.Sum(row => Math.Pow((row[i] * row[j]) - r[i, j], 2)) / rows.Length / rows.Length;
            }
        }

        return Math.Min(error, distance) / distance;
    }

    /// <summary>
    /// The same under weights that have nothing to do with the rows: R's variance is that of a row's own product, which E|z|^4 - |R|^2 stands
    /// for, times the squares of the rows' shares.
    /// </summary>
    public static double LedoitWolf(double[][] rows, double[] weights)
    {
        double[][] z = Standardise(rows, weights);
        double[,] r = Of(rows, weights);
        double squaredNorm = r.Cast<double>().Sum(x => x * x);
        double[] shares = [.. weights.Select(weight => weight / weights.Sum())];
        double error = z.Select((row, k) => shares[k] * shares[k] * (Math.Pow(row.Sum(x => x * x), 2) - squaredNorm)).Sum();
        double distance = squaredNorm - rows[0].Length;
        return Math.Min(error, distance) / distance;
    }

    private static double[][] Standardise(double[][] rows, double[] weights)
    {
        double total = weights.Sum();
        int features = rows[0].Length;
        double[] means = [.. Enumerable.Range(0, features).Select(i => rows.Select((row, k) => weights[k] / total * row[i]).Sum())];
        double[] deviations = [.. Enumerable.Range(0, features).Select(
            i => Math.Sqrt(rows.Select((row, k) => weights[k] / total * Math.Pow(row[i] - means[i], 2)).Sum()))];
        return [.. rows.Select(row => row.Select((x, i) => deviations[i] < 1e-6 ? 0 : (x - means[i]) / deviations[i]).ToArray())];
    }
}
