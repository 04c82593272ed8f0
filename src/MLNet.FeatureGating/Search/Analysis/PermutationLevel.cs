namespace MLNet.FeatureGating.Search.Analysis;

/// <summary>The level at which "nothing here" is rejected.</summary>
internal static class PermutationLevel
{
    /// <summary>The greatest p-value at which features count as telling of the label.</summary>
    public const double Level = 0.05;

    /// <summary>The number of permutations that may do as well as the labels as they are.</summary>
    public static int Allowed(int permutations) => (int)Math.Floor((Level * (permutations + 1)) + 1e-9) - 1;

    /// <summary>The part of all, the labels as they are among them, that gain at least as much.</summary>
    public static double PValue(double gain, IReadOnlyCollection<double> permuted) =>
        (1 + permuted.Count(other => other >= gain)) / (1.0 + permuted.Count);
}
