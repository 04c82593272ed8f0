using MLNet.FeatureGating.Reports.Content;
using MLNet.FeatureGating.Reports.Text;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>The search did not come to its end.</summary>
internal sealed class IncompleteRule : IAdviceRule
{
    public Advice? Look(Findings findings) => findings.Summary.IsComplete
        ? null
        : new(
            findings.Chosen is null ? AdviceKind.Problem : AdviceKind.Caution,
            "The search did not come to its end",
            $"It was cancelled, or its time ran out. Finished were {Phrases.Of(findings.Path.Count, "point", "points")} of the path and "
            + $"{Phrases.Of(findings.Summary.Runs.Count, "trial", "trials")}. Run it again with the same rows, settings and `StudyFile`: it goes on "
            + "from there, to the same result. Without a study file it starts anew; set one, or a longer `MaxExperimentTimeInSeconds`.");
}
