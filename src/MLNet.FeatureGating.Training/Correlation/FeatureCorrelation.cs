using MathNet.Numerics.LinearAlgebra.Double;

namespace MLNet.FeatureGating.Training;

/// <summary>
/// The correlation R of features, measured on rows and shrunk towards independence, so that it has a root: (1 - s) R + s I.
/// </summary>
/// <remarks>
/// <para>
/// The shrinkage s is by default that of O. Ledoit and M. Wolf ("A well-conditioned estimator for large-dimensional covariance
/// matrices", 2004) on standardised features, and never below 0.001. Weights count as given, and as having nothing to do with the values of
/// their rows: a row of weight 2 is one row that counts double, not two rows, and makes R less certain than two would.
/// </para>
/// <para>
/// Where features outnumber rows, the matrix is never made: R is kept as the standardised rows that it comes from. A constant
/// feature is correlated with none.
/// </para>
/// </remarks>
public sealed class FeatureCorrelation
{
    /// <summary>The least shrinkage: copies of one feature have a singular correlation.</summary>
    internal const double MinimumShrinkage = 1e-3;

    private double[]? _root;

    private FeatureCorrelation(int featureCount, double shrinkage)
    {
        FeatureCount = featureCount;
        Shrinkage = shrinkage;
    }

    /// <summary>Gets the number of features.</summary>
    public int FeatureCount { get; }

    /// <summary>Gets the part s of independence in the correlation, from 0.001 to 1.</summary>
    public double Shrinkage { get; }

    /// <summary>Gets a value indicating whether the correlation is kept as rows, without the matrix.</summary>
    public bool IsFactored => Rows is not null;

    /// <summary>The shrunk matrix, row after row, unless factored.</summary>
    internal double[]? Matrix { get; private init; }

    /// <summary>Row after row of standardised values, each row times sqrt((1 - s) x its share of all weights), if factored.</summary>
    internal double[]? Rows { get; private init; }

    /// <summary>The standard deviation of each feature's own part, if factored.</summary>
    internal double[]? OwnScale { get; private init; }

    /// <summary>Measures the correlation of the features of a table.</summary>
    /// <param name="features">The values, row after row, all finite: rows x <paramref name="featureCount"/>.</param>
    /// <param name="featureCount">The number of features. Range: at least 1.</param>
    /// <param name="weights">One weight a row, at least 0; <see langword="null"/> for equal weights.</param>
    /// <param name="shrinkage">The part of independence; <see langword="null"/> for Ledoit and Wolf's. Range: 0 to 1; below 0.001 it is 0.001.</param>
    /// <returns>The correlation.</returns>
    /// <exception cref="ArgumentException">
    /// The values are no whole rows, or one is not finite; or the weights are not as many as the rows, or none is positive.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 1, or the shrinkage is not in [0, 1].</exception>
    public static FeatureCorrelation Measure(
        ReadOnlySpan<float> features, int featureCount, IReadOnlyList<float>? weights = null, double? shrinkage = null)
    {
        Require.AtLeast(1, featureCount);
        if (shrinkage is { } given)
        {
            Require.Fraction(given, nameof(shrinkage));
        }

        if (features.Length == 0 || features.Length % featureCount != 0)
        {
            throw new ArgumentException($"{features.Length} values are no rows of {featureCount} features.", nameof(features));
        }

        TrainingData.RequireFinite(features, nameof(features));
        if (weights is not null)
        {
            TrainingData.RequireWeights(weights, features.Length / featureCount, nameof(weights));
        }

        StandardizedRows rows = StandardizedRows.Create(features, featureCount, weights);
        return rows.RowCount < featureCount ? Factored(rows, shrinkage) : Full(rows, shrinkage);
    }

    /// <summary>Picks features, in the order given: each may be picked once, and no other is left in the law.</summary>
    /// <param name="correlation">What to pick from, not factored or factored.</param>
    /// <param name="picked">The indices of the picked features.</param>
    /// <returns>The correlation of the picked features.</returns>
    internal static FeatureCorrelation Pick(FeatureCorrelation correlation, IReadOnlyList<int> picked)
    {
        int all = correlation.FeatureCount;
        double[]? Columns(double[]? values, int rows) => values is null
            ? null
            : [.. Enumerable.Range(0, rows).SelectMany(row => picked.Select(feature => values[(row * all) + feature]))];
        return new(picked.Count, correlation.Shrinkage)
        {
            Matrix = correlation.Matrix is { } matrix
                ? [.. picked.SelectMany(row => picked.Select(column => matrix[(row * all) + column]))]
                : null,
            Rows = Columns(correlation.Rows, (correlation.Rows?.Length ?? 0) / all),
            OwnScale = Columns(correlation.OwnScale, 1),
        };
    }

    /// <summary>Gives the lower triangle L with L L' = <see cref="Matrix"/>, row after row. Made when first asked for.</summary>
    /// <exception cref="InvalidOperationException">The correlation is factored.</exception>
    /// <remarks>In double: a nearly singular correlation has no single-precision root.</remarks>
    internal double[] CholeskyRoot() => _root ??= Matrix is null
        ? throw new InvalidOperationException("A factored correlation has no matrix to take the root of.")
        : new DenseMatrix(FeatureCount, FeatureCount, Matrix).Cholesky().Factor.ToRowMajorArray();

    private static FeatureCorrelation Full(StandardizedRows rows, double? shrinkage)
    {
        double[] matrix = rows.FeatureProducts();
        double s = Math.Clamp(shrinkage ?? LedoitWolf(rows, SumOfSquares(matrix)), MinimumShrinkage, 1);
        int features = rows.FeatureCount;
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i] *= 1 - s;
        }

        for (int feature = 0; feature < features; feature++)
        {
            matrix[(feature * features) + feature] = 1;
        }

        return new(features, s) { Matrix = matrix };
    }

    private static FeatureCorrelation Factored(StandardizedRows rows, double? shrinkage)
    {
        double s = Math.Clamp(shrinkage ?? LedoitWolf(rows, SumOfSquares(rows.RowProducts())), MinimumShrinkage, 1);
        double[] values = rows.Values;
        double[] own = new double[rows.FeatureCount];
        Array.Fill(own, 1);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] *= Math.Sqrt(1 - s);
            own[i % own.Length] -= values[i] * values[i];
        }

        return new(rows.FeatureCount, s) { Rows = values, OwnScale = [.. own.Select(variance => Math.Sqrt(Math.Max(0, variance)))] };
    }

    private static double SumOfSquares(double[] matrix) => matrix.Sum(value => value * value);

    // The squared norm of R is that of the rows' products, too: the traces of (Z'Z)^2 and (ZZ')^2 are one number.
    private static double LedoitWolf(StandardizedRows rows, double squaredNorm)
    {
        double distance = squaredNorm - rows.VaryingCount;
        if (distance <= 0)
        {
            return 1;
        }

        // sum_k p_k^2 (|z_k|^4 - |R|^2), with p_k the row's share of the weights: the variance of R's entries, summed. That is Ledoit and
        // Wolf's sum where weights are equal; where not, it holds for weights that are no function of the rows, as those of folds and resamples.
        double variance = 0;
        for (int row = 0; row < rows.RowCount; row++)
        {
            double norm = rows.SquaredNorm(row) * rows.Share(row);
            variance += norm * norm;
            variance -= rows.Share(row) * rows.Share(row) * squaredNorm;
        }

        return Math.Clamp(variance / distance, 0, 1);
    }
}
