using MLNet.FeatureGating.Reports.Content;

namespace MLNet.FeatureGating.Reports.Advising;

/// <summary>Looks for one thing that calls for advice.</summary>
internal interface IAdviceRule
{
    /// <returns>The advice; <see langword="null"/> where there is no call for it.</returns>
    Advice? Look(Findings findings);
}
