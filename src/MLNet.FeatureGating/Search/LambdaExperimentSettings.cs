using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Search;

/// <summary>What a lambda experiment looks for, and how long.</summary>
/// <remarks>
/// Every property checks its value and throws <see cref="ArgumentOutOfRangeException"/> where it is out of range, and
/// <see cref="ArgumentException"/> where it is missing or empty.
/// </remarks>
public sealed record LambdaExperimentSettings
{
    /// <summary>Gets the time after which no new work is begun, in seconds; <see langword="null"/> for no limit. Range: at least 1.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public uint? MaxExperimentTimeInSeconds
    {
        get;
        init => field = value is { } seconds ? (uint)Require.Between(1, uint.MaxValue, (double)seconds, nameof(MaxExperimentTimeInSeconds)) : null;
    }

    /// <summary>
    /// Gets the number of configurations to draw from <see cref="SearchSpace"/>, the default one among them. Range: 1 to 10,000.
    /// </summary>
    /// <value>The default value is 10. Where the search space is a single point, there is one.</value>
    public int MaxConfigurations { get; init => field = Require.Between(1, 10_000, value, nameof(MaxConfigurations)); } = 10;

    /// <summary>Gets the settings that may be searched beside lambda.</summary>
    public LambdaSearchSpace SearchSpace { get; init => field = NotNull(value, nameof(SearchSpace)); } = new();

    /// <summary>
    /// Gets what all trials have in common: task and columns, groups and costs of features, batch size, standardisation. What the search itself
    /// decides is not looked at: lambda, the target, members, held-out rows, refit, device, threads, and what the search space holds.
    /// </summary>
    public StochasticGatesOptions Gates { get; init => field = NotNull(value, nameof(Gates)); } = new();

    /// <summary>Gets the number of folds. Range: 2 to 100.</summary>
    /// <value>The default value is 5. There are fewer where a group column, or rows, do not make so many.</value>
    public int Folds { get; init => field = Require.Between(2, 100, value, nameof(Folds)); } = 5;

    /// <summary>
    /// Gets the number of times that the rows are dealt out to folds anew, to rank features and to judge numbers of them: the answer then hangs less
    /// on which rows happened to be in one fold. Range: 1 to 100.
    /// </summary>
    /// <value>The default value is 2.</value>
    public int Partitions { get; init => field = Require.Between(1, 100, value, nameof(Partitions)); } = 2;

    /// <summary>Gets the number of networks that are trained on each fold, with other seeds. Range: 1 to 100.</summary>
    /// <value>The default value is 1.</value>
    public int SeedsPerFold { get; init => field = Require.Between(1, 100, value, nameof(SeedsPerFold)); } = 1;

    /// <summary>
    /// Gets the number of lambdas of the coarse grid, beside those that bisect around the chosen number of features. They draw the curves of
    /// loss, metric and number of features against lambda; the choice is made without them. Range: 0 to 1,000.
    /// </summary>
    /// <value>The default value is 8.</value>
    public int LambdaCount { get; init => field = Require.Between(0, 1000, value, nameof(LambdaCount)); } = 8;

    /// <summary>
    /// Gets the largest number of features that is looked at beside all of them; <see langword="null"/> for up to 64, and beyond where more do
    /// better. Range: at least 1.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? MaximumFeatures { get; init => field = value is { } count ? Require.AtLeast(1, count, nameof(MaximumFeatures)) : null; }

    /// <summary>
    /// Gets the number of times that labels are permuted, to tell whether the features tell of the label at all; 0 leaves that out. With 19, one
    /// experiment in 20 on features that do not would take them for such that do, were it for this test alone. Range: 0, or 19 to 10,000: fewer
    /// cannot tell.
    /// </summary>
    /// <value>The default value is 19.</value>
    public int Permutations { get; init => field = value == 0 ? 0 : Require.Between(19, 10_000, value, nameof(Permutations)); } = 19;

    /// <summary>Gets how stability selection is done; <see langword="null"/> for not at all.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public StabilityOptions? Stability { get; init; }

    /// <summary>
    /// Gets the file that keeps what was trained; <see langword="null"/> for none. An experiment that was killed goes on from it, to the same
    /// result, and several processes may work on one file. It belongs to one set of rows and settings.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? StudyFile
    {
        get;
        init => field = value is null || !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new ArgumentException($"{nameof(StudyFile)} must be a path, but it is empty.", nameof(StudyFile));
    }

    /// <summary>Gets the seed of everything random; <see langword="null"/> for the context's own.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? Seed { get; init; }

    /// <summary>Gets the number of threads on the CPU; <see langword="null"/> for one a processor. Range: at least 1.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? Threads { get; init => field = value is { } count ? Require.AtLeast(1, count, nameof(Threads)) : null; }

    /// <summary>Gets where networks are trained.</summary>
    /// <value>The default value is <see cref="ComputeDevice.Auto"/>.</value>
    public ComputeDevice Device { get; init => field = Require.Defined(value, nameof(Device)); } = ComputeDevice.Auto;

    /// <summary>Gets the token that ends the experiment early, with what was found until then.</summary>
    /// <value>The default value is <see cref="CancellationToken.None"/>.</value>
    public CancellationToken CancellationToken { get; init; }

    private static T NotNull<T>(T value, string name)
        where T : class => value ?? throw new ArgumentNullException(name);
}
