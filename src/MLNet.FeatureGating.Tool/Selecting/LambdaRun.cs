using System.Diagnostics;
using System.Globalization;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Summaries;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>Selects by a given lambda: one training, no search.</summary>
internal static class LambdaRun
{
    /// <summary>Trains, and takes the features whose gates stay open.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was over.</exception>
    public static SelectionOutcome Run(SelectTask task)
    {
        var clock = Stopwatch.StartNew();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(task.CancellationToken);
        if (task.Request.Seconds is { } seconds)
        {
            stop.CancelAfter(TimeSpan.FromSeconds(seconds));
        }

        StochasticGatesOptions options = task.Gates with
        {
            Lambda = task.Request.RuleValue,
            Refit = false,
            Threads = task.Request.Threads,
            Progress = task.Progress,
            CancellationToken = stop.Token,
        };
        string name = task.Pipeline.FeatureColumnName;
        IDataView rows = task.Pipeline.Transform(task.Train);
        StochasticGatesTransformer? transformer = NothingLeft.Catch(
            () => task.Context.FeatureGating().SelectFeaturesByStochasticGates(name, name, task.Plan.Label.Name, options).Fit(rows), out string why);
        TrainingFacts facts = Facts(task, options, clock.Elapsed, !stop.IsCancellationRequested);
        return transformer is null ? Nothing(task, facts, why) : Outcome(task, facts, transformer);
    }

    private static TrainingFacts Facts(SelectTask task, StochasticGatesOptions options, TimeSpan elapsed, bool isComplete) => new()
    {
        Task = task.Plan.Label.Task,
        LabelName = task.Plan.Label.Name,
        RowCount = task.Train.Rows.Length,
        SlotCount = task.Pipeline.ColumnOfSlots.Count,
        Seed = task.Request.Seed,
        Device = task.Request.Device,
        Settings = new Dictionary<string, string>
        {
            ["Lambda"] = options.Lambda.ToString("G6", CultureInfo.InvariantCulture),
            ["Gate"] = options.Gate.ToString(),
        },
        Elapsed = elapsed,
        IsComplete = isComplete,
        Costs = task.Request.Costs,
        AlwaysKept = task.Request.Keep,
    };

    private static SelectionOutcome Outcome(SelectTask task, TrainingFacts facts, StochasticGatesTransformer transformer)
    {
        SearchSummary summary = TrainingSummary.Of(facts, transformer, slot => task.Pipeline.ColumnOfSlots[slot]);
        ChosenSelection chosen = summary.Chosen!;
        return new()
        {
            Summary = summary,
            Features = task.ByColumn(summary, chosen.Features),
            Selection = transformer,
            Lambda = chosen.Lambda,
            ValidationMetric = chosen.Metric,
            ValidationStandardError = chosen.MetricStandardError,
            Elapsed = facts.Elapsed,
            Warnings = transformer.ValidationLoss < transformer.BaselineLoss ? [] : [NoGain(transformer, task.Plan.Label.Name)],
        };
    }

    private static SelectionOutcome Nothing(SelectTask task, TrainingFacts facts, string why) => new()
    {
        Summary = TrainingSummary.OfNothing(facts),
        Features = [.. task.Plan.Features.Select((feature, i) => new FoundFeature(feature.Name, double.NaN, 0, i + 1, IsSelected: false))],
        Lambda = task.Request.RuleValue,
        Elapsed = facts.Elapsed,
        Warnings = [$"{why} Choose a smaller --lambda, or --features to keep a fixed number; or the columns say nothing about the label."],
    };

    private static string NoGain(StochasticGatesTransformer transformer, string label) => string.Create(
        CultureInfo.InvariantCulture,
        $"On held-out rows the loss is {transformer.ValidationLoss:F4}, no better than the {transformer.BaselineLoss:F4} of a constant "
        + $"prediction: the columns may say nothing about {Texts.Quote(label)}, and then the selection means nothing.");
}
