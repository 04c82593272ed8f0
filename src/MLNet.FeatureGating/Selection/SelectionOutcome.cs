using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>All that was found out on the way to a selection.</summary>
/// <param name="Features">What is known of every gate.</param>
/// <param name="Slots">What is known of every slot.</param>
/// <param name="Task">What was predicted.</param>
/// <param name="Lambda">The weight of the penalty.</param>
/// <param name="BaselineLoss">The loss of the best constant prediction.</param>
/// <param name="Members">What each network learnt.</param>
/// <param name="Study">The training of gates and networks.</param>
/// <param name="Refit">What the networks make of the selected features; null where they were not trained anew.</param>
internal sealed record SelectionOutcome(
    IReadOnlyList<GatedFeature> Features,
    IReadOnlyList<SlotGate> Slots,
    LearningTask Task,
    double Lambda,
    double BaselineLoss,
    IReadOnlyList<MemberResult> Members,
    StudyResult Study,
    RefitOutcome? Refit);
