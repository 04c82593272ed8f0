using System.Diagnostics;
using System.Globalization;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tool.CommandLine;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Selecting;
using MLNet.FeatureGating.Tool.Summaries;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>Selects pixels by stochastic gates.</summary>
internal static class GatedPixels
{
    private const string Method = "gates";

    /// <summary>Trains gates, and takes the pixels whose gates stay open.</summary>
    /// <exception cref="ToolException">The gates cannot be trained.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was over.</exception>
    public static MaskOutcome Select(MaskTask task)
    {
        var clock = Stopwatch.StartNew();
        StochasticGatesOptions options = Options(task);
        string why = string.Empty;
        StochasticGatesEstimator estimator = task.Context.FeatureGating().SelectFeaturesByStochasticGates(
            MaskTask.FeatureColumnName, MaskTask.PixelColumnName, MaskTask.LabelColumnName, options);
        StochasticGatesTransformer? transformer = TrainingErrors.Translate(() => NothingLeft.Catch(() => estimator.Fit(task.View), out why));
        MaskRequest request = task.Request;
        ImageShape shape = task.Images.Shape;
        string gate = GateNames.Of(options.Gate.ToString());
        var facts = new TrainingFacts
        {
            Task = task.Labels.Task,
            LabelName = task.Labels.Column?.Name,
            RowCount = task.Images.Values.Count,
            SlotCount = shape.ValueCount,
            Seed = request.Seed,
            Device = request.Device,
            Settings = new Dictionary<string, string>
            {
                [request.Pixels is null ? "Lambda" : "TargetFeatures"] =
                    (request.Pixels ?? request.Lambda).ToString("G6", CultureInfo.InvariantCulture),
                ["Gate"] = options.Gate.ToString(),
            },
            Elapsed = clock.Elapsed,
            IsComplete = !task.CancellationToken.IsCancellationRequested,
        };
        return transformer is null
            ? new()
            {
                Method = Method,
                Gate = gate,
                Mask = Mask.Of(shape, []),
                Summary = TrainingSummary.OfNothing(facts),
                Warnings = [$"warning: {why} Choose a smaller --lambda, or --pixels to keep a fixed number."],
            }
            : new()
            {
                Method = Method,
                Gate = gate,
                Mask = Mask.Of(shape, transformer.Features),
                Summary = TrainingSummary.Of(facts, transformer, _ => MaskTask.PixelColumnName),
                WriteModel = stream => task.WriteModel(transformer, stream),
            };
    }

    private static StochasticGatesOptions Options(MaskTask task)
    {
        MaskRequest request = task.Request;
        ImageShape shape = task.Images.Shape;
        var options = new StochasticGatesOptions
        {
            Task = task.Labels.Task,
            Refit = false,
            MaximumEpochs = request.Epochs,
            Device = request.Device,
            Threads = request.Threads,
            Seed = request.Seed,
            Progress = task.Progress,
            CancellationToken = task.CancellationToken,
        };
        options = request.Pixels is { } count ? options with { TargetFeatures = count } : options with { Lambda = request.Lambda };
        options = request.Gate is { } gate ? options with { Gate = gate } : options;
        if (shape.Channels == 1)
        {
            return options;
        }

        // A pixel is kept or dropped with all of its channels.
        return options with
        {
            Groups = Enumerable.Range(0, shape.PixelCount).ToDictionary(
                shape.NameOf,
                pixel => (IReadOnlyList<string>)[.. shape.ValuesOf(pixel).Select(value => $"{MaskTask.PixelColumnName}[{value}]")],
                StringComparer.Ordinal),
        };
    }
}
