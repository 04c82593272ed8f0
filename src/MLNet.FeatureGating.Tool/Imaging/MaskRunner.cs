using System.Globalization;
using MLNet.FeatureGating.Search;
using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Files;
using MLNet.FeatureGating.Tool.Summaries;
using MLNet.FeatureGating.Tool.Terminal;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>Does what <c>featuregate masks</c> was asked for: reads images, selects pixels, says what came of it, and writes.</summary>
internal static class MaskRunner
{
    // Fewer images are not held out of: a tenth of them is none.
    private const int FewestToHoldOut = 10;

    /// <summary>Runs the selection.</summary>
    /// <exception cref="ToolException">Something that was given cannot be used.</exception>
    public static ExitCode Run(MaskRequest request, ToolConsole console)
    {
        using var folder = OutputFolder.Prepare(request.OutputFolder);
        using var interruption = new Interruption(console);
        return interruption.Guard(() =>
        {
            ImageSet images = ImageReader.Read(request, interruption.Token);
            ImageLabels labels = ImageLabels.Of(images, MaskTask.LabelColumnName);
            Check(request, images);
            console.Line($"{images.Path}: {Texts.Count(images.Values.Count, "image")} of {images.Shape}");
            console.Line(labels.Column is null
                ? "no labels: pixels are selected that images can be made again of"
                : $"labels: {labels.Task}, {string.Join(", ", labels.Classes.Take(10).Select(label => Texts.Quote(label)))}"
                    + $"{(labels.Classes.Count > 10 ? ", ..." : string.Empty)}");
            MaskOutcome outcome = Select(request, images, labels, console, interruption.Token);
            using (outcome.Selection)
            {
                foreach (string warning in outcome.Warnings)
                {
                    console.Note(warning);
                }

                OutputFile[] files = [.. MaskFiles.Of(outcome)];
                string[] names = [.. files.Select(file => file.Name)];
                folder.Write(files, MaskFiles.Names.Except(names));
                Describe(console, outcome);
                console.Line($"written to {folder.Path}: {string.Join(", ", names)}");
            }

            return interruption.Close(outcome.Summary.Chosen is not null, outcome.Summary.IsComplete);
        });
    }

    private static MaskOutcome Select(
        MaskRequest request, ImageSet images, ImageLabels labels, ToolConsole console, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (request.Seconds is { } seconds)
        {
            stop.CancelAfter(TimeSpan.FromSeconds(seconds));
        }

        using ProgressDisplay progress = console.StartProgress();
        var task = new MaskTask(request, images, labels, progress, stop.Token);
        return request.Method is { } method ? MaskedPixels.Select(task, method) : GatedPixels.Select(task);
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

    private static void Describe(ToolConsole console, MaskOutcome outcome)
    {
        console.Line();
        SearchSummary summary = outcome.Summary;
        if (summary.Chosen is not { } chosen)
        {
            console.Line("Nothing is selected.");
            return;
        }

        foreach (string line in MaskPicture.Of(outcome.Mask))
        {
            console.Line(line);
        }

        console.Line($"{chosen.Features.Count} of {Texts.Count(outcome.Mask.Shape.PixelCount, "pixel")} selected in "
            + $"{Durations.Text(TimeSpan.FromSeconds(summary.ElapsedSeconds))}");
        console.Line($"  method: {outcome.Method}{(outcome.Gate is null ? string.Empty : $", {outcome.Gate}")}");
        console.Line($"  {RuleText.Of(chosen)}");
        console.Line(double.IsNaN(chosen.Metric)
            ? "  no network was trained on the selected pixels to measure how good they are"
            : Measure(summary, chosen));
    }

    private static string Measure(SearchSummary summary, ChosenSelection chosen)
    {
        string where = summary.RowCount < FewestToHoldOut ? "the images learnt from" : "held-out images";
        string error = double.IsNaN(chosen.MetricStandardError)
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $" +- {chosen.MetricStandardError:F4}");
        return string.Create(CultureInfo.InvariantCulture, $"  {summary.MetricName} on {where}: {chosen.Metric:F4}{error}");
    }
}
