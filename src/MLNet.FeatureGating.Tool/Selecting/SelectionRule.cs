namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>How it is decided how many features are kept.</summary>
internal enum SelectionRule
{
    /// <summary>The fewest whose networks lose at most one standard error against the best.</summary>
    Fewest,

    /// <summary>Where networks are best.</summary>
    Best,

    /// <summary>A given number.</summary>
    Count,

    /// <summary>Where networks are best among what costs at most a given sum.</summary>
    Budget,

    /// <summary>Those that halves of the rows select again and again.</summary>
    Stable,

    /// <summary>Those whose gates stay open under a given lambda, without any search.</summary>
    Lambda,
}
