namespace MLNet.FeatureGating.Search;

/// <summary>
/// Whether the features tell of the label at all: what networks gain on held-out rows, against what they gain once labels are permuted.
/// </summary>
/// <param name="Gain">By how much the loss on held-out rows is below that of the best constant prediction.</param>
/// <param name="PermutedGains">The same with permuted labels, once a permutation; testing ends as soon as the answer is plain.</param>
/// <param name="PValue">The part of all, the labels as they are among them, that gain at least as much: the p-value of "nothing here".</param>
/// <param name="IsPredictive">Whether the features tell of the label: the p-value is at most 0.05, and the gain above its own uncertainty.</param>
/// <remarks>The sequential test is that of J. Besag and P. Clifford, "Sequential Monte Carlo p-values", Biometrika, 1991.</remarks>
public sealed record PermutationTest(double Gain, IReadOnlyList<double> PermutedGains, double PValue, bool IsPredictive);
