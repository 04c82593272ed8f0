using System.Globalization;
using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Selection;

/// <summary>Tells the user's log what came of a selection, and warns where it may mean nothing.</summary>
internal static class SelectionLog
{
    // Lambda passes through single precision on its way.
    private const double Rounding = 1e-6;

    // A steered number of gates moves about the wanted one.
    private const double Tolerance = 0.25;

    public static void Write(EstimatorHost host, StochasticGatesTransformer transformer, StudyResult study, string? labelName)
    {
        host.Info(Summary(transformer, study));
        if (transformer.Members.Any(member => member.StopReason == StopReason.Cancelled && IsUnfinished(member, transformer.Lambda)))
        {
            host.Warning("Training was cancelled before the penalty was whole: gates may be open that it would have closed.");
        }

        double open = transformer.Members.Average(member => member.Best!.Value.ExpectedOpenGates);
        if (transformer.Members[0].Member.TargetGates is { } target && Math.Abs(open - target) > Math.Max(0.5, Tolerance * target))
        {
            host.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"The penalty was steered towards {target} open gates, but {open:F1} are: the first {target} by rank are kept all the same. More "
                + $"epochs ({nameof(StochasticGatesOptions.MaximumEpochs)}) or smaller batches give it the steps to arrive."));
        }

        double loss = transformer.ValidationLoss;
        if (loss >= transformer.BaselineLoss)
        {
            string doubt = labelName is null
                ? "the features may have nothing in common"
                : $"the features may say nothing about label column '{labelName}'";
            host.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"On the held-out rows the loss is {loss:F4}, no better than the {transformer.BaselineLoss:F4} of a "
                + $"constant prediction: {doubt}, and then the selection means nothing."));
        }
        else if (transformer.RefitLoss >= transformer.BaselineLoss)
        {
            host.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"On the held-out rows networks of the selected features alone have a loss of {transformer.RefitLoss:F4}, no better than the "
                + $"{transformer.BaselineLoss:F4} of a constant prediction: what the gated networks had learnt is not in the kept features. Keep "
                + $"more of them ({nameof(StochasticGatesOptions.TargetFeatures)}, or a smaller {nameof(StochasticGatesOptions.Lambda)})."));
        }
    }

    private static bool IsUnfinished(MemberResult member, double lambda) =>
        member.Member.TargetGates is not null || member.Best!.Value.Lambda < lambda * (1 - Rounding);

    private static string Summary(StochasticGatesTransformer transformer, StudyResult study)
    {
        string grouped = transformer.Features.Count < transformer.Slots.Count
            ? $" ({transformer.Features.Count(feature => feature.IsSelected)} of {transformer.Features.Count} features)"
            : string.Empty;
        string refit = transformer is { RefitLoss: { } loss, RefitMetric: { } metric }
            ? string.Create(CultureInfo.InvariantCulture, $"; refitted {metric:F4}, loss {loss:F4}")
            : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Kept {transformer.SelectedCount} of {transformer.Slots.Count} slots{grouped} after {transformer.TrainingHistory.Count} epochs of "
            + $"{transformer.Members.Count} members on {study.Device} in {study.Elapsed.TotalSeconds:F2} s; validation "
            + $"{transformer.ValidationMetricName} {transformer.ValidationMetric:F4}, loss {transformer.ValidationLoss:F4}{refit}.");
    }
}
