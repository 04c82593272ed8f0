using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Selection.Groups;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Torch;

namespace MLNet.FeatureGating.Selection;

/// <summary>From rows to a selection: pre-training where it is asked for, gates and networks, ranking, refit.</summary>
internal static class SelectionRun
{
    /// <summary>Trains, ranks and refits.</summary>
    /// <param name="options">How.</param>
    /// <param name="seed">The seed of everything random.</param>
    /// <param name="gated">The slots and their gates.</param>
    /// <param name="table">The rows; their features are taken over.</param>
    /// <exception cref="InvalidOperationException">There is nothing to select, nothing is left, or training diverged.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled before there was anything to select by.</exception>
    public static SelectionOutcome Train(StochasticGatesOptions options, int seed, GatedSlots gated, FeatureTable table)
    {
        StudyData data = StudyData.Create(table, options.Standardize);

        // They are among all rows now: the memory of these is free while training.
        table = table with { Unlabelled = null };
        IReadOnlyList<bool> isConstant = gated.Constant(data.IsConstant);
        SelectionChecks.Variation(isConstant, gated.Slots.Columns);
        gated.CheckTarget(options.TargetFeatures, isConstant);

        ITrainingEngine engine = TrainingEngines.Create(options.Device, options.Threads);
        var plan = new StudyPlan(options, seed, table, data.Rows, gated.Gates);
        FeatureCorrelation? correlation = null;
        IReadOnlyList<IReadOnlyList<DenseLayerWeights>>? start = null;
        if (data.AllRows is { } allRows)
        {
            correlation = PreTraining.Correlation(allRows, gated.Gates);
            start = options.SelfSupervision!.Steps > 0 ? PreTraining.Train(engine, options, seed, allRows, gated.Gates, correlation) : null;
        }

        StudyResult study = engine.Train(
            plan.Selection(start, correlation), PhaseProgress.Of(options.Progress, TrainingPhase.Selection), options.CancellationToken);
        IReadOnlyList<MemberResult> members = SelectionChecks.WithoutDiverged(study.Members);
        IReadOnlyList<GatedFeature> Select(IReadOnlyList<MemberResult> judges) => GateSelection.Select(
            judges, gated.Features, gated.Gates.IsAlwaysOpen, isConstant, options.TargetFeatures);
        IReadOnlyList<GatedFeature> features = Select(members);
        SelectionChecks.Selection(features, options.Lambda);
        IReadOnlyList<SlotGate> slots = GateSelection.Spread(features, gated.Features, gated.Slots);
        return new(
            features,
            slots,
            table.Task,
            options.TargetFeatures is null ? options.Lambda : members.Average(member => member.Best!.Value.Lambda),
            ConstantPrediction.Loss(table, data.Rows, plan.HeldOut.Select(weights => weights.Validation)),
            members,
            study,
            options.Refit ? Refit() : null);

        // Each network on what its own gates keep: they have not seen the rows that it is judged by, those of the others have. So one whose
        // own gates are of no use is left out.
        RefitOutcome? Refit()
        {
            IReadOnlyList<bool>?[] kept = [.. study.Members.Select(
                member => member.BestEpoch > 0 ? Select([member]).Select(feature => feature.IsSelected).ToArray() : null)];
            return RefitOutcome.Train(
                engine, plan.Refit(start, kept), PhaseProgress.Of(options.Progress, TrainingPhase.Refit), options.CancellationToken);
        }
    }
}
