using MathNet.Numerics.LinearAlgebra.Double;

namespace MLNet.FeatureGating.Training;

/// <summary>
/// Rows brought to mean 0 and variance 1 and scaled by the root of their share of the weights: Values' Values is the correlation.
/// Rows of weight 0 are left out; constant features are 0 throughout.
/// </summary>
internal sealed class StandardizedRows
{
    private readonly double[] _shares;

    private StandardizedRows(double[] values, int featureCount, double[] shares, int varyingCount)
    {
        Values = values;
        FeatureCount = featureCount;
        _shares = shares;
        VaryingCount = varyingCount;
    }

    public double[] Values { get; }

    public int FeatureCount { get; }

    public int RowCount => _shares.Length;

    /// <summary>The number of features that are not constant: the trace of the correlation.</summary>
    public int VaryingCount { get; }

    public static StandardizedRows Create(ReadOnlySpan<float> features, int featureCount, IReadOnlyList<float>? weights)
    {
        int all = features.Length / featureCount;
        var kept = new List<int>(all);
        double total = 0;
        for (int row = 0; row < all; row++)
        {
            float weight = weights?[row] ?? 1;
            total += weight;
            if (weight > 0)
            {
                kept.Add(row);
            }
        }

        double[] shares = [.. kept.Select(row => (weights?[row] ?? 1) / total)];
        double[] values = new double[(long)kept.Count * featureCount];
        for (int row = 0; row < kept.Count; row++)
        {
            for (int feature = 0; feature < featureCount; feature++)
            {
                values[(row * featureCount) + feature] = features[(kept[row] * featureCount) + feature];
            }
        }

        return new(values, featureCount, shares, Standardize(values, featureCount, shares));
    }

    /// <summary>The row's share of all weights.</summary>
    public double Share(int row) => _shares[row];

    /// <summary>The squared Euclidean norm of a row's standardised values, without the share.</summary>
    public double SquaredNorm(int row)
    {
        double sum = 0;
        foreach (double value in Values.AsSpan(row * FeatureCount, FeatureCount))
        {
            sum += value * value;
        }

        return sum / _shares[row];
    }

    /// <summary>Values' Values, features x features.</summary>
    public double[] FeatureProducts()
    {
        DenseMatrix values = Columns();
        return ((DenseMatrix)values.TransposeAndMultiply(values)).Values;
    }

    /// <summary>Values Values', rows x rows.</summary>
    public double[] RowProducts()
    {
        DenseMatrix values = Columns();
        return ((DenseMatrix)values.TransposeThisAndMultiply(values)).Values;
    }

    // Rows as columns: that is how Math.NET lays matrices out, so that nothing is copied.
    private DenseMatrix Columns() => new(FeatureCount, RowCount, Values);

    // Returns the number of features that vary.
    private static int Standardize(double[] values, int featureCount, double[] shares)
    {
        int varying = 0;
        for (int feature = 0; feature < featureCount; feature++)
        {
            double mean = 0;
            double largest = 0;
            for (int row = 0; row < shares.Length; row++)
            {
                double value = values[(row * featureCount) + feature];
                mean += shares[row] * value;
                largest = Math.Max(largest, Math.Abs(value));
            }

            double variance = 0;
            for (int row = 0; row < shares.Length; row++)
            {
                double deviation = values[(row * featureCount) + feature] - mean;
                variance += shares[row] * deviation * deviation;
            }

            // What is smaller than single precision rounds off is no variation.
            bool varies = Math.Sqrt(variance) > 1e-7 * largest;
            varying += varies ? 1 : 0;
            for (int row = 0; row < shares.Length; row++)
            {
                int i = (row * featureCount) + feature;
                values[i] = varies ? (values[i] - mean) / Math.Sqrt(variance) * Math.Sqrt(shares[row]) : 0;
            }
        }

        return varying;
    }
}
