namespace MLNet.FeatureGating.Data;

/// <summary>
/// Means and standard deviations of columns of numbers: gates multiply, so a closed gate must stand for the mean, and one
/// lambda must mean the same for every slot.
/// </summary>
internal sealed class Standardization
{
    private readonly double[] _means;
    private readonly double[] _scales;

    private Standardization(double[] means, double[] scales)
    {
        _means = means;
        _scales = scales;
    }

    /// <summary>Learns from a table of <paramref name="width"/> values a row.</summary>
    public static Standardization Fit(ReadOnlySpan<float> values, int width, IReadOnlyList<float>? weights)
    {
        double[] means = new double[width];
        double[] variances = new double[width];
        double total = 0;
        for (int row = 0; row < values.Length / width; row++)
        {
            // Welford's update, weighted (West, 1979): exact where the mean is large against the spread.
            double weight = weights?[row] ?? 1;
            total += weight;
            ReadOnlySpan<float> features = values.Slice(row * width, width);
            for (int slot = 0; slot < width; slot++)
            {
                double delta = features[slot] - means[slot];
                means[slot] += delta * (weight / total);
                variances[slot] += weight * delta * (features[slot] - means[slot]);
            }
        }

        double[] scales = new double[width];
        for (int slot = 0; slot < width; slot++)
        {
            // A spread that single precision cannot tell from rounding is none.
            double deviation = Math.Sqrt(variances[slot] / total);
            bool isConstant = deviation <= Math.Abs(means[slot]) * 1e-6 || deviation < float.Epsilon;
            scales[slot] = isConstant ? 0 : 1 / deviation;
        }

        return new(means, scales);
    }

    /// <summary>Whether a slot has the same value in every row it was learnt from.</summary>
    public bool IsConstant(int slot) => _scales[slot] == 0;

    /// <summary>Gives standardised values: mean 0 and variance 1, and 0 for constant slots.</summary>
    public float[] Apply(ReadOnlySpan<float> values)
    {
        float[] standardized = values.ToArray();
        ApplyInPlace(standardized);
        return standardized;
    }

    /// <summary>Puts standardised values in the place of those given.</summary>
    public void ApplyInPlace(Span<float> values)
    {
        for (int start = 0; start < values.Length; start += _means.Length)
        {
            for (int slot = 0; slot < _means.Length; slot++)
            {
                values[start + slot] = (float)((values[start + slot] - _means[slot]) * _scales[slot]);
            }
        }
    }
}
