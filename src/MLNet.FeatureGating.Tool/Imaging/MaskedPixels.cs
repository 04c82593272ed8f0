using System.Diagnostics;
using System.Globalization;
using MLNet.FeatureGating.Pixels;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Tool.CommandLine;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Examining;
using MLNet.FeatureGating.Tool.Summaries;
using MLNet.FeatureGating.Tool.Terminal;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>Selects a number of pixels by a law of masks that is learnt, or by a linear method.</summary>
internal static class MaskedPixels
{
    /// <summary>Whether a method trains a mask, and looks at labels where there are some.</summary>
    public static bool Trains(PixelMaskMethod method) => method
        is PixelMaskMethod.CorrelatedLogitNormal
        or PixelMaskMethod.HyperNetworkLogitNormal
        or PixelMaskMethod.IndependentLogitNormal
        or PixelMaskMethod.Concrete
        or PixelMaskMethod.ConcreteAutoencoder;

    /// <summary>Selects pixels.</summary>
    /// <exception cref="ToolException">
    /// The method cannot select so many, its networks cannot be trained, or there is no torch to train them.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static MaskOutcome Select(MaskTask task, PixelMaskMethod method)
    {
        var clock = Stopwatch.StartNew();
        PixelMaskOptions options = Options(task, method, RefitSteps(task.Request, method));
        PixelMaskTransformer transformer = Fit(task, options);
        PixelMaskSummary found = new(transformer);
        MaskRequest request = task.Request;
        ImageShape shape = task.Images.Shape;
        var facts = new TrainingFacts
        {
            Task = task.Labels.Task,
            LabelName = task.Labels.Column?.Name,
            RowCount = task.Images.Values.Count,
            SlotCount = shape.ValueCount,
            Seed = request.Seed,
            Device = request.Device,
            Settings = Settings(options),
            Elapsed = clock.Elapsed,
            IsComplete = !(task.CancellationToken.IsCancellationRequested && options.RefitSteps > 0 && double.IsNaN(transformer.RefitError)),
        };
        SearchSummary summary = found.Of(facts, shape, options.PixelCount);
        return new()
        {
            Method = MethodNames.Of(method),
            Mask = Mask.Of(shape, transformer),
            Summary = summary,
            Selection = transformer,
            WriteModel = stream => task.WriteModel(transformer, stream),
            Warnings = [.. found.Warnings(options.PixelCount)],
        };
    }

    // 0 where the refit has to be left out.
    private static int RefitSteps(MaskRequest request, PixelMaskMethod method)
    {
        int steps = request.RefitSteps ?? new PixelMaskOptions().RefitSteps;
        bool isTrained = Trains(method);
        if ((!isTrained && steps == 0) || TorchLibrary.IsThere)
        {
            return steps;
        }

        if (!isTrained && request.RefitSteps is null)
        {
            return 0;
        }

        string what = isTrained ? $"--method {MethodNames.Of(method)}" : "--refit-steps";
        string others = !isTrained
            ? "Without --refit-steps, pixels are selected all the same."
            : request.HasLabels ? "--gate gaussian does without." : "--method locally-linear, greedy and qr do without, and --gate gaussian.";
        throw new ToolException(
            ExitCode.CannotTrain,
            $"{what} trains networks by torch, which this tool does not bring and cannot find: {TorchLibrary.PathVariable} must name the folder of "
            + $"TorchSharp's native libraries. {others}");
    }

    private static PixelMaskTransformer Fit(MaskTask task, PixelMaskOptions options)
    {
        PixelMaskEstimator estimator = task.Context.FeatureGating().SelectPixelsByLogitNormalMask(
            MaskTask.FeatureColumnName, MaskTask.PixelColumnName, task.Labels.Column?.Name, options);
        try
        {
            return estimator.Fit(task.View);
        }
        catch (Exception e) when (e is InvalidOperationException and not ObjectDisposedException)
        {
            throw new ToolException(ExitCode.CannotTrain, $"--method {MethodNames.Of(options.Method!.Value)}: {e.Message}", e);
        }
        catch (OutOfMemoryException e)
        {
            throw new ToolException(ExitCode.CannotTrain, "The memory of this machine is too small for so many images: take fewer by --limit.", e);
        }
    }

    private static PixelMaskOptions Options(MaskTask task, PixelMaskMethod method, int refitSteps)
    {
        MaskRequest request = task.Request;
        ImageShape shape = task.Images.Shape;
        var options = new PixelMaskOptions
        {
            Method = method,
            PixelCount = request.Pixels!.Value,
            Output = PixelMaskOutput.Kept,
            Grid = new(shape.Height, shape.Width, shape.Channels),
            IsInterleaved = shape.Order == Reports.PixelOrder.Interleaved,
            RefitSteps = refitSteps,
            Seed = request.Seed,
            Device = request.Device,
            Threads = request.Threads ?? 1,
            Progress = new MaskProgress(task.Progress, Stages(method, refitSteps)),
            CancellationToken = task.CancellationToken,
        };
        return request.Steps is { } steps ? options with { Steps = steps } : options;
    }

    // Of the fast linear methods only the refit takes time.
    private static int Stages(PixelMaskMethod method, int refitSteps) =>
        (Trains(method) || method is PixelMaskMethod.LocallyLinear or PixelMaskMethod.SpatialGreedyLinear ? 1 : 0) + (refitSteps > 0 ? 1 : 0);

    private static Dictionary<string, string> Settings(PixelMaskOptions options)
    {
        var settings = new Dictionary<string, string>
        {
            ["Method"] = options.Method!.Value.ToString(),
            ["PixelCount"] = options.PixelCount.ToString(CultureInfo.InvariantCulture),
            ["RefitSteps"] = options.RefitSteps.ToString(CultureInfo.InvariantCulture),
        };
        if (Trains(options.Method.Value))
        {
            settings["Steps"] = options.Steps.ToString(CultureInfo.InvariantCulture);
        }

        return settings;
    }
}
