namespace MLNet.FeatureGating.Search;

/// <summary>
/// How often each feature is among the first of half of the rows, against shadows: features whose rows are permuted, so that they say nothing.
/// </summary>
/// <param name="Subsamples">The number of halves: two of each split, complementary.</param>
/// <param name="SelectedPerSubsample">The number of features, shadows included, that each half selects.</param>
/// <param name="Frequencies">The part of all halves that select each feature, in [0, 1].</param>
/// <param name="ShadowFrequencies">The same of the shadows.</param>
/// <param name="Threshold">The frequency above which a feature is stable.</param>
/// <param name="FalseSelectionBound">The bound on the expected number of features that are selected though they say nothing.</param>
/// <param name="Selected">The indices of the stable features, the most frequent first.</param>
/// <remarks>
/// N. Meinshausen and P. Bühlmann, "Stability selection", JRSS B, 2010; R. Shah and R. Samworth, "Variable selection with error control: another
/// look at stability selection", JRSS B, 2013.
/// </remarks>
public sealed record StabilitySummary(
    int Subsamples,
    int SelectedPerSubsample,
    IReadOnlyList<double> Frequencies,
    IReadOnlyList<double> ShadowFrequencies,
    double Threshold,
    double FalseSelectionBound,
    IReadOnlyList<int> Selected);
