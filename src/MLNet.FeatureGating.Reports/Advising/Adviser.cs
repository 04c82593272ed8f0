using MLNet.FeatureGating.Reports.Advising.Rules;
using MLNet.FeatureGating.Reports.Content;

namespace MLNet.FeatureGating.Reports.Advising;

/// <summary>Asks all rules.</summary>
internal static class Adviser
{
    /// <summary>In this order where they matter alike.</summary>
    public static IReadOnlyList<IAdviceRule> Rules { get; } =
    [
        new IncompleteRule(),
        new DivergedRule(),
        new AllConstantRule(),
        new NotPredictiveRule(),
        new NoGainRule(),
        new NotChosenRule(),
        new FewRowsRule(),
        new TestShortfallRule(),
        new CostlyChoiceRule(),
        new LargestCountRule(),
        new EverythingKeptRule(),
        new UnsteadyChoiceRule(),
        new StabilityDisagreesRule(),
        new UndecidedGatesRule(),
        new WideBandRule(),
        new DroppedCopiesRule(),
        new KeptCopiesRule(),
        new KeptAnywayRule(),
        new ConstantFeaturesRule(),
        new UntestedPredictivenessRule(),
        new UntestedChoiceRule(),
        new ReadyToUseRule(),
    ];

    public static IReadOnlyList<Advice> Advise(Findings findings) =>
        [.. Rules.Select(rule => rule.Look(findings)).OfType<Advice>().OrderBy(advice => advice.Kind)];
}
