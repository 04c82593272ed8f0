namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>Which gates draw a mask for each row.</summary>
internal enum MaskDraws
{
    /// <summary>None: masks are fixed.</summary>
    None,

    /// <summary>Those whose rows are to have draws of their own.</summary>
    OwnRows,

    /// <summary>All of them.</summary>
    All,
}
