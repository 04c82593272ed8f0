using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>What networks make of the selected features alone.</summary>
/// <param name="Loss">The loss on the held-out rows, averaged over the members.</param>
/// <param name="Metric">The metric on the held-out rows, averaged over the members.</param>
internal sealed record RefitOutcome(double Loss, double Metric)
{
    /// <summary>Trains the networks.</summary>
    /// <returns>What came of it; null where it was cancelled, or no network learnt anything.</returns>
    public static RefitOutcome? Train(ITrainingEngine engine, TrainingStudy study, IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        try
        {
            StudyResult result = engine.Train(study, progress, token);
            EpochRecord[] best = [.. result.Members.Where(member => member.Best is not null).Select(member => member.Best!.Value)];
            if (best.Length == 0 || result.Members.Any(member => member.StopReason == StopReason.Cancelled))
            {
                return null;
            }

            EpochRecord mean = EpochRecord.Mean(best);
            return new(mean.ValidationLoss, mean.ValidationMetric);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The selection is made: it is not lost for want of its refit.
            return null;
        }
    }
}
