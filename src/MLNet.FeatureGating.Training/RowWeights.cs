namespace MLNet.FeatureGating.Training;

/// <summary>The weights of rows as training takes them.</summary>
internal static class RowWeights
{
    /// <summary>
    /// Scales weights to a mean of 1: the mean of weighted losses over any batch is then an unbiased estimate of the weighted
    /// loss.
    /// </summary>
    /// <param name="weights">One weight a row, not all 0; null where all weigh the same.</param>
    /// <param name="normalized">One number a row, overwritten.</param>
    public static void Normalize(IReadOnlyList<float>? weights, Span<float> normalized)
    {
        if (weights is null)
        {
            normalized.Fill(1);
            return;
        }

        double sum = 0;
        for (int row = 0; row < weights.Count; row++)
        {
            sum += weights[row];
        }

        for (int row = 0; row < weights.Count; row++)
        {
            normalized[row] = (float)(weights[row] * (weights.Count / sum));
        }
    }
}
