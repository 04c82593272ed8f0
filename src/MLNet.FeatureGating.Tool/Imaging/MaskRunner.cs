using System.Diagnostics;
using System.Globalization;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Selection;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Files;
using MLNet.FeatureGating.Tool.Reporting;
using MLNet.FeatureGating.Tool.Selecting;
using MLNet.FeatureGating.Tool.Summaries;
using MLNet.FeatureGating.Tool.Terminal;
using MLNet.FeatureGating.Tool.Views;
using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>Does what <c>featuregate masks</c> was asked for: reads images, selects pixels, says what came of it, and writes.</summary>
internal static class MaskRunner
{
    private const string PixelColumnName = "Pixels";
    private const string LabelColumnName = "Label";
    private const string PgmName = "mask.pgm";
    private static readonly string[] FileNames = [MaskJson.FileName, PgmName, ReportFile.Name];

    /// <summary>Runs the selection.</summary>
    /// <exception cref="ToolException">Something that was given cannot be used.</exception>
    public static ExitCode Run(MaskRequest request, ToolConsole console)
    {
        using var folder = OutputFolder.Prepare(request.OutputFolder);
        using var interruption = new Interruption(console);
        return interruption.Guard(() =>
        {
            ImageSet images = ImageReader.Read(request, interruption.Token);
            ImageLabels labels = ImageLabels.Of(images, LabelColumnName);
            Check(request, images);
            console.Line($"{images.Path}: {Texts.Count(images.Values.Count, "image")} of {images.Shape}");
            console.Line(labels.Column is null
                ? "no labels: pixels are selected that images can be made again of"
                : $"labels: {labels.Task}, {string.Join(", ", labels.Classes.Take(10).Select(label => Texts.Quote(label)))}"
                    + $"{(labels.Classes.Count > 10 ? ", ..." : string.Empty)}");
            (Mask mask, SearchSummary summary) = Train(request, images, labels, console, interruption.Token);
            folder.Write(
                [
                    new(MaskJson.FileName, stream => MaskJson.Write(stream, mask, summary)),
                    new(PgmName, mask.WritePgm),
                    ReportFile.Of(summary, images.Shape.ToLayout()),
                ],
                []);
            Describe(console, mask, summary);
            console.Line($"written to {folder.Path}: {string.Join(", ", FileNames)}");
            return interruption.Close(summary.Chosen is not null, summary.IsComplete);
        });
    }

    private static (Mask Mask, SearchSummary Summary) Train(
        MaskRequest request, ImageSet images, ImageLabels labels, ToolConsole console, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (request.Seconds is { } seconds)
        {
            stop.CancelAfter(TimeSpan.FromSeconds(seconds));
        }

        using ProgressDisplay progress = console.StartProgress();
        var pixels = new PixelColumn(PixelColumnName, images.Values, images.Shape.ValueCount);
        var view = new TableView(labels.Column is null ? [pixels] : [pixels, labels.Column]);
        StochasticGatesOptions options = Options(request, images.Shape, labels.Task) with { Progress = progress, CancellationToken = stop.Token };
        string why = string.Empty;
        StochasticGatesEstimator estimator = new MLContext(request.Seed).FeatureGating()
            .SelectFeaturesByStochasticGates(PixelColumnName, PixelColumnName, LabelColumnName, options);
        StochasticGatesTransformer? transformer = TrainingErrors.Translate(() => NothingLeft.Catch(() => estimator.Fit(view), out why));
        var facts = new TrainingFacts
        {
            Task = labels.Task,
            LabelName = labels.Column?.Name,
            RowCount = images.Values.Count,
            SlotCount = images.Shape.ValueCount,
            Seed = request.Seed,
            Device = request.Device,
            Settings = new Dictionary<string, string>
            {
                [request.Pixels is null ? "Lambda" : "TargetFeatures"] =
                    (request.Pixels ?? request.Lambda).ToString("G6", CultureInfo.InvariantCulture),
                ["Gate"] = options.Gate.ToString(),
            },
            Elapsed = clock.Elapsed,
            IsComplete = !stop.IsCancellationRequested,
        };
        if (transformer is null)
        {
            console.Note($"warning: {why} Choose a smaller --lambda, or --pixels to keep a fixed number.");
            return (Mask.Of(images.Shape, []), TrainingSummary.OfNothing(facts));
        }

        return (Mask.Of(images.Shape, transformer.Features), TrainingSummary.Of(facts, transformer, _ => PixelColumnName));
    }

    private static StochasticGatesOptions Options(MaskRequest request, ImageShape shape, LearningTask task)
    {
        var options = new StochasticGatesOptions { Task = task, Refit = false, Device = request.Device, Seed = request.Seed };
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
                pixel => $"row {pixel / shape.Width}, column {pixel % shape.Width}",
                pixel => (IReadOnlyList<string>)[.. shape.ValuesOf(pixel).Select(value => $"{PixelColumnName}[{value}]")],
                StringComparer.Ordinal),
        };
    }

    private static void Check(MaskRequest request, ImageSet images)
    {
        bool[] isConstant = images.Values.AreConstant();
        int varying = Enumerable.Range(0, isConstant.Length).Where(value => !isConstant[value]).Select(images.Shape.PixelOf).Distinct().Count();
        if (varying == 0)
        {
            throw InputException.In(images.Path, "every pixel has one value in all images: there is nothing to select.");
        }

        if (request.Pixels > varying)
        {
            throw ToolException.Arguments($"--pixels: {request.Pixels} are asked for, but {varying} pixels of {images.Path} vary among the images.");
        }
    }

    private static void Describe(ToolConsole console, Mask mask, SearchSummary summary)
    {
        console.Line();
        if (summary.Chosen is not { } chosen)
        {
            console.Line("Nothing is selected.");
            return;
        }

        foreach (string line in MaskPicture.Of(mask))
        {
            console.Line(line);
        }

        console.Line($"{chosen.Features.Count} of {Texts.Count(mask.Shape.PixelCount, "pixel")} selected in "
            + $"{Durations.Text(TimeSpan.FromSeconds(summary.ElapsedSeconds))}");
        console.Line($"  {RuleText.Of(chosen)}");
        console.Line(string.Create(
            CultureInfo.InvariantCulture, $"  {summary.MetricName} on held-out images: {chosen.Metric:F4} +- {chosen.MetricStandardError:F4}"));
    }
}
