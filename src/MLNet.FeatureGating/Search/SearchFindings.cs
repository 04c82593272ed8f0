using MLNet.FeatureGating.Search.Analysis;
using MLNet.FeatureGating.Search.Stages;

namespace MLNet.FeatureGating.Search;

/// <summary>What an experiment has found out so far about one configuration.</summary>
/// <param name="configuration">The configuration.</param>
/// <param name="index">Its index.</param>
/// <param name="subsets">What numbers of features are worth.</param>
internal sealed class SearchFindings(SearchConfiguration configuration, int index, SubsetTable subsets)
{
    public SearchConfiguration Configuration => configuration;

    public int Index => index;

    /// <summary>What each fold's networks found out while gates closed; null where that is not finished.</summary>
    public required SweepResult?[] Sweeps { get; init; }

    /// <summary>The ranking of each fold alone; null where its networks are not finished, or diverged.</summary>
    public required int[]?[] RanksOfFolds { get; init; }

    /// <summary>The ranking of all folds together.</summary>
    public required FeatureRanking Ranking { get; init; }

    /// <summary>The networks of all folds.</summary>
    public required IReadOnlyList<SweepMember> Members { get; init; }

    /// <summary>What numbers of features are worth.</summary>
    public SubsetTable Subsets => subsets;

    /// <summary>What networks came to under fixed lambdas.</summary>
    public List<(int Fold, GridPoint Point, double Seconds)> Grid { get; } = [];
}
