namespace MLNet.FeatureGating.Reports.Advising;

/// <summary>Something to do, or to know.</summary>
/// <param name="Kind">How much it matters.</param>
/// <param name="Title">What is the case, in a few words.</param>
/// <param name="Text">Why, and what to do. What stands between back-ticks is code.</param>
internal sealed record Advice(AdviceKind Kind, string Title, string Text);
