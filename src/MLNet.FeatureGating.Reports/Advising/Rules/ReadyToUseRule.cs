using MLNet.FeatureGating.Reports.Content;

namespace MLNet.FeatureGating.Reports.Advising.Rules;

/// <summary>Nothing is in the way of using the selection.</summary>
internal sealed class ReadyToUseRule : IAdviceRule
{
    public Advice? Look(Findings findings) =>
        findings is { Chosen: not null, KeptCount: > 0, IsKnownUnpredictive: false } && findings.Summary.IsComplete
        ? new(
            AdviceKind.Good,
            "Use the selection",
            "`CreateTransformer()` gives a stock ML.NET transformer that keeps these features; a model with it needs this library no more. Inside a "
            + "cross-validation take `CreateEstimator()`, which selects as many features anew in every fold.")
        : null;
}
