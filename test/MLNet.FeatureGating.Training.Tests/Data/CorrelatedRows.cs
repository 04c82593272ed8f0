namespace MLNet.FeatureGating.Training.Tests.Data;

/// <summary>Tables of features that share two hidden causes.</summary>
internal static class CorrelatedRows
{
    public static double[][] Make(int rows, int features, int seed)
    {
        var numbers = new Numbers(seed);
        double[][] loads = [.. Enumerable.Range(0, features).Select(_ => numbers.Normals(2))];
        return [.. Enumerable.Range(0, rows).Select(_ =>
        {
            double[] causes = numbers.Normals(2);

            // As features come: in single precision.
            return loads.Select(load => (double)(float)((load[0] * causes[0]) + (load[1] * causes[1]) + numbers.Normal() + 3)).ToArray();
        })];
    }

    public static FeatureCorrelation Measure(double[][] rows, float[]? weights = null, double? shrinkage = null) =>
        FeatureCorrelation.Measure(Flat(rows), rows[0].Length, weights, shrinkage);

    public static float[] Flat(double[][] rows) => [.. rows.SelectMany(row => row).Select(x => (float)x)];

    /// <summary>The covariance that a correlation stands for, from the matrix or the rows and the features' own parts.</summary>
    public static double[] Implied(FeatureCorrelation correlation)
    {
        if (correlation.Matrix is { } matrix)
        {
            return matrix;
        }

        int features = correlation.FeatureCount;
        double[][] rows = [.. correlation.Rows!.Chunk(features)];
        return [.. Enumerable.Range(0, features * features).Select(k =>
        {
            (int i, int j) = (k / features, k % features);
            return rows.Sum(row => row[i] * row[j]) + (i == j ? Math.Pow(correlation.OwnScale![i], 2) : 0);
        })];
    }

    public static double[] Flat(double[,] matrix) => [.. matrix.Cast<double>()];
}
