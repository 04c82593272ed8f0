namespace MLNet.FeatureGating.Benchmarks;

/// <summary>What a way of selecting made of a file.</summary>
/// <param name="Problem">The name of the problem.</param>
/// <param name="Seed">The seed of the sample.</param>
/// <param name="IsPermuted">Whether its labels were permuted.</param>
/// <param name="Method">The way.</param>
/// <param name="Selected">The indices of the selected features; none where nothing is predictive.</param>
/// <param name="Seconds">The time it took.</param>
/// <param name="Found">The part of the true features that was selected.</param>
/// <param name="BlocksFound">The same where copies of a feature count as one.</param>
/// <param name="False">The part of the selected features that is not true.</param>
internal sealed record TruthAnswer(
    string Problem,
    int Seed,
    bool IsPermuted,
    string Method,
    IReadOnlyList<int> Selected,
    double Seconds,
    double Found,
    double BlocksFound,
    double False)
{
    /// <summary>The harmonic mean of what was found, blocks as one, and of what is true of the selected.</summary>
    public double Balance => Selected.Count == 0 || BlocksFound == 0 ? 0 : 2 * BlocksFound * (1 - False) / (BlocksFound + 1 - False);

    public static TruthAnswer Of(TruthFile file, string method, IReadOnlyList<int> selected, double seconds) => new(
        file.Problem.Name,
        file.Seed,
        file.IsPermuted,
        method,
        selected,
        seconds,
        file.Problem.Found(selected, 1),
        file.Problem.Found(selected, file.Problem.BlockSize),
        file.Problem.False(selected));
}
