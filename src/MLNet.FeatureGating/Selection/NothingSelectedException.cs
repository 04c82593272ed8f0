namespace MLNet.FeatureGating.Selection;

/// <summary>All gates closed under the lambda that was asked for: a selection that is none.</summary>
public sealed class NothingSelectedException : InvalidOperationException
{
    internal NothingSelectedException(string finding, string remedy)
        : base($"{finding} {remedy}") => Finding = finding;

    /// <summary>Gets what was found, without what to do about it.</summary>
    public string Finding { get; }
}
