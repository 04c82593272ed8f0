using System.Globalization;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>Selects by a lambda experiment.</summary>
internal static class SearchRun
{
    // That of the experiment's own test.
    private const double Level = 0.05;

    /// <summary>Runs the experiment, and takes the selection that was asked for.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled, or its time was over, before there was anything to select.</exception>
    public static SelectionOutcome Run(SelectTask task)
    {
        SelectRequest request = task.Request;
        LambdaExperiment experiment = task.Context.FeatureGating().CreateLambdaExperiment(Settings(task));
        LambdaExperimentResult result = experiment.Execute(
            task.Pipeline.Transform(task.Train), task.Plan.Label.Name, task.Pipeline.FeatureColumnName, request.Group, task.Progress);
        if (!result.IsPredictive && result.Summary.IsComplete && request.Rule is SelectionRule.Fewest or SelectionRule.Best or SelectionRule.Budget)
        {
            return Nothing(task, result, Predictiveness(result.Summary));
        }

        if (Choose(result, request) is not { } selection)
        {
            return Nothing(task, result, "No feature is stable: none is selected by enough of the halves, and more often than every shadow.");
        }

        string[] warnings = result.IsPredictive || !result.Summary.IsComplete ? [] : [Predictiveness(result.Summary)];
        return Outcome(task, task.Test is { } test ? selection.Test(task.Pipeline.Transform(test)) : selection) with { Warnings = warnings };
    }

    private static LambdaExperimentSettings Settings(SelectTask task) => new()
    {
        Gates = task.Gates,
        SearchSpace = task.Request.Gate is { } gate ? new() { Gates = [gate] } : new(),
        Stability = task.Request.Rule == SelectionRule.Stable ? new() : null,
        MaxExperimentTimeInSeconds = task.Request.Seconds,
        StudyFile = task.Request.StudyFile,
        Seed = task.Request.Seed,
        Threads = task.Request.Threads,
        Device = task.Request.Device,
        CancellationToken = task.CancellationToken,
    };

    private static LambdaSelection? Choose(LambdaExperimentResult result, SelectRequest request)
    {
        // Cancelled before any number of features was judged: what gates say of themselves is the best so far.
        if (result.Path.Count == 0)
        {
            int open = result.Summary.Features.Count(feature => feature.SelectionProbability > 0.5);
            return result.Exactly(request.Rule == SelectionRule.Count ? (int)request.RuleValue : Math.Max(1, open));
        }

        try
        {
            return request.Rule switch
            {
                SelectionRule.Best => result.BestMetric(),
                SelectionRule.Count => result.Exactly((int)request.RuleValue),
                SelectionRule.Budget => result.WithinBudget(request.RuleValue),
                SelectionRule.Stable => result.Summary.Stability is { Selected.Count: 0 } ? null : result.Stable(),
                _ => result.FewestWithinOneStandardError(),
            };
        }
        catch (ArgumentOutOfRangeException e)
        {
            string option = request.Rule == SelectionRule.Count ? "--features" : "--budget";
            throw ToolException.Arguments($"{option}: {e.Message.Split(" (Parameter")[0]}");
        }
        catch (InvalidOperationException) when (!result.Summary.IsComplete)
        {
            return result.Exactly(Math.Max(1, result.Path.MinBy(point => point.Loss)!.SelectedCount));
        }
    }

    private static SelectionOutcome Outcome(SelectTask task, LambdaSelection selection)
    {
        ChosenSelection chosen = selection.Chosen;
        return new()
        {
            Summary = selection.Summary,
            Features = task.ByColumn(selection.Summary, chosen.Features),
            Selection = selection.CreateTransformer(),
            Lambda = chosen.Lambda,
            ValidationMetric = chosen.Metric,
            ValidationStandardError = chosen.MetricStandardError,
            TestMetric = chosen.TestMetric,
            TestMetricOfAll = chosen.TestMetricOfAll,
            Elapsed = TimeSpan.FromSeconds(selection.Summary.ElapsedSeconds),
        };
    }

    private static SelectionOutcome Nothing(SelectTask task, LambdaExperimentResult result, string why) => new()
    {
        Summary = result.Summary,
        Features = task.ByColumn(result.Summary, []),
        Elapsed = TimeSpan.FromSeconds(result.Summary.ElapsedSeconds),
        Warnings = [why],
    };

    private static string Predictiveness(SearchSummary summary)
    {
        string how = summary.Predictiveness switch
        {
            null => "by cross-validation",
            { PValue: <= Level } => "what networks gain by them is within its own uncertainty",
            { } test => string.Create(CultureInfo.InvariantCulture, $"p = {test.PValue:F2} by permuted labels"),
        };
        return $"The features tell of {Texts.Quote(summary.LabelColumnName)} no more than chance does ({how}).";
    }
}
