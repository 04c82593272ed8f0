namespace MLNet.FeatureGating.Reports.Advising;

/// <summary>How much an advice matters; the most first.</summary>
internal enum AdviceKind
{
    /// <summary>The result is of no use as it is.</summary>
    Problem,

    /// <summary>The result may mislead.</summary>
    Caution,

    /// <summary>There is something to gain, or to know.</summary>
    Hint,

    /// <summary>All is well.</summary>
    Good,
}
