using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>The first phase of self-supervision: what each member learns from all rows, labelled or not.</summary>
internal static class PreTraining
{
    // Masks hide a feature with probability one half, averaged over rows of all densities.
    private const double MaskLogit = 0;

    /// <summary>Measures how features vary together, of those that share a gate the first.</summary>
    public static FeatureCorrelation Correlation(TrainingData allRows, GateMap gates)
    {
        FeatureCorrelation ofFeatures = FeatureCorrelation.Measure(allRows.Features.Span, allRows.FeatureCount, allRows.Weights);
        return gates.IsOneToOne ? ofFeatures : FeatureCorrelation.Pick(ofFeatures, gates.FirstFeatures());
    }

    /// <summary>Trains networks to restore masked rows.</summary>
    /// <param name="engine">What trains them.</param>
    /// <param name="options">Everything that was asked for, self-supervision among it.</param>
    /// <param name="seed">The seed of all members.</param>
    /// <param name="allRows">The rows.</param>
    /// <param name="gates">What each gate masks.</param>
    /// <param name="correlation">How masks vary together.</param>
    /// <returns>The hidden layers of each member.</returns>
    /// <exception cref="OperationCanceledException">Training was cancelled: nothing is selected yet.</exception>
    /// <exception cref="InvalidOperationException">Training diverged.</exception>
    public static IReadOnlyList<IReadOnlyList<DenseLayerWeights>> Train(
        ITrainingEngine engine, StochasticGatesOptions options, int seed, TrainingData allRows, GateMap gates, FeatureCorrelation correlation)
    {
        SelfSupervisionOptions recipe = options.SelfSupervision!;
        int batch = Math.Min(options.BatchSize ?? allRows.RowCount, allRows.RowCount);
        int stepsOfEpoch = ((allRows.RowCount - 1) / batch) + 1;
        var study = new TrainingStudy
        {
            Task = LearningTask.SelfSupervision,
            Training = allRows,
            Members = [.. Enumerable.Range(0, options.Members).Select(member => new StudyMember { Seed = StudyPlan.SeedOf(seed, member) })],
            Gate = new() { Kind = GateKind.Correlated, InitialParameter = MaskLogit, Correlation = correlation },
            Gates = gates,
            Network = new() { HiddenUnits = options.HiddenUnits, Activation = options.Activation },
            Schedule = new()
            {
                MaximumEpochs = ((recipe.Steps - 1) / stepsOfEpoch) + 1,
                BatchSize = options.BatchSize,
                LearningRate = recipe.LearningRate,
                WeightDecay = recipe.WeightDecay,
                MaximumGradientNorm = options.MaximumGradientNorm,
                Keep = KeptState.Last,
            },
        };
        StudyResult result = engine.Train(
            study, PhaseProgress.Of(options.Progress, TrainingPhase.SelfSupervision), options.CancellationToken);
        options.CancellationToken.ThrowIfCancellationRequested();
        if (result.Members.Any(member => member.BestEpoch == 0))
        {
            throw new InvalidOperationException(
                "Self-supervision diverged: the loss became infinite. Lower "
                + $"{nameof(SelfSupervisionOptions)}.{nameof(SelfSupervisionOptions.LearningRate)}, "
                + $"and keep {nameof(StochasticGatesOptions.MaximumGradientNorm)} set.");
        }

        return [.. result.Members.Select(member => (IReadOnlyList<DenseLayerWeights>)[.. member.Layers.Take(options.HiddenUnits.Count)])];
    }
}
